"""When a weekly meeting happens next, in its own clock time, whatever the clocks do that night.

A week here begins on Sunday, as in the field's meeting lists: day 0 is Sunday, 6 is Saturday.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

LONGEST = 24 * 60 - 1
"""Minutes a meeting may last: it ends before it begins again."""


@dataclass(frozen=True)
class Weekly:
    """Every week on ``day`` at ``time`` by the clock of ``zone``, for ``minutes``."""

    day: int
    time: time
    minutes: int
    zone: str


def day_of(on: date) -> int:
    """The day of the week, counted from Sunday."""
    return on.isoweekday() % 7


def next_start(weekly: Weekly, after: datetime) -> datetime:
    """When the meeting that goes on at ``after``, or else the next one, begins. In UTC.

    A meeting that ends at ``after`` is over.
    """
    first = after.astimezone(ZoneInfo(weekly.zone)).date() - timedelta(days=3)
    days = (first + timedelta(days=ahead) for ahead in range(21))
    starts = (
        moment_of(on, weekly.time, weekly.zone)
        for on in days
        if day_of(on) == weekly.day and is_a_day(on, weekly.zone)
    )
    return next(start for start in starts if start + timedelta(minutes=weekly.minutes) > after)


def starts_between(weekly: Weekly, since: datetime, until: datetime) -> list[datetime]:
    """Every beginning of what ends after ``since`` and begins before ``until``, in UTC."""
    found, start = [], next_start(weekly, since)
    while start < until:
        found.append(start)
        start = next_start(weekly, start + timedelta(minutes=weekly.minutes))
    return found
