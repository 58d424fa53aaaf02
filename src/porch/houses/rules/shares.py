"""What a place costs for a week or a month, and for the whole days of it that somebody lives there.

Rounding never loses a cent: an amount is split by largest remainder, and what is for the days lived and what is for
the days not lived are the two parts of one split. So a share that is given back in part is given back exactly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from ``first`` until the day before ``until``."""

    first: date
    until: date

    @property
    def days(self) -> int:
        return max(0, (self.until - self.first).days)

    def shared(self, other: "Span") -> "Span":
        return Span(max(self.first, other.first), min(self.until, other.until))

    @property
    def last(self) -> date:
        return self.until - DAY


def split(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` in parts as the weights are, every cent of it given out; the largest remainders get what is left over.

    Of two remainders that are alike the earlier gets the cent.
    """
    if total < 0 or not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("an amount is split by weights of which one at least is above nothing")
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_rest[: total - sum(parts)]:
        parts[i] += 1
    return parts


def period_of(per: str, weekday: int, day: date) -> Span:
    """The week (from this weekday on, Monday is 0) or the month that a day lies in."""
    if per == "week":
        first = day - timedelta(days=(day.weekday() - weekday) % 7)
        return Span(first, first + 7 * DAY)
    first = day.replace(day=1)
    return Span(first, (first + 31 * DAY).replace(day=1))


def periods(per: str, weekday: int, since: date, today: date) -> Iterator[Span]:
    """Every period that had begun by today, from the one that ``since`` lies in."""
    span = period_of(per, weekday, since)
    while span.first <= today:
        yield span
        span = period_of(per, weekday, span.until)


def for_days(share: int, period: Span, days: int) -> int:
    """What so many whole days of a period cost, where the whole of it costs ``share``."""
    return split(share, [days, period.days - days])[0]


def due(share: int, period: Span, lives: Span) -> int:
    """What a period costs somebody who lives there during ``lives``."""
    return for_days(share, period, period.shared(lives).days)
