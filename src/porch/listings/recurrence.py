"""When a meeting happens, in its own clock time, whatever the clocks do that night.

A week here begins on Sunday, as in the field's meeting lists: day 0 is Sunday, 6 is Saturday.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

LONGEST = 24 * 60
"""Minutes a meeting may last."""
WEEK = timedelta(weeks=1)
RAREST = 520
"""Weeks from one time to the next, at most."""
EARLIEST, LATEST = date(1970, 1, 1), date(2200, 12, 31)
"""The days that can be named: beyond them clocks and calendars of computers come to their ends."""
NO_DAYS: frozenset[date] = frozenset()


class NoRule(ValueError):
    """What is said is no rule by which days can be told; one sentence why."""


def _check_days(*days: date | None) -> None:
    if any(day is not None and not EARLIEST <= day <= LATEST for day in days):
        raise NoRule(f"A day is between the years {EARLIEST.year} and {LATEST.year}.")


@dataclass(frozen=True, slots=True)
class Moved:
    """One occurrence that is held at another time: ``on`` is its day by the rule. Raises NoRule."""

    on: date
    to: date
    time: time

    def __post_init__(self) -> None:
        _check_days(self.on, self.to)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """On which of its weekdays a meeting is held.

    ``every`` n weeks, counted from the week of ``since`` (needed when n > 1); or on the ``nth`` of its weekdays in
    a month (1 to 5, -1 the last), which leaves ``every`` at 1. It is not held before ``since``, and ``until`` is its
    last day. ``skips`` are days on which it is not held, ``moved`` what is held at another time: also on a holiday, for
    somebody chose that time. ``rests_on_holidays``: not held on the days the community calls holidays. Raises NoRule.
    """

    every: int = 1
    since: date | None = None
    nth: tuple[int, ...] = ()
    skips: frozenset[date] = NO_DAYS
    moved: tuple[Moved, ...] = ()
    rests_on_holidays: bool = False
    until: date | None = None

    def __post_init__(self) -> None:
        if self.every < 1:
            raise NoRule("A meeting comes again after one week or more.")
        if self.every > RAREST:
            raise NoRule(f"A meeting comes again within {RAREST} weeks.")
        _check_days(self.since, self.until)
        if self.every > 1 and self.since is None:
            raise NoRule("Weeks are counted from a day: say since when.")
        if self.every > 1 and self.nth:
            raise NoRule("Every so many weeks, or on certain weekdays of the month: not both.")
        if not set(self.nth) <= {-1, 1, 2, 3, 4, 5}:
            raise NoRule("The weekdays of a month are the first to the fifth, and the last.")

    @property
    def is_every_week(self) -> bool:
        """Whether every week of it has one, but for single days that are off, and a beginning and an end."""
        return self.every == 1 and not self.nth


EVERY_WEEK = Recurrence()


@dataclass(frozen=True, slots=True)
class Weekly:
    """On ``day`` at ``time`` by the clock of ``zone``, for ``minutes``; every week, or as ``recurrence`` says."""

    day: int
    time: time
    minutes: int
    zone: str
    recurrence: Recurrence = EVERY_WEEK


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """One time a meeting is held: its beginning in UTC, and the day it has by the rule (another, where moved)."""

    start: datetime
    on: date


def day_of(on: date) -> int:
    """The day of the week, counted from Sunday."""
    return on.isoweekday() % 7


def next_start(weekly: Weekly, after: datetime, holidays: Collection[date] = NO_DAYS) -> datetime | None:
    """When the meeting that goes on at ``after``, or else the next one, begins. In UTC; None where it has ended.

    A meeting that ends at ``after`` is over.
    """
    found = next(held_from(weekly, after, holidays), None)
    return found.start if found else None


def starts_between(
    weekly: Weekly, since: datetime, until: datetime, holidays: Collection[date] = NO_DAYS
) -> list[datetime]:
    """Every beginning of what ends after ``since`` and begins before ``until``, in UTC."""
    return [one.start for one in held_between(weekly, since, until, holidays)]


def held_between(
    weekly: Weekly, since: datetime, until: datetime, holidays: Collection[date] = NO_DAYS
) -> list[Held]:
    """The same, each with the day it has by the rule."""
    found = []
    for one in held_from(weekly, since, holidays):
        if one.start >= until:
            break
        found.append(one)
    return found


def held_from(weekly: Weekly, after: datetime, holidays: Collection[date] = NO_DAYS) -> Iterator[Held]:
    """Every time it is held that has not ended at ``after``, soonest first; for as long as there are dates."""
    local = after.astimezone(ZoneInfo(weekly.zone)).date()
    first = (
        local - timedelta(days=3) if local > date(1, 1, 10) else local
    )  # a day may be long, and clocks go back
    length, before = timedelta(minutes=weekly.minutes), None
    for one in merge(_as_ruled(weekly, first, holidays), _as_moved(weekly)):
        if one.start + length > after and one.start != before:
            before = one.start
            yield one


def rule_days(weekly: Weekly, first: date) -> Iterator[date]:
    """The days of the rule from ``first`` on, also those that are skipped, moved or holidays."""
    rule = weekly.recurrence
    first = max(first, rule.since) if rule.since else first
    for on in _monthly(weekly, first) if rule.nth else _weekly(weekly, first):
        if rule.until and on > rule.until:
            return
        yield on


def is_of_rule(weekly: Weekly, on: date) -> bool:
    """Whether the rule has that day."""
    return next(rule_days(weekly, on), None) == on


def told_for(weekly: Weekly, on: date) -> Held:
    """When it would be held on a day of its rule, whether or not it is."""
    return Held(moment_of(on, weekly.time, weekly.zone), on)


def off_between(weekly: Weekly, first: date, last: date, holidays: Collection[date] = NO_DAYS) -> list[date]:
    """The days of the rule from ``first`` to ``last`` on which it is not held: skipped, or a holiday it rests on."""
    found = []
    for on in rule_days(weekly, first):
        if on > last:
            break
        if _is_off(weekly.recurrence, on, holidays):
            found.append(on)
    return found


def _is_off(rule: Recurrence, on: date, holidays: Collection[date]) -> bool:
    if on in rule.skips:
        return True
    return rule.rests_on_holidays and on in holidays and all(one.on != on for one in rule.moved)


def _as_ruled(weekly: Weekly, first: date, holidays: Collection[date]) -> Iterator[Held]:
    rule = weekly.recurrence
    elsewhere = {one.on for one in rule.moved}
    for on in rule_days(weekly, first):
        if on not in elsewhere and not _is_off(rule, on, holidays) and is_a_day(on, weekly.zone):
            yield told_for(weekly, on)


def _as_moved(weekly: Weekly) -> list[Held]:
    """What is held at another time; of days the rule does not have, nothing."""
    rule = weekly.recurrence
    return sorted(
        Held(moment_of(one.to, one.time, weekly.zone), one.on)
        for one in rule.moved
        if one.on not in rule.skips and is_of_rule(weekly, one.on)
    )


def _weekly(weekly: Weekly, first: date) -> Iterator[date]:
    """Straight to the first of them, then from one to the next."""
    rule = weekly.recurrence
    on = first + timedelta(days=(weekly.day - day_of(first)) % 7)
    if rule.since and rule.every > 1:
        weeks = (_sunday(on) - _sunday(rule.since)) // WEEK
        on += WEEK * (-weeks % rule.every)
    while True:
        yield on
        if date.max - on < WEEK * rule.every:
            return
        on += WEEK * rule.every


def _sunday(on: date) -> date:
    return on - timedelta(days=day_of(on))


def _monthly(weekly: Weekly, first: date) -> Iterator[date]:
    year, month = first.year, first.month
    while year < date.max.year:
        begins = date(year, month, 1)
        one = begins + timedelta(days=(weekly.day - day_of(begins)) % 7)
        days = [on for n in range(5) if (on := one + n * WEEK).month == month]
        for on in sorted({days[n - 1 if n > 0 else n] for n in weekly.recurrence.nth if n <= len(days)}):
            if on >= first:
                yield on
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
