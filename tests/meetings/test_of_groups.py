"""A group's own meetings are kept by those who serve in it, and nobody else's are."""

import itertools
from datetime import datetime, time, timedelta

import pytest
import time_machine

from porch.groups import actions as groups
from porch.groups.actions.belonging import let_belong
from porch.groups.models import Group
from porch.groups.queries import next_for
from porch.groups.rules.founding import Told as ToldGroup
from porch.meetings.actions import add, take_off
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told
from porch.people.models import Member
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
LAMP = Told("Thursday lamp", 4, time(19), 60, "Europe/London", location="The hall")
PATH = "/groups/morning-tea/meetings/"


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def group(alice: Member, dee: Member, erin: Member, now: datetime) -> Group:
    """Alice is its secretary, Erin belongs."""
    made = groups.ask_for_group(ToldGroup("Morning tea", settings={"joining": "anyone"}), by=alice, now=now)
    groups.answer_yes(made, by=dee, now=now)
    let_belong(made, erin, now)
    return made


def form(**changes: str) -> dict[str, str]:
    told = {
        "name": "Thursday lamp",
        "day": "4",
        "time": "19:00",
        "minutes": "60",
        "time_zone": "Europe/London",
    }
    return told | {"location": "The hall", "open_to": "open"} | changes


def test_whoever_serves_puts_the_groups_meeting_on_the_list(group: Group, alice: Member, bob: Member) -> None:
    assert signed_in(alice).post(f"{PATH}new/", form())["Location"] == PATH
    meeting = Meeting.objects.get()
    assert meeting.group == group
    assert "Thursday lamp" in signed_in(bob).get("/meetings/").text
    assert "Thursday lamp" in signed_in(bob).get("/groups/morning-tea/").text


def test_it_is_changed_confirmed_and_taken_off_from_the_groups_own_page(
    group: Group, alice: Member, now: datetime
) -> None:
    meeting = add(LAMP, by=None, now=now - timedelta(days=90), group=group)
    signed_in(alice).post(f"{PATH}{meeting.pk}/confirm/")
    meeting.refresh_from_db()
    assert meeting.confirmed_on == now.date()
    signed_in(alice).post(f"{PATH}{meeting.pk}/", form(name="Thursday candle"))
    signed_in(alice).post(f"{PATH}{meeting.pk}/take-off/")
    meeting.refresh_from_db()
    assert (meeting.name, meeting.active, meeting.group) == ("Thursday candle", False, group)
    signed_in(alice).post(f"{PATH}{meeting.pk}/put-back/")
    meeting.refresh_from_db()
    assert meeting.active


def test_nobody_keeps_meetings_that_are_not_their_groups(
    group: Group, alice: Member, erin: Member, bob: Member, now: datetime
) -> None:
    other, ours = add(LAMP, by=None, now=now), add(LAMP, by=None, now=now, group=group)
    for path in ("confirm/", "take-off/", "put-back/", ""):
        assert signed_in(alice).post(f"{PATH}{other.pk}/{path}", form()).status_code == 404, path
        for member in (erin, bob):
            assert signed_in(member).post(f"{PATH}{ours.pk}/{path}", form()).status_code == 404, path
    assert signed_in(erin).get(PATH).status_code == 404
    for meeting in (other, ours):
        meeting.refresh_from_db()
        assert (meeting.active, meeting.version) == (True, 0)


def test_the_groups_calendar_has_its_meetings_while_they_are_held(
    group: Group, alice: Member, now: datetime
) -> None:
    meeting = add(LAMP, by=None, now=now, group=group)
    ahead = next_for(group, alice, now)
    assert [day.occasion.title for day in ahead] == ["Thursday lamp"] * 3
    assert {day.starts.hour for day in ahead} == {19}
    assert [(b.starts - a.starts).days for a, b in itertools.pairwise(ahead)] == [7, 7]
    take_off(meeting, by=alice, now=now)
    assert next_for(group, alice, now) == []
