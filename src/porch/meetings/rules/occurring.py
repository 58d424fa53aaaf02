"""When a weekly meeting happens next, in its own clock time, whatever the clocks do that night.

A week here begins on Sunday, as in the field's meeting lists: day 0 is Sunday, 6 is Saturday.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONGEST = 24 * 60 - 1
"""Minutes a meeting may last: it ends before it begins again."""


@dataclass(frozen=True)
class Weekly:
    """Every week on ``day`` at ``time`` by the clock of ``zone``, for ``minutes``."""

    day: int
    time: time
    minutes: int
    zone: str


def moment_of(on: date, at: time, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``at`` on the day ``on``.

    A time that a spring night leaves out counts from before the change, so 1:30 becomes 2:30; of a time that
    an autumn night has twice, the first. Calendars read it the same way (RFC 5545, 3.3.5).
    """
    return datetime.combine(on, at.replace(tzinfo=None, fold=0), tzinfo=ZoneInfo(zone)).astimezone(UTC)


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
        if day_of(on) == weekly.day and _is_a_day(on, weekly.zone)
    )
    return next(start for start in starts if start + timedelta(minutes=weekly.minutes) > after)


def _is_a_day(on: date, zone: str) -> bool:
    """Whether the calendar there has that day: Samoa went to bed on a Thursday and woke on a Saturday."""
    return moment_of(on, time(12), zone).astimezone(ZoneInfo(zone)).date() == on
