"""When what a group plans takes place: once, or every week at the same hour by the clock of its town."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

LONGEST = 24 * 60 - 1  # minutes
WEEK = timedelta(days=7)
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Plan:
    """From the day ``on`` at ``time`` by the clock of ``zone``, for ``minutes``; ``weekly`` until ``last_on``."""

    on: date
    time: time
    minutes: int
    zone: str
    weekly: bool = False
    last_on: date | None = None

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    def takes_place_on(self, day: date) -> bool:
        """Whether the plan has this day at all, called off or not."""
        if not self.weekly:
            return day == self.on
        in_time = self.on <= day and (self.last_on is None or day <= self.last_on)
        return in_time and (day - self.on).days % 7 == 0 and is_a_day(day, self.zone)


def days_between(
    plan: Plan, since: datetime, until: datetime, off: Collection[date] = ()
) -> Iterator[tuple[date, datetime]]:
    """Each day that is not off, with the moment it begins, of what ends after ``since`` and begins before ``until``."""
    day = plan.on
    if plan.weekly:
        first = since.astimezone(ZoneInfo(plan.zone)).date() - timedelta(days=2)
        day += WEEK * max(0, -(-(first - plan.on).days // 7))
    last = until.astimezone(ZoneInfo(plan.zone)).date() + timedelta(days=1)
    while day <= last:
        start = moment_of(day, plan.time, plan.zone)
        if plan.takes_place_on(day) and day not in off and start + plan.length > since and start < until:
            yield day, start
        if not plan.weekly:
            return
        day += WEEK
