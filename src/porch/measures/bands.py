"""Cravings over time: the middle of a few days, and the range that is usual for somebody.

The middle is the median: one very hard day does not move it. The usual range is the middle half of what was told in 28
days: a quarter lies below it, a quarter above. Where too little was told there is no middle and no range. What was not
told is never filled in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from porch.measures.told import Told

LINE_DAYS, LINE_LEAST = 7, 3
BAND_DAYS, BAND_LEAST = 28, 5


class Unit(StrEnum):
    """What one point of a picture stands for."""

    DAY = "day"
    WEEK = "week"  # Monday to Sunday
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Craving:
    """A craving somebody told of, 0 to 10, and the day it was."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Point:
    """What one day, week or month holds. ``line`` and the usual range (``low`` to ``high``) are as of its last day.

    ``told`` is how many cravings lie in it; where there are none, ``middle``, ``least`` and ``most`` are None.
    """

    first: date
    last: date
    told: int
    middle: float | None
    least: int | None
    most: int | None
    line: float | None
    low: float | None
    high: float | None


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the sorted ``values`` lies, straight between neighbours.

    This is "type 7" of Hyndman and Fan (1996), what numpy and spreadsheets do when not told otherwise.
    """
    at = (len(values) - 1) * share
    below = int(at)
    if below + 1 >= len(values):
        return float(values[-1])
    return values[below] + (values[below + 1] - values[below]) * (at - below)


def middle(values: Sequence[float]) -> float:
    """The median of sorted ``values``."""
    return quantile(values, 0.5)


def cravings_of(told: Iterable[Told]) -> list[Craving]:
    """Every craving that was told, by day."""
    found = [Craving(one.day, one.craving) for one in told if one.craving is not None]
    return sorted(found, key=lambda craving: craving.day)


class Cravings:
    """Cravings by day, asked for stretches of days."""

    def __init__(self, cravings: Sequence[Craving]) -> None:
        ordered = sorted(cravings, key=lambda craving: craving.day)
        self._days = [craving.day for craving in ordered]
        self._values = [craving.value for craving in ordered]

    def between(self, first: date, last: date) -> list[int]:
        """Sorted by value, both days included."""
        start, end = bisect_left(self._days, first), bisect_right(self._days, last)
        return sorted(self._values[start:end])

    def line(self, on: date) -> float | None:
        """The middle of the seven days that end with ``on``; None under three cravings."""
        values = self.between(_days_before(on, LINE_DAYS - 1), on)
        return middle(values) if len(values) >= LINE_LEAST else None

    def usual(self, on: date) -> tuple[float, float] | None:
        """The middle half of the 28 days that end with ``on``; None under five cravings."""
        values = self.between(_days_before(on, BAND_DAYS - 1), on)
        return (quantile(values, 0.25), quantile(values, 0.75)) if len(values) >= BAND_LEAST else None

    def point(self, first: date, last: date) -> Point:
        values = self.between(first, last)
        usual = self.usual(last)
        return Point(
            first=first,
            last=last,
            told=len(values),
            middle=middle(values) if values else None,
            least=values[0] if values else None,
            most=values[-1] if values else None,
            line=self.line(last),
            low=usual[0] if usual else None,
            high=usual[1] if usual else None,
        )


def points(cravings: Sequence[Craving], first: date, last: date, unit: Unit) -> list[Point]:
    """One for every day, week or month from ``first`` to ``last``, also where nothing was told.

    Cravings from before ``first`` count for the middle and the usual range of the first days.
    """
    known = Cravings(cravings)
    return [known.point(start, end) for start, end in stretches(first, last, unit)]


def stretches(first: date, last: date, unit: Unit) -> list[tuple[date, date]]:
    """The days, weeks or months from ``first`` to ``last``; the first and the last one cut to fit."""
    found: list[tuple[date, date]] = []
    start = first
    while start <= last:
        end = min(_end_of(start, unit), last)
        found.append((start, end))
        start = end + timedelta(days=1)
    return found


def _end_of(day: date, unit: Unit) -> date:
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day + timedelta(days=6 - day.weekday())
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return after - timedelta(days=1)


def _days_before(day: date, days: int) -> date:
    return day - timedelta(days=days) if day - date.min > timedelta(days=days) else date.min
