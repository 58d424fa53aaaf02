"""What this room shows elsewhere: what may be next on Today, a group's rooms on its page, places to sit."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.asks.registries import OpenRoom
from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.meetings.models import Meeting
from porch.people.models import Member
from porch.rooms import queries
from porch.rooms.models import Room
from porch.rooms.queries.scripts import TO_WRITE
from porch.ui.next_thing import NextThing, Pull

SOON = timedelta(hours=1)


def open_or_soon(member: Member, now: datetime) -> NextThing | None:
    """The first room one can sit in now or within the hour; none for whoever is here for someone else only."""
    if not member.in_recovery:
        return None
    live, coming = queries.live_and_next(member, now)
    room = next(iter([*live, *(one for one in coming if one.starts - now <= SOON)]), None)
    return to_the_door(room, Pull.OPEN, member) if room else None


def to_the_door(room: Room, pull: Pull, member: Member) -> NextThing:
    """A room as the next thing: that it is open, or when it opens."""
    at = date_format(room.starts.astimezone(ZoneInfo(member.time_zone)), "l, H:i")
    return NextThing(
        pull,
        gettext("A room is open")
        if room.state != "announced"
        else gettext("A room opens: %(at)s") % {"at": at},
        room.get_absolute_url(),
        gettext("Go to the door"),
        says=gettext("%(title)s. You can just listen.") % {"title": room.title},
        about=gettext("of %(title)s") % {"title": room.title},
        at=room.starts,
    )


def of_group(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    """For its people: the group's rooms, and for those who serve the way to open one."""
    told = _rooms_of("group", group.pk, member, now, reverse("rooms:open-for-group", args=[group.slug]))
    if told is not None and TO_WRITE in powers_of(member, group, now):
        told["writes"] = reverse("rooms:own-scripts", args=[group.slug])
    return told


def of_meeting(meeting: Meeting, member: Member | None, now: datetime) -> dict[str, Any] | None:
    """The same for a meeting; a visitor reads of none."""
    if member is None:
        return None
    path = reverse("rooms:open-for-meeting", args=[meeting.slug])
    return _rooms_of("meeting", meeting.pk, member, now, path)


def _rooms_of(kind: str, of: UUID, member: Member, now: datetime, path: str) -> dict[str, Any] | None:
    if not member.in_recovery:
        return None
    found = queries.rooms_for(member, now).filter(kind=kind, belongs_to=of).exclude(state="over")
    rooms = list(found.order_by("starts")[:3])
    opens = path if queries.opens_for(member, kind, of, now) else ""
    return {"rooms": rooms, "opens": opens} if rooms or opens else None


def to_sit_in(member: Member, now: datetime) -> list[OpenRoom]:
    """What is open or opens within the hour, for whoever wants just to sit somewhere."""
    if not member.in_recovery:
        return []
    live, coming = queries.live_and_next(member, now)
    near: list[Room] = [*live, *(room for room in coming if room.starts - now <= SOON)]
    return [OpenRoom(room.title, room.starts, room.ends, room.get_absolute_url()) for room in near]
