"""How many asks each hour of the week brings, from those of the past, and where the rota falls short of it.

Asks in one hour are counted as Poisson, with a rate that is Gamma-distributed around the rate of its part of the day
(weekday or weekend; night, morning, afternoon, evening): an hour with little behind it leans on its part, one with
much stands for itself. Recent weeks weigh more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

from porch.asks.rules.queueing import mean_wait

HOURS, PARTS = 7 * 24, 4
LEANS_ON = 4.0
"""How many weeks of its own an hour needs to weigh as much as its part of the day."""

FADES = 0.9
"""How much a week weighs for each week it lies back."""

LIKELY = 0.25
"""From this chance of at least one ask an hour is one in which an ask is likely."""

ENOUGH = 2.0
"""Weeks, as they weigh, below which nothing is said for sure."""

BEGINS_WITH = 0.5
"""Asks that every part of the day is counted with before there were any: nobody proves that nobody will ask."""


@dataclass(frozen=True)
class Hour:
    """One hour of the week: its rate with the ends of a 90 % interval, the chance of an ask, weeks watched."""

    rate: float
    low: float
    high: float
    chance: float
    watched: float

    @property
    def is_likely(self) -> bool:
        return self.chance >= LIKELY

    @property
    def is_sure(self) -> bool:
        """Whether the interval is narrow enough to speak of a figure."""
        return self.watched >= ENOUGH and self.high - self.low < max(1.0, self.rate)


def part_of(hour: int) -> int:
    """Weekdays and weekends have four parts of the day each."""
    day, clock = divmod(hour, 24)
    return (PARTS if day >= 5 else 0) + clock // 6


def forecast(counts: Mapping[tuple[int, int], int], weeks: int) -> list[Hour]:
    """``counts[weeks ago, hour]`` are past asks; every week of ``weeks`` was watched. One entry for each hour."""
    weights = [FADES**ago for ago in range(weeks)]
    watched = sum(weights)
    weighed = [0.0] * HOURS
    for (ago, hour), n in counts.items():
        if ago < weeks:
            weighed[hour] += weights[ago] * n
    means = _part_means(weighed, watched)
    return [hour_from(means[part_of(h)], weighed[h], watched) for h in range(HOURS)]


def _part_means(weighed: Sequence[float], watched: float) -> list[float]:
    totals, hours = [BEGINS_WITH] * (2 * PARTS), [0] * (2 * PARTS)
    for hour, n in enumerate(weighed):
        totals[part_of(hour)] += n
        hours[part_of(hour)] += 1
    return [total / (many * (watched + 1)) for total, many in zip(totals, hours, strict=True)]


def hour_from(mean: float, asked: float, watched: float) -> Hour:
    """One hour from the mean of its part of the day, its own asks and for how many weeks it was watched.

    The rate is Gamma(shape, inverse scale) then; the chance is the negative binomial's.
    """
    shape, inverse_scale = LEANS_ON * mean + asked, LEANS_ON + watched
    chance = 1 - float((inverse_scale / (inverse_scale + 1)) ** shape)
    low, high = (quantile(share, shape) / inverse_scale for share in (0.05, 0.95))
    return Hour(shape / inverse_scale, low, high, chance, watched)


def quantile(share: float, shape: float) -> float:
    """Where a Gamma(shape, 1) variable lies below with this chance, by halving."""
    low, high = 0.0, shape + 10 + 10 * sqrt(shape)
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, shape) < share else (low, middle)
    return (low + high) / 2


def below(x: float, shape: float) -> float:
    """The regularised lower incomplete gamma function P(shape, x), by its series."""
    if x <= 0:
        return 0.0
    term = total = 1 / shape
    n = shape
    while term > total * 1e-12:
        n += 1
        term *= x / n
        total += term
    return min(1.0, total * exp(shape * log(x) - x - lgamma(shape)))


@dataclass(frozen=True)
class Gap:
    """An hour of the week for which the rota is too thin: ``wait`` in minutes, None where nobody is there at all."""

    hour: int
    helpers: int
    wait: float | None
    expected: Hour


def thin_hours(hours: Sequence[Hour], helpers: Sequence[int], *, length: float, promise: float) -> list[Gap]:
    """Hours in which an ask is likely and nobody is on, or the expected wait is over the promise (both in minutes)."""
    found = []
    for hour, (expected, there) in enumerate(zip(hours, helpers, strict=True)):
        if there == 0:
            if expected.is_likely:
                found.append(Gap(hour, 0, None, expected))
            continue
        wait = mean_wait(there, expected.rate / 60, length)
        if wait > promise:
            found.append(Gap(hour, there, wait, expected))
    return found
