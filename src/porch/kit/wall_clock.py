"""What a clock on a wall shows, and the moment that is: right also on the nights when clocks change."""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo


def moment_of(on: date, at: time, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``at`` on the day ``on``.

    A time that a spring night leaves out counts from before the change, so 1:30 becomes 2:30; of a time that
    an autumn night has twice, the first. Calendars read it the same way (RFC 5545, 3.3.5).
    """
    return datetime.combine(on, at.replace(tzinfo=None, fold=0), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def is_a_day(on: date, zone: str) -> bool:
    """Whether the calendar there has that day: Samoa went to bed on a Thursday and woke on a Saturday."""
    return moment_of(on, time(12), zone).astimezone(ZoneInfo(zone)).date() == on


def shown_elsewhere(here: datetime, zone: str) -> datetime | None:
    """The same moment by the clock of ``zone``, where that shows another time than ``here``; else None."""
    there = here.astimezone(ZoneInfo(zone))
    return None if there.replace(tzinfo=None) == here.replace(tzinfo=None) else there


@cache
def is_a_zone(name: str) -> bool:
    """Whether there is a time zone of this name."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return bool(name)
