"""Run charts: a figure over time, its median, and what is not likely to be chance.

Two rules, as health services use them (R. J. Perla, L. P. Provost, S. K. Murray, "The run chart: a simple analytical
tool for learning from variation in healthcare processes", BMJ Qual Saf 20 (2011) 46-51):

* a **shift**: six or more points one after another on the same side of the median; a point on the median neither adds
  to it nor ends it;
* a **trend**: five or more points one after another that all go up, or all go down; a point equal to the one before
  it neither adds to it nor ends it.

Limits (XmR, from the mean moving range of two) are given only from twelve points on, for fewer say too little of what
is usual, and only where at least half of the points lie within: a figure that moved to another level has no usual.
Neither rule says why something changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from statistics import fmean, median

SHIFT, TREND, LIMITS = 6, 5, 12
MOVING = 2.66  # 3 / 1.128: three sigmas, from the mean range of two (W. A. Shewhart's constant d2)


@dataclass(frozen=True, slots=True)
class Signal:
    """Points ``first`` to ``last`` (counted from 0, both included). ``up``: above the median, or rising."""

    first: int
    last: int
    points: int  # without those that neither add nor end
    up: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a point is usually expected; ``outside`` are the points that lie beyond."""

    mean: float
    low: float
    high: float
    outside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RunChart:
    """``median`` is None where there is no point, ``limits`` under twelve of them, or where most lie outside.
    A missing value is no point.
    """

    points: int
    median: float | None
    shifts: tuple[Signal, ...] = ()
    trends: tuple[Signal, ...] = ()
    limits: Limits | None = None


def runs(
    values: Sequence[float | None], *, least: float | None = None, most: float | None = None
) -> RunChart:
    """What stands out in ``values``, in order of time; None where nothing was measured.

    ``least`` and ``most`` are the values there can be (0 and 100 of a share): limits do not go beyond them.
    """
    there = [(at, float(value)) for at, value in enumerate(values) if value is not None]
    if not all(isfinite(value) for _, value in there):
        raise ValueError("a point of a run chart is a number")
    if not there:
        return RunChart(0, None)
    middle = median(value for _, value in there)
    return RunChart(
        points=len(there),
        median=middle,
        shifts=_shifts(there, middle),
        trends=_trends(there),
        limits=_limits(there, least, most) if len(there) >= LIMITS else None,
    )


def _shifts(there: Sequence[tuple[int, float]], middle: float) -> tuple[Signal, ...]:
    """Stretches on one side; what lies on the median is passed over."""
    sides = [(at, value > middle) for at, value in there if value != middle]
    found: list[Signal] = []
    begins = 0
    for n, (_at, up) in enumerate(sides):
        if n + 1 == len(sides) or sides[n + 1][1] != up:
            if n + 1 - begins >= SHIFT:
                found.append(Signal(sides[begins][0], sides[n][0], n + 1 - begins, up))
            begins = n + 1
    return tuple(found)


def _trends(there: Sequence[tuple[int, float]]) -> tuple[Signal, ...]:
    """Stretches that all rise or all fall; what equals the point before it is passed over."""
    steps = [one for n, one in enumerate(there) if not n or one[1] != there[n - 1][1]]
    found: list[Signal] = []
    begins = 0
    for n in range(1, len(steps)):
        up = steps[n][1] > steps[n - 1][1]
        if n + 1 == len(steps) or (steps[n + 1][1] > steps[n][1]) != up:
            if n + 1 - begins >= TREND:
                found.append(Signal(steps[begins][0], steps[n][0], n + 1 - begins, up))
            begins = n  # where it turns is the first point of what follows
    return tuple(found)


def _limits(there: Sequence[tuple[int, float]], least: float | None, most: float | None) -> Limits | None:
    """The mean, and 2.66 mean moving ranges to either side of it; None where most points lie outside."""
    values = [value for _, value in there]
    mean = fmean(values)
    away = MOVING * fmean(abs(after - before) for before, after in pairwise(values))
    low, high = mean - away, mean + away
    low = low if least is None else max(low, least)
    high = high if most is None else min(high, most)
    outside = tuple(at for at, value in there if not low - 1e-9 <= value <= high + 1e-9)
    return Limits(mean, low, high, outside) if 2 * len(outside) <= len(there) else None
