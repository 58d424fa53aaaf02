"""A month as a grid of weeks, the states of a day, and days one remembers others by."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from porch.measures.merging import Day
from porch.measures.told import Used

WEEK = 7
EARLIEST = date(1940, 1, 1)
DAY = timedelta(days=1)


class State(StrEnum):
    """How a day stands in the calendar."""

    WITHOUT = "without"
    USED = "used"
    UNSAID = "unsaid"
    TOLD = "told"  # something was told of it, and nothing of use
    NOTHING = "nothing"
    TO_COME = "to-come"


class Every(StrEnum):
    """How often a day that one remembers by comes again."""

    ONCE = ""
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Anchor:
    """A day somebody remembers others by, in their own words."""

    words: str
    day: date
    every: Every = Every.ONCE

    def falls_on(self, day: date) -> bool:
        """The 29th of February is remembered on the 28th in other years, the 31st on a month's last day."""
        if self.every == Every.ONCE:
            return day == self.day
        if day < self.day and self.every == Every.MONTH:
            return False
        if self.every == Every.YEAR and day.month != self.day.month:
            return False
        return day.day == min(self.day.day, monthrange(day.year, day.month)[1])


@dataclass(frozen=True)
class Cell:
    """One day of the grid."""

    day: date
    state: State
    differs: bool = False
    anchors: tuple[str, ...] = field(default_factory=tuple)


def first_of(text: str, today: date) -> date:
    """The first day of the month ``text`` names ("2026-11"); of this month where it names none there can be."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        asked = today
    return (asked if EARLIEST <= asked <= today else today).replace(day=1)


def month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def month_before(first: date) -> date:
    return (first - DAY).replace(day=1)


def weeks(
    first: date, today: date, days: Mapping[date, Day], anchors: Iterable[Anchor]
) -> list[list[Cell | None]]:
    """The month that begins on ``first`` by weeks from Monday; None where a week belongs to another month."""
    there = list(anchors)
    count = monthrange(first.year, first.month)[1]
    cells: list[Cell | None] = [None] * first.weekday()
    cells += [_cell(first + timedelta(days=n), today, days, there) for n in range(count)]
    cells += [None] * (-len(cells) % WEEK)
    return [cells[at : at + WEEK] for at in range(0, len(cells), WEEK)]


def _cell(day: date, today: date, days: Mapping[date, Day], anchors: Iterable[Anchor]) -> Cell:
    words = tuple(anchor.words for anchor in anchors if anchor.falls_on(day))
    if day > today:
        return Cell(day, State.TO_COME, anchors=words)
    stands = days.get(day)
    return Cell(day, state_of(stands), stands is not None and stands.differs, words)


def state_of(stands: Day | None) -> State:
    """How a day reads that was told of (None: not at all)."""
    if stands is None:
        return State.NOTHING
    if stands.used is None:
        return State.TOLD
    return {Used.NO: State.WITHOUT, Used.YES: State.USED, Used.UNSAID: State.UNSAID}[stands.used]


def days_between(first: date, last: date, weekdays: Iterable[int]) -> list[date]:
    """The days from ``first`` to ``last``, both included, on these weekdays (Monday is 0); none named means all."""
    wanted = set(weekdays) or set(range(WEEK))
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() in wanted]
