"""A room that is open with a few made-up people in it, and one that a group announced: by the same verbs as everywhere.

What they wrote is made up. The room stays open for hours, so that there is one to look at.
"""

from datetime import datetime, time, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from porch.groups.models import Group
from porch.home.demo.cast import ZONE
from porch.people.models import Member
from porch.rooms import actions
from porch.rooms.models import Room, Seat

LONG = 18 * 60  # minutes

SHARES = (
    ("Ana", 9, "The evenings are long this week. I made soup, and there is some left for tomorrow."),
    ("Wren", 5, "First time in a room like this. I said a whole sentence at work today, in the big meeting."),
)

LAST_NIGHT = (
    ("Quiet Heron", "I had nothing planned, so I came and sat. That was better than the sofa."),
    ("Sam", "The children sleep, the kettle is on. I am tired and fine."),
)


def sit(people: dict[str, Member], groups: dict[str, Group], now: datetime) -> None:
    """Marigold hosts an open room: two have shared, Sam shares just now, Frank waits; a group meets on Thursday."""
    began = now - timedelta(minutes=20)
    marigold = people["Marigold"]
    told = actions.Told("Sitting together", began, LONG, keep="day", share=5)
    room = actions.open_room(told, by=marigold, now=began)
    actions.come_in(room, by=marigold, now=began, shown="name")
    for name, ago, words in SHARES:
        at = now - timedelta(minutes=ago)
        seat = actions.come_in(room, by=people[name], now=at, shown="name")
        actions.take(seat, "raise", by=people[name], now=at, value="types")
        mark = uuid5(room.pk, words)
        actions.say(seat, words, by=people[name], now=at, client_id=mark)
    for name, shown in (("Sam", "name"), ("Frank", "letter")):
        seat = actions.come_in(room, by=people[name], now=now, shown=shown)
        actions.take(seat, "raise", by=people[name], now=now)
    _stay(room)
    _last_night(people, now)
    thursday = actions.Told("Kettle on", _thursday(now), 75, keep="end", how="round")
    kettle = groups["kettle-on"]
    actions.open_room(thursday, by=people["Ana"], now=now, kind="group", belongs_to=kettle.pk)


def _last_night(people: dict[str, Member], now: datetime) -> None:
    """A room that is over: those who were in it can read for a week what was written."""
    at, ana = now - timedelta(hours=14), people["Ana"]
    told = actions.Told("Night lamp", at, 60, keep="week")
    room = actions.open_room(told, by=ana, now=at)
    actions.come_in(room, by=ana, now=at, shown="name")
    for name, words in LAST_NIGHT:
        seat = actions.come_in(room, by=people[name], now=at, shown="name")
        actions.take(seat, "raise", by=people[name], now=at, value="types")
        actions.say(seat, words, by=people[name], now=at, client_id=uuid5(room.pk, words))
    actions.end(room, now=at + timedelta(hours=1))


def _thursday(now: datetime) -> datetime:
    """Half past six on the next Thursday, by the clock of the people there."""
    day = now.astimezone(ZoneInfo(ZONE)).date() + timedelta(days=1)
    day += timedelta(days=(3 - day.weekday()) % 7)
    return datetime.combine(day, time(18, 30), ZoneInfo(ZONE))


def _stay(room: Room) -> None:
    """Nobody sits behind these chairs, so nobody would see them: they count as here until the room ends."""
    Seat.objects.filter(room=room).update(seen_until=room.ends)
