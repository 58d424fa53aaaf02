"""A group's live room is a sitting too: whoever hosts reads out, and its end is the end of the proof."""

from datetime import datetime, timedelta

import pytest

from porch.attendance import actions
from porch.attendance.models import Sitting
from porch.attendance.of_rooms import chairs
from porch.attendance.of_rooms import running as running_rooms
from porch.attendance.queries import running_of
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.meetings.models import Meeting
from porch.people.models import Member
from porch.rooms import actions as rooms
from porch.rooms.models import Room
from porch.rooms.queries import seat_of
from tests.attendance.conftest import HOUR, Clock, main_of, read_out
from tests.conftest import signed_in


@pytest.fixture
def room(group: Group, alice: Member, bob: Member, now: datetime) -> Room:
    """Alice's room for the group, for an hour from now; both sit in it."""
    told = rooms.Told("Evening round", now, 60)
    made = rooms.open_room(told, by=alice, now=now, kind="group", belongs_to=group.pk)
    for member in (alice, bob):
        rooms.come_in(made, by=member, now=now, shown="name")
    return made


def test_codes_are_read_out_in_a_room_and_given_back_beside_its_floor(
    room: Room, group: Group, alice: Member, bob: Member, clock: Clock
) -> None:
    host, attendee = signed_in(alice), signed_in(bob)
    (found,) = running_of([group], room.starts)
    host.post(f"/groups/{group.slug}/attended/open/", {"sitting": found.code})
    sitting = Sitting.objects.get()
    assert (sitting.kind, sitting.key) == ("room", str(room.pk))
    code, at = read_out(sitting, 0)
    clock(at)
    page = main_of(attendee, room.get_absolute_url())
    assert "What was read out" in page
    assert "Read out codes" not in page
    assert "Read out codes" in main_of(host, room.get_absolute_url())
    said = {"code": code, "room": str(room.pk)}
    assert attendee.post("/attended/code/", said)["Location"] == room.get_absolute_url()
    wrong = attendee.post("/attended/code/", {"code": "lantern 123", "room": str(room.pk)})
    assert wrong.status_code == 422
    assert "Back to the room" in wrong.text


def test_a_room_nobody_may_come_to_leads_nowhere(
    room: Room, sitting: Sitting, erin: Member, clock: Clock
) -> None:
    code, at = read_out(sitting, 0)
    clock(at)
    answer = signed_in(erin).post("/attended/code/", {"code": code, "room": str(room.pk)})
    assert answer["Location"] == "/attended/"


def test_while_the_group_has_no_proof_its_room_shows_nothing_of_it(
    room: Room, group: Group, alice: Member, now: datetime
) -> None:
    change_setting(group, "proof-of-attendance", "no", by=None, now=now)
    assert "Proof of attendance" not in main_of(signed_in(alice), room.get_absolute_url())
    assert running_of([Group.objects.get(pk=group.pk)], now) == []


def test_when_the_room_ends_sooner_so_does_its_proof(
    room: Room, group: Group, alice: Member, bob: Member, clock: Clock
) -> None:
    (found,) = running_of([group], room.starts)
    sitting = actions.open_proof(found, by=alice, now=room.starts)
    for window in (0, 1):
        code, at = read_out(sitting, window)
        actions.give_back(code, by=bob, now=at)
    over = at + timedelta(minutes=1)
    rooms.end(room, now=over)
    sitting.refresh_from_db()
    assert sitting.is_over_at == over
    made = actions.ask_for_proof(sitting.pk, by=bob, now=over)
    assert made.minutes == (over - room.starts) // timedelta(minutes=1)


def test_a_room_of_everybody_is_no_groups_sitting(bob: Member, group: Group, now: datetime) -> None:
    rooms.open_room(rooms.Told("Open room", now, 60), by=bob, now=now)
    assert running_rooms([group], now, now + timedelta(minutes=10)) == []


def test_a_room_that_begins_as_the_meeting_does_is_that_meeting_and_has_no_proof_of_its_own(
    group: Group, meeting: Meeting, alice: Member, bob: Member, clock: Clock, now: datetime
) -> None:
    told = rooms.Told("Friday lamp", HOUR, 120)
    room = rooms.open_room(told, by=alice, now=now, kind="group", belongs_to=group.pk)
    for member in (alice, bob):
        rooms.come_in(room, by=member, now=now, shown="name")
    assert [one.kind for one in running_of([group], now)] == ["meeting"]
    assert "Read out codes" in main_of(signed_in(alice), room.get_absolute_url())
    assert "What was read out" in main_of(signed_in(bob), room.get_absolute_url())
    clock(HOUR + timedelta(minutes=70))  # the meeting is over, and whoever likes stays in the room
    assert running_of([group], HOUR + timedelta(minutes=70)) == []


def test_in_a_meetings_own_room_its_codes_are_given_back(
    group: Group, meeting: Meeting, sitting: Sitting, alice: Member, bob: Member, clock: Clock, now: datetime
) -> None:
    told = rooms.Told("Friday lamp", HOUR, 60)
    room = rooms.open_room(told, by=alice, now=now, kind="meeting", belongs_to=meeting.pk)
    rooms.come_in(room, by=bob, now=now, shown="name")
    code, at = read_out(sitting, 0)
    clock(at)
    attendee = signed_in(bob)
    assert "What was read out" in main_of(attendee, room.get_absolute_url())
    answer = attendee.post("/attended/code/", {"code": code, "room": str(room.pk)})
    assert answer["Location"] == room.get_absolute_url()


def test_whoever_was_handed_the_room_reads_out_and_gives_that_up_with_it(
    room: Room, group: Group, alice: Member, bob: Member, now: datetime
) -> None:
    (found,) = running_of([group], now)
    host, other = seat_of(alice, room), seat_of(bob, room)
    assert host is not None
    assert other is not None
    rooms.take(host, "hand-over", by=alice, now=now, about=other.no)
    assert not chairs(found, bob, now)
    rooms.take(other, "take-role", by=bob, now=now)
    assert chairs(found, bob, now)
    rooms.leave(other, by=bob, now=now)
    assert not chairs(found, bob, now)
