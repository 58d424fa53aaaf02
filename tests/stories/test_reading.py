"""Who reads a story, and what nobody else can tell from it."""

from datetime import datetime

import pytest
from django.test import Client

from porch.groups.models import Belonging, Group
from porch.people.actions import block, pause
from porch.people.models import Member
from porch.stories import actions
from porch.stories.queries import may_thank, readable_by
from tests.stories.conftest import Write


def reads(viewer: Member | None) -> list[str]:
    return sorted(readable_by(viewer).values_list("title", flat=True))


def test_a_story_for_everyone_is_read_without_signing_in(shown: Write, bob: Member, client: Client) -> None:
    story = shown(bob, audience="everyone", body="I took *another* bus.")
    page = client.get(story.get_absolute_url())
    assert page.status_code == 200
    assert story.slug == "the-bus-home"
    assert "Posted by Bob Harbour at" in page.text
    assert "<em>another</em>" in page.text
    assert "Set-Cookie" not in page.headers
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_a_story_for_members_is_not_there_for_the_web(
    shown: Write, bob: Member, client: Client, as_alice: Client
) -> None:
    story = shown(bob)
    assert client.get(story.get_absolute_url()).status_code == 404
    assert as_alice.get(story.get_absolute_url()).status_code == 200
    assert "bus" not in story.slug, "an address that is not for everyone says nothing"


def test_a_draft_is_its_authors_alone(
    draft: Write, bob: Member, alice: Member, carol: Member, as_alice: Client, as_bob: Client
) -> None:
    story = draft(bob)
    assert as_alice.get(story.get_absolute_url()).status_code == 404
    assert as_bob.get(story.get_absolute_url()).status_code == 200
    assert [reads(who) for who in (None, alice, bob, carol)] == [[], [], [], []]


def test_whoever_rests_takes_their_stories_along(
    shown: Write, bob: Member, alice: Member, now: datetime
) -> None:
    shown(bob, audience="everyone")
    assert reads(None) == reads(alice) == ["The bus home"]
    pause(bob, until=None, now=now)
    assert reads(None) == reads(alice) == []


def test_two_who_are_apart_do_not_read_each_others_stories_for_members(
    shown: Write, alice: Member, dave: Member
) -> None:
    shown(alice, title="Hers")
    shown(dave, title="His")
    shown(dave, title="His, for everyone", audience="everyone")
    assert reads(dave) == ["His", "His, for everyone"]
    assert reads(alice) == ["Hers", "His, for everyone"]


def test_nobody_finds_out_whose_a_story_is_by_blocking_one_after_another(
    shown: Write, alice: Member, bob: Member, now: datetime
) -> None:
    shown(bob, pseudonym="Amber Finch")
    block(bob, by=alice, now=now)
    assert reads(alice) == ["The bus home"]
    block(alice, by=bob, now=now)
    assert reads(alice) == [], "whom its author keeps away does not read it"


def test_a_groups_story_is_read_while_both_belong(
    shown: Write, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    group = Group.objects.create(name="Riverside", slug="riverside", state="open", asked_at=now)
    for one in (alice, bob):
        Belonging.objects.create(group=group, member=one, joined_at=now)
    shown(bob, audience="group", group=str(group.pk))
    assert (reads(alice), reads(erin), reads(None)) == (["The bus home"], [], [])
    Belonging.objects.filter(member=bob).delete()
    assert reads(alice) == []


@pytest.mark.parametrize("state", ["taken-down", "hidden"])
def test_what_was_taken_down_or_hidden_is_gone_for_everyone_else(
    shown: Write, bob: Member, alice: Member, now: datetime, state: str
) -> None:
    story = shown(bob, audience="everyone")
    if state == "hidden":
        type(story).objects.filter(pk=story.pk).update(is_hidden=True)
    else:
        actions.take_down(story, by=bob, now=now)
    assert reads(None) == reads(alice) == []
    assert not may_thank(alice, story)


def test_whoever_is_here_for_somebody_else_reads_what_anybody_reads(
    shown: Write, alice: Member, bob: Member
) -> None:
    shown(bob)
    shown(bob, title="For everyone", audience="everyone")
    alice.in_recovery = False
    alice.save(update_fields=["in_recovery"])
    assert reads(alice) == ["For everyone"]
