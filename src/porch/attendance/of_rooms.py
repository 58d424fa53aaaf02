"""Sittings of a group's live rooms: whoever may host them, and whoever hosts just now, reads out codes there.

A room that begins as a meeting of the group does is that meeting, and one hour has one proof: the meeting is the
sitting, and its codes are read out in the room.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from porch.attendance import of_meetings
from porch.attendance.actions import end_with
from porch.attendance.queries import is_on, ready_for
from porch.attendance.registries import Running, Source, sources
from porch.groups.models import Group
from porch.meetings.queries import on_the_list
from porch.people.models import Member
from porch.rooms.kinds import GROUP, MEETING
from porch.rooms.models import Room, Seat
from porch.rooms.queries import opens_for, seat_of
from porch.rooms.registries import RoomSection, on_over, room_sections
from porch.rooms.rules.roles import leads
from porch.rooms.rules.rooms import OVER

KIND = "room"


def register() -> None:
    sources.register(KIND, Source(running, chairs, keeps))
    on_over.register("attendance", over)
    room_sections.register("attendance", RoomSection("attendance/_room.html", 20, section))


def running(groups: Collection[Group], since: datetime, until: datetime) -> list[Running]:
    by_id = {group.pk: group for group in groups}
    there = Room.objects.filter(kind=GROUP, belongs_to__in=by_id, ends__gt=since, starts__lt=until)
    rooms = [(room, by_id[room.belongs_to]) for room in there.exclude(state=OVER) if room.belongs_to]
    if not rooms:
        return []
    first = min(since, *(room.starts for room, _ in rooms))
    meetings = {(one.group.pk, one.starts) for one in of_meetings.running(groups, first, until)}
    return [
        Running(KIND, str(room.pk), group, room.title, group.time_zone, room.starts, room.ends)
        for room, group in rooms
        if (group.pk, room.starts) not in meetings
    ]


def chairs(running: Running, member: Member, now: datetime) -> bool:
    return keeps(running.group, member, now) or _hosts(UUID(running.key), member)


def keeps(group: Group, member: Member, now: datetime) -> bool:
    return opens_for(member, GROUP, group.pk, now)


def _hosts(pk: UUID, member: Member) -> bool:
    """Whether they lead on the floor: it may have been handed to them a moment ago."""
    room = Room.objects.filter(pk=pk).first()
    seat = seat_of(member, room) if room else None
    if room is None or seat is None or seat.state != Seat.State.IN:
        return False
    chair = room.as_floor.chair(seat.no)
    return chair is not None and leads(chair.role)


def over(room: Room, now: datetime) -> None:
    """A room that came to its end sooner: its codes count no more, and proof says the shorter time."""
    if room.kind == GROUP:
        end_with(KIND, str(room.pk), now)


def section(room: Room, member: Member, now: datetime) -> dict[str, Any] | None:
    """Beside the floor, where the group has proof: a field for what was read out, and the way to read out."""
    group = _group_of(room)
    if group is None or not is_on(group):
        return None
    return {"room": room, "group": group, "chairs": bool(ready_for(group, member, now))}


def _group_of(room: Room) -> Group | None:
    """Whose people sit there: in a meeting's own room those of the meeting's group."""
    if room.kind == GROUP and room.belongs_to:
        return Group.objects.filter(pk=room.belongs_to).first()
    if room.kind == MEETING and room.belongs_to:
        meeting = on_the_list().select_related("group").filter(pk=room.belongs_to).first()
        return meeting.group if meeting else None
    return None
