"""When a circle meets: every week or every second one, by the clock of one place, whatever the clocks do that night."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FEWEST, MOST = 3, 10
"""How many people a circle holds, whoever it is around included."""


@dataclass(frozen=True)
class Rhythm:
    """From the day ``first_on``, every ``every`` weeks at ``at`` by the clock of ``zone``, for ``minutes``."""

    first_on: date
    at: time
    zone: str
    every: int
    minutes: int


def starts(rhythm: Rhythm, after: datetime) -> Iterator[datetime]:
    """The beginnings of what goes on at ``after`` and of everything later, in UTC.

    A time that a spring night leaves out counts from before the change; of a time an autumn night has twice, the first.
    """
    step, zone = timedelta(weeks=rhythm.every), ZoneInfo(rhythm.zone)
    passed = (after.astimezone(zone).date() - rhythm.first_on) // step
    on = rhythm.first_on + max(0, passed - 1) * step
    while True:
        start = datetime.combine(on, rhythm.at.replace(fold=0), zone).astimezone(UTC)
        if start + timedelta(minutes=rhythm.minutes) > after:
            yield start
        on += step


def next_starts(rhythm: Rhythm, after: datetime, count: int) -> list[datetime]:
    return list(islice(starts(rhythm, after), count))


def first_day(day: int, since: date) -> date:
    """The first such day of the week (0 is Monday) after ``since``."""
    return since + timedelta(days=(day - since.weekday() - 1) % 7 + 1)


def by_the_clock_of(zone: str, hour_utc: str, near: datetime) -> tuple[int, time]:
    """An hour of the week in UTC ("mon-18") as the clock in ``zone`` shows it in the week of ``near``."""
    name, _, hour = hour_utc.partition("-")
    monday = (near.astimezone(UTC) - timedelta(days=near.astimezone(UTC).weekday())).date()
    moment = datetime.combine(monday + timedelta(days=DAYS.index(name)), time(int(hour)), UTC)
    there = moment.astimezone(ZoneInfo(zone))
    return there.weekday(), there.time()
