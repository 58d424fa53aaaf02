"""What this room gives to whoever wants just to sit in a room: the meetings that are on, or come next."""

from datetime import datetime

from porch.asks.registries import OpenRoom, open_rooms
from porch.meetings.queries import next_few
from porch.people.models import Member

MOST = 3


def register() -> None:
    open_rooms.register("meetings", rooms)


def rooms(member: Member, now: datetime) -> list[OpenRoom]:
    return [
        OpenRoom(coming.meeting.name, coming.starts, coming.ends, coming.meeting.get_absolute_url())
        for coming in next_few(member.time_zone or "UTC", now, MOST)
    ]
