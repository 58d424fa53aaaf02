"""The card on Today, and hours in words."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from porch.people.actions import block
from porch.people.models import LivedExperience, Member
from porch.people.rules.hours import ALL_HOURS
from porch.talk import actions
from porch.talk.models import Conversation
from porch.talk.rules import spans_there
from porch.talk.today import something_new
from porch.talk.usual import usual_hours
from tests.talk.conftest import Say

ZONES = ("UTC", "Europe/London", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia")


def named(member: Member, now: datetime) -> list[str]:
    card = something_new(member, now)
    return [row["name"] for row in card["rows"]] if card else []


def test_what_is_new_is_there_until_it_is_opened(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    assert something_new(alice, now) is None
    message = say("hello", by=bob)
    assert named(alice, now) == ["Bob Harbour"]
    assert named(bob, now) == [], "one's own words are no news"
    conversation.refresh_from_db()
    actions.opened(conversation, by=alice, seq=message.seq, now=now)
    assert named(alice, now) == []


def test_a_request_shows_as_one(say: Say, alice: Member, erin: Member, now: datetime) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    say("hello", by=erin, within=asked)
    card = something_new(alice, now)
    assert card is not None
    assert card["rows"][0]["asks"]


def test_what_is_withheld_is_no_news(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    block(bob, by=alice, now=now)
    say("are you there", by=bob)
    assert named(alice, now) == []


def test_hours_are_said_shortly(alice: Member, bob: Member, now: datetime) -> None:
    def said(*hours: str) -> str:
        LivedExperience.objects.filter(member=bob).update(hours=list(hours))
        return usual_hours(Member.objects.get(pk=bob.pk), alice, now=now)

    assert said() == ""
    assert said("sat-9", "sat-10") == "9 a.m. to 11 a.m. Saturday"
    assert (
        said("mon-18", "wed-18", "sun-7") == "6 p.m. to 7 p.m. Monday and Wednesday; 7 a.m. to 8 a.m. Sunday"
    )
    assert said(*ALL_HOURS) == "at any hour every day"
    assert said("mon-1", "mon-5", "mon-9", "mon-13") == "", "a scattered list says less than nothing"


@given(st.sets(st.sampled_from(ALL_HOURS)), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_as_many_minutes_there_as_here(hours: set[str], zone: str, there: str) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    spans = spans_there(hours, zone=zone, there=there, now=now)
    minutes = sum(end - start for found in spans.values() for start, end in found)
    assert minutes == 60 * len(hours)
    assert all(0 <= start < end <= 24 * 60 for found in spans.values() for start, end in found)
