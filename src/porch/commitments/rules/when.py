"""When something somebody means to do falls due: days of their own calendar, times on their own wall.

A day is a date, and "by ten" is ten on the wall where they are that day. So a clock that is put forward or back
moves nothing, and whoever travels keeps their mornings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from porch.kit.wall_clock import is_a_day, moment_of

ONCE, DAILY, WEEKLY = "once", "daily", "weekly"
RHYTHMS = (ONCE, DAILY, WEEKLY)
DAY = timedelta(days=1)
LOOKS_BACK = 7
"""Days for which one can say how it went, today among them."""
FURTHEST = timedelta(days=366)


class NotAPlan(Exception):
    """It would fall on no day. ``field`` is where, ``code`` why: past, far, order, days."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code


@dataclass(frozen=True)
class When:
    """``since`` is the day itself, or the first one; ``until`` the last (None: until they stop). ``days`` of a weekly
    one are 0 for Monday to 6; ``by`` is a time on their wall, or none."""

    rhythm: str
    since: date
    until: date | None = None
    days: frozenset[int] = frozenset()
    by: time | None = None

    def checked(self, today: date) -> "When":
        """The same; NotAPlan where it would fall on no day, or begins too far ahead."""
        if self.since < today:
            raise NotAPlan("since", "past")
        if self.since > today + FURTHEST:
            raise NotAPlan("since", "far")
        if self.rhythm == ONCE:
            return When(ONCE, self.since, by=self.by)
        if self.until is not None and self.until < self.since:
            raise NotAPlan("until", "order")
        if self.rhythm == WEEKLY and not self.days:
            raise NotAPlan("days", "days")
        days = self.days if self.rhythm == WEEKLY else frozenset[int]()
        return When(self.rhythm, self.since, self.until, days, self.by)

    def falls_on(self, on: date, zone: str) -> bool:
        """Whether it is for that day, where the calendar of ``zone`` has such a day."""
        if on < self.since or (self.until is not None and on > self.until):
            return False
        if self.rhythm == ONCE and on != self.since:
            return False
        if self.rhythm == WEEKLY and on.weekday() not in self.days:
            return False
        return is_a_day(on, zone)

    def is_over(self, today: date) -> bool:
        """No day of it is still to come."""
        return (self.since if self.rhythm == ONCE else self.until or today) < today

    def days_back(self, today: date, zone: str) -> list[date]:
        """The days of the last week for which one can still say how it went, the latest first."""
        return [on for on in _back(today) if self.falls_on(on, zone)]

    def due_at(self, on: date, zone: str) -> datetime | None:
        """The moment, in UTC, by which it is meant on that day; None where no time was said."""
        return None if self.by is None else moment_of(on, self.by, zone)

    def next_day(self, today: date, zone: str) -> date | None:
        """The nearest day of it from today on; None when there is none within the year ahead."""
        first = max(today, self.since)
        return next((on for n in range(366) if self.falls_on(on := first + n * DAY, zone)), None)


def _back(today: date) -> Iterator[date]:
    return (today - n * DAY for n in range(LOOKS_BACK))
