"""From values to places in a drawing, and the few values along an axis that are written out."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from porch.kit.charts.words import GAP, width_of


@dataclass(frozen=True, slots=True)
class Linear:
    """``low`` stands at ``start``, ``high`` at ``end``; ``start`` may be the greater, as for heights."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of ``value``; where low and high are one, everything stands in the middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)

    def within(self, value: float) -> float:
        """As a call, but what lies outside is drawn at the edge."""
        return self(min(max(value, self.low), self.high))


@dataclass(frozen=True, slots=True)
class Steps:
    """Days across a drawing, each as wide as the others: ``first`` begins at ``start``, ``last`` ends at ``end``."""

    first: date
    last: date
    start: float
    end: float

    @property
    def each(self) -> float:
        """How wide one day is."""
        return (self.end - self.start) / ((self.last - self.first).days + 1)

    def edge(self, day: date) -> float:
        """Where ``day`` begins."""
        return self.start + self.each * (day - self.first).days

    def middle(self, day: date) -> float:
        return self.edge(day) + self.each / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written under a drawing, and the words for it."""

    day: date
    words: str


type SaysDay = Callable[[date], str]


def ticks(along: Steps, *, by_day: SaysDay, by_month: SaysDay, by_year: SaysDay) -> list[Tick]:
    """The closest regular row of days whose words have room side by side: weeks, else months, else years.

    The words are given by whoever knows the reader's language. A day whose words would leave the drawing has none.
    """
    kinds: list[tuple[Iterator[date], SaysDay]] = [
        *((_weeks(along, step), by_day) for step in (1, 2, 4)),
        *((_months(along, step), by_month) for step in (1, 2, 3, 6)),
        *((_months(along, step), by_year) for step in (12, 24, 60, 120, 240)),
    ]
    for days, says in kinds:
        row = _side_by_side(days, says, along)
        if len(row) > 1:
            return row
    alone = Tick(along.first, by_day(along.first))
    return [alone] if width_of(alone.words) <= along.end - along.start else []


def _weeks(along: Steps, step: int) -> Iterator[date]:
    """From the first day on, so that what the drawing begins with is named."""
    day = along.first
    while day <= along.last:
        yield day
        day += timedelta(weeks=step)


def _months(along: Steps, step: int) -> Iterator[date]:
    """First days of every ``step``-th month, counted from January; of years, from years that ``step`` divides."""
    month = along.first.year * 12 + along.first.month - 1 + (along.first.day > 1)
    month = ceil(month / step) * step
    while month // 12 <= date.max.year and (day := date(month // 12, month % 12 + 1, 1)) <= along.last:
        yield day
        month += step


def _ends(tick: Tick, along: Steps) -> float:
    """Where its words end, which are written from the beginning of its day."""
    return along.edge(tick.day) + width_of(tick.words)


def _side_by_side(days: Iterable[date], says: SaysDay, along: Steps) -> list[Tick]:
    """Those whose words stay in the drawing; none at all where two of them would touch."""
    row: list[Tick] = []
    for day in days:
        tick = Tick(day, says(day))
        if row and _ends(row[-1], along) + GAP > along.edge(day):
            return []
        if _ends(tick, along) <= along.end:
            row.append(tick)
    return row


def numbers_along(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers from ``low`` to ``high``, at most ``most`` of them: 0, 5, 10 or 0, 0.2, 0.4."""
    if high <= low:
        return [low]
    rough = (high - low) / max(1, most - 1)
    power = 10.0 ** floor(log10(rough))
    nice = [1, 2, 2.5, 5, 10, 20]
    step = nice[min(bisect_right(nice, rough / power * 0.999999), len(nice) - 1)] * power
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]
