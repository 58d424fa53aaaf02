"""Search finds what readers see, as it is now."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from porch.journal.actions import catch_up
from porch.journal.models import Brought, Indexed, Word
from porch.people.models import Member
from porch.people.registries import belongings
from porch.stories import actions
from porch.stories.models import Story
from porch.stories.rules.told import Told
from tests.journal.conftest import Write
from tests.journal.test_pages import titles

pytestmark = pytest.mark.django_db


def found(client: Client, asked: str) -> list[str]:
    return titles(client, f"/stories/search/?q={asked}")


@pytest.mark.parametrize(
    "asked", ["kettle", "KETTLE", "kett", "cafe kettle", "café", "bus", "winter", "alice", "dont"]
)
def test_it_is_found_by_title_text_tag_and_name(
    client: Client, shown: Write, alice: Member, asked: str
) -> None:
    shown(alice, "The bus", body="Don’t go. A **kettle** at the Café.", tags="Winter")
    shown(alice, "Another", body="Nothing of it.", pseudonym="Brisk Otter")
    assert found(client, asked) == ["The bus"]


@pytest.mark.parametrize("asked", ["ettle", "kettle zebra", "strong", "nofollow"])
def test_it_is_not_found_by_what_nobody_reads_in_it(
    client: Client, shown: Write, alice: Member, asked: str
) -> None:
    shown(alice, "The bus", body="A **kettle** [there](https://example.org).")
    page = client.get(f"/stories/search/?q={asked}")
    assert "No story you can read has all of these words in it." in page.text


def test_a_change_is_found_at_once_and_what_was_there_before_is_not(
    client: Client, shown: Write, alice: Member, now: datetime
) -> None:
    story = shown(alice, body="A kettle.")
    drafted = actions.save_draft(
        Told(title="The bus", body="A lamp.", audience="everyone"),
        by=alice,
        now=now,
        story=story,
        seen=story.seen_draft,
    )
    assert found(client, "kettle") == ["The bus home"]
    assert found(client, "lamp") == []
    actions.put_up(drafted, by=alice, now=now)
    assert found(client, "kettle") == []
    assert found(client, "lamp") == ["The bus"]


def test_the_clock_finds_what_was_missed(client: Client, shown: Write, alice: Member, now: datetime) -> None:
    shown(alice, "Missed"), shown(alice, "Old rules"), shown(alice, "There")
    Word.objects.filter(story__title="Missed").delete()
    Indexed.objects.filter(story__title="Missed").delete()
    Indexed.objects.filter(story__title="Old rules").update(version=0)
    actions.save_draft(Told(title="Only mine"), by=alice, now=now)
    assert found(client, "missed") == []
    assert catch_up(now) == 2
    assert found(client, "missed") == ["Missed"]
    assert catch_up(now) == 0


def test_nothing_asked_for_finds_nothing(client: Client, shown: Write, alice: Member) -> None:
    shown(alice)
    for nothing in ("", "+", "%00", "%F0%9F%8C%BB"):
        page = client.get(f"/stories/search/?q={nothing}")
        assert page.status_code == 200
        assert "The bus home" not in page.text


def test_a_very_long_question_is_one(
    client: Client, shown: Write, alice: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    shown(alice, body=" ".join(f"word{n}" for n in range(900)))
    asked = "+".join(f"word{n}" for n in range(200))
    with django_assert_max_num_queries(3):
        assert found(client, asked) == ["The bus home"]


def test_a_story_that_is_thrown_away_leaves_no_word(shown: Write, alice: Member, now: datetime) -> None:
    story = shown(alice)
    assert Word.objects.filter(story=story).exists()
    actions.throw_away(story, by=alice, now=now)
    assert not Word.objects.exists()


def test_whoever_leaves_takes_their_words_out_of_the_index(
    shown: Write, alice: Member, bob: Member, now: datetime
) -> None:
    mine, theirs = shown(alice), shown(bob)
    Brought.objects.create(digest="x", story=mine, at=now)
    share = dict(belongings.items())["journal"]
    assert share.export(alice)["brought_from_another_journal"][0]["story"] == "The bus home"
    share.erase(alice, now)
    assert set(Word.objects.values_list("story", flat=True)) == {theirs.pk}
    assert Brought.objects.get().story is None
    assert Story.objects.filter(pk=mine.pk).exists()
