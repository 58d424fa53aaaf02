"""A group may decide that its sessions online get a room without anybody opening one."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from porch.groups import actions as groups
from porch.groups.actions.belonging import let_belong
from porch.groups.actions.calendar import Wanted
from porch.groups.models import Group
from porch.groups.rules.founding import Told
from porch.groups.rules.occasions import Plan
from porch.people.models import Member
from porch.rooms import actions, queries
from porch.rooms.models import Room
from porch.rooms.rules.by_themselves import is_online
from tests.rooms.conftest import Sits

ZONE = "Europe/London"


@pytest.fixture
def group(alice: Member, dee: Member, erin: Member, now: datetime) -> Group:
    """alice serves in it, erin belongs; tomorrow morning it meets online, and somewhere in a hall."""
    made = groups.ask_for_group(Told("Kettle on"), by=alice, now=now)
    groups.answer_yes(made, by=dee, now=now)
    let_belong(made, erin, now)
    day = (now + timedelta(hours=24)).astimezone(ZoneInfo(ZONE)).date()
    for title, clock, place in (
        ("Morning tea", time(0, 15), ""),
        ("In the hall", time(0, 30), "Mill Lane hall"),
    ):
        groups.write_entry(made, Wanted(title, Plan(day, clock, 45, ZONE), place), by=alice, now=now)
    made.refresh_from_db()
    return made


def decided(group: Group) -> None:
    Group.objects.filter(pk=group.pk).update(settings={"rooms-by-themselves": "calendar"})


def test_a_session_online_gets_a_room_once_and_one_in_a_hall_none(
    group: Group, erin: Member, now: datetime
) -> None:
    at = now + timedelta(hours=12)
    assert actions.open_for_sessions(at) == 0, "not before the group decided so"
    decided(group)
    assert [actions.open_for_sessions(at) for _ in range(2)] == [1, 0]
    room = Room.objects.get()
    assert (room.title, room.state, room.opened_by) == ("Morning tea", "announced", None)
    assert room.ends - room.starts == timedelta(minutes=45)
    assert queries.room_for(erin, room.pk, at) == room


def test_whoever_serves_and_comes_first_leads_it(
    group: Group, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    decided(group)
    actions.open_for_sessions(now + timedelta(hours=12))
    room = Room.objects.get()
    Room.objects.filter(pk=room.pk).update(state="running")
    room.refresh_from_db()
    first, second = sits(room, erin), sits(room, alice)
    room.refresh_from_db()
    roles = {chair.no: chair.role for chair in room.as_floor.chairs}
    assert roles == {first.no: "", second.no: "host"}


@pytest.mark.parametrize(
    ("place", "online"),
    [("", True), (" ", True), ("https://call.example/tea", True), ("Mill Lane hall", False)],
)
def test_online_is_where_one_cannot_go(place: str, online: bool) -> None:
    assert is_online(place) is online
