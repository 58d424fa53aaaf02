"""First stories before a person: an honest promise, a kind no, and an author who knows who looked."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.actions import TooLate
from porch.people.actions import pause
from porch.people.models import Member
from porch.record.models import Disclosure, Entry
from porch.stories import actions
from porch.stories.models import Decided, Look, Story
from porch.stories.queries import waiting_for
from porch.wire.models import Notice
from tests.stories.conftest import Write, main_of
from tests.stories.drawing import picture

DESK = "/desk/stories/"


@pytest.fixture
def look(draft: Write, alice: Member, carol: Member, dee: Member, now: datetime) -> Look:
    return actions.put_up(draft(alice), by=alice, now=now).looks.get()


def told(member: Member) -> list[str]:
    return list(Notice.objects.filter(member=member, seen_at=None).values_list("kind", flat=True))


def test_a_first_story_waits_and_those_who_read_are_called(
    look: Look, alice: Member, carol: Member, dee: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    assert look.due_at == now + timedelta(days=3)
    assert told(carol) == told(dee) == ["needs-a-person"]
    assert "A person reads it before others do, by" in as_alice.get(look.story.get_absolute_url()).text
    assert as_bob.get(look.story.get_absolute_url()).status_code == 404


def test_the_author_reads_who_looked(look: Look, alice: Member, carol: Member, as_carol: Client) -> None:
    assert as_carol.get(f"{DESK}{look.pk}/").status_code == 200
    assert Disclosure.objects.filter(
        subject_id=alice.pk, viewer_id=carol.pk, scope="waiting-story", purpose="stories"
    ).exists()


def test_the_desk_reads_a_drawn_name_and_never_whose_it_is(
    draft: Write, alice: Member, as_carol: Client, now: datetime
) -> None:
    story = actions.put_up(draft(alice, pseudonym="Amber Finch"), by=alice, now=now)
    for page in (as_carol.get(DESK).text, as_carol.get(f"{DESK}{story.looks.get().pk}/").text):
        assert "Amber Finch" in page
        assert alice.handle not in page
        assert str(alice.pk) not in page


def test_a_yes_puts_it_up_and_its_author_is_told(
    look: Look, alice: Member, as_carol: Client, as_bob: Client, as_alice: Client
) -> None:
    assert as_carol.post(f"{DESK}{look.pk}/approve/").status_code == 302
    assert as_bob.get(look.story.get_absolute_url()).status_code == 200
    assert told(alice) == ["story-up"]
    assert "Your story is up: “The bus home”." in as_alice.get("/today/").text
    as_alice.get(look.story.get_absolute_url())
    assert told(alice) == []
    assert "Your story is up" not in as_alice.get("/today/").text


def test_a_no_comes_with_a_note_for_the_author_alone(
    look: Look, alice: Member, as_carol: Client, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    assert as_carol.post(f"{DESK}{look.pk}/send-back/", {"note": " "}).status_code == 422
    note = "The name of the street tells where she lives. Could it go?"
    assert as_carol.post(f"{DESK}{look.pk}/send-back/", {"note": note}).status_code == 302
    story = Story.objects.get()
    assert b"street" not in bytes(Look.objects.get().sealed_note)
    assert story.state == "sent-back"
    assert note in as_alice.get(story.get_absolute_url()).text
    assert note in as_alice.get(f"/stories/write/{story.slug}/").text
    assert told(alice) == []
    assert as_bob.get(story.get_absolute_url()).status_code == 404
    actions.put_up(story, by=alice, now=now)
    assert [one.look.story for one in waiting_for(as_carol_member(), now)] == [story]


def as_carol_member() -> Member:
    return Member.objects.get(handle="Carol Stone")


def test_a_long_note_is_said_and_stays_in_its_box(look: Look, as_carol: Client) -> None:
    answer = as_carol.post(f"{DESK}{look.pk}/send-back/", {"note": "x" * 1001})
    assert answer.status_code == 422
    assert "x" * 1001 in answer.text


def test_nobody_reads_their_own(
    draft: Write, carol: Member, dee: Member, as_carol: Client, now: datetime
) -> None:
    story = actions.put_up(draft(carol), by=carol, now=now)
    look = story.looks.get()
    assert told(carol) == []
    assert told(dee) == ["needs-a-person"]
    assert as_carol.get(f"{DESK}{look.pk}/").status_code == 404
    assert as_carol.post(f"{DESK}{look.pk}/approve/").status_code == 404
    with pytest.raises(TooLate):
        actions.approve(look, by=carol, now=now)
    assert waiting_for(carol, now) == []


def test_of_two_who_answer_at_once_one_is_told_that_it_had_changed(
    look: Look, carol: Member, now: datetime
) -> None:
    twice = Look.objects.select_related("story__owner").get()
    actions.approve(look, by=carol, now=now)
    with pytest.raises(TooLate):
        actions.send_back(twice, "No.", by=carol, now=now)
    assert Story.objects.get().state == "shown"


def test_a_promise_that_passed_calls_again_once_a_day_and_says_so(
    look: Look, alice: Member, carol: Member, as_alice: Client, now: datetime
) -> None:
    Notice.objects.all().delete()
    assert actions.call_again(now + timedelta(days=3)) == 0
    later = now + timedelta(days=3, minutes=1)
    assert actions.call_again(later) == 1
    assert actions.call_again(later + timedelta(hours=23)) == 0
    assert actions.call_again(later + timedelta(hours=25)) == 1
    assert told(carol) == ["needs-a-person"]
    Look.objects.update(due_at=now - timedelta(hours=1))
    assert "It should have been read by now." in as_alice.get(look.story.get_absolute_url()).text


def test_whoever_rests_takes_a_story_that_waits_along(
    look: Look, alice: Member, carol: Member, as_carol: Client, now: datetime
) -> None:
    pause(alice, until=None, now=now)
    assert waiting_for(carol, now) == []
    assert as_carol.get(f"{DESK}{look.pk}/").status_code == 404


def test_answers_stand_on_the_chain_without_a_word_of_the_story(
    look: Look, carol: Member, now: datetime
) -> None:
    actions.send_back(look, "A kind note.", by=carol, now=now)
    entry = Entry.objects.get(act="story.sent-back")
    assert entry.actor_id == carol.pk
    assert entry.detail == {"story": str(look.story_id)}


def test_a_coordinator_decides_what_is_read_first(as_dee: Client, as_carol: Client) -> None:
    said = {"reads": "public", "days": 2, "writers": "after-a-while"}
    assert as_carol.post(f"{DESK}how/", said).status_code == 404
    assert as_dee.post(f"{DESK}how/", {**said, "days": 15}).status_code == 422
    assert as_dee.post(f"{DESK}how/", said).status_code == 302
    row = Decided.objects.get()
    assert (row.reads, row.days, row.writers) == ("public", 2, "after-a-while")
    assert Entry.objects.filter(act="stories.decided").count() == 1
    assert "within 2 days" in main_of(as_dee, DESK)


def test_the_desk_sees_the_pictures_of_what_waits_and_of_nothing_else(
    draft: Write, alice: Member, as_carol: Client, as_bob: Client, now: datetime
) -> None:
    story = draft(alice, body="[picture 1]")
    address = actions.add_picture(story, picture(), "A bus stop", by=alice, now=now).get_absolute_url()
    assert as_carol.get(address).status_code == 404
    actions.put_up(story, by=alice, now=now)
    assert address in as_carol.get(f"{DESK}{story.looks.get().pk}/").text
    assert [who.get(address).status_code for who in (as_carol, as_bob)] == [200, 404]
    actions.take_back(story, by=alice, now=now)
    assert as_carol.get(address).status_code == 404
