"""Twenty-eight short days, one a day at an hour by one's own clock. Nothing here knows of a day that was missed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

DAYS = 28
DAY = timedelta(days=1)
FIRST_HOUR, LAST_HOUR = 5, 22
STILL_OF_USE = timedelta(hours=1)
"""A line that could not be sent for so long, because the clock stood still, is let go of."""


@dataclass(frozen=True)
class Place:
    """Where somebody is: ``day`` was opened on the day ``on`` by their own clock, and the next opens at ``hour``."""

    day: int
    on: date
    hour: int
    rests: bool = False
    ended: bool = False

    @property
    def is_last(self) -> bool:
        return self.day >= DAYS


def begin(hour: int, zone: str, now: datetime) -> Place:
    """The first day is open at once; the second opens tomorrow."""
    return Place(1, now.astimezone(ZoneInfo(zone)).date(), hour)


def turned(hour: int, zone: str, now: datetime) -> date:
    """The last day of which ``hour`` has come, by the clock there."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return today if moment_of(today, time(hour), zone) <= now else today - DAY


def as_of(place: Place, zone: str, now: datetime) -> Place:
    """The same place with every day open whose hour has come. While it rests, and after the end, it stays."""
    if place.rests or place.ended or place.is_last:
        return place
    since = turned(place.hour, zone, now)
    more = sum(is_a_day(place.on + at * DAY, zone) for at in range(1, (since - place.on).days + 1))
    return replace(place, day=min(DAYS, place.day + more), on=since) if more else place


def leave_out(place: Place, zone: str, now: datetime) -> Place:
    """The next day opens now; the one after it tomorrow."""
    there = as_of(place, zone, now)
    if there.rests or there.ended or there.is_last:
        return there
    return replace(there, day=there.day + 1, on=_today_at_least(there.on, zone, now))


def rest(place: Place, zone: str, now: datetime) -> Place:
    """It waits where it is, for as long as they like."""
    return replace(as_of(place, zone, now), rests=not place.ended)


def go_on(place: Place, zone: str, now: datetime) -> Place:
    """It goes on from the day it waited at, however long that was: the next opens tomorrow."""
    if not place.rests or place.ended:
        return place
    return replace(place, rests=False, on=_today_at_least(place.on, zone, now))


def at_hour(place: Place, hour: int, zone: str, now: datetime) -> Place:
    """Another hour from the next day on; what is open stays open, and no day opens because of it."""
    there = as_of(place, zone, now)
    return replace(there, hour=hour, on=_today_at_least(there.on, zone, now))


def stop(place: Place, zone: str, now: datetime) -> Place:
    """It ends here. What was open can be read on."""
    return replace(as_of(place, zone, now), ended=True, rests=False)


def next_at(place: Place, zone: str, now: datetime) -> datetime | None:
    """The moment the next day opens; None when none will. A day that a calendar left out has no hour."""
    there = as_of(place, zone, now)
    if there.rests or there.ended or there.is_last:
        return None
    on = there.on + DAY
    while not is_a_day(on, zone):
        on += DAY
    return moment_of(on, time(there.hour), zone)


def _today_at_least(on: date, zone: str, now: datetime) -> date:
    return max(on, now.astimezone(ZoneInfo(zone)).date())
