"""A plan for money that is behind: so much a week or a month until it is all there.

Both sides say yes to it. Nothing happens by itself when an instalment is not there: it is shown to the two sides, and
is a reason to talk. Law on what a house may do differs from place to place.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from porch.houses.rules.shares import split

MOST_PARTS = 104  # two years of weeks


@dataclass(frozen=True)
class Part:
    """One instalment: until when, how much, and how much of it is there."""

    on: date
    cents: int
    there: int

    @property
    def is_there(self) -> bool:
        return self.there >= self.cents

    @property
    def left(self) -> int:
        return self.cents - self.there


def day_of(first: date, per: str, number: int) -> date:
    """The day of an instalment; of a month that has no such day, its last."""
    if per == "week":
        return first + timedelta(weeks=number)
    month = first.month - 1 + number
    start = date(first.year + month // 12, month % 12 + 1, 1)
    last = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(start.replace(day=min(first.day, last.day)), last)


def how_many(total: int, each: int) -> int:
    return -(-total // each)


def parts(total: int, each: int, per: str, first: date, paid: int) -> list[Part]:
    """The instalments, the last of them what is left; what was paid fills them from the first on."""
    rows, left = [], paid
    for number in range(how_many(total, each)):
        cents = min(each, total - number * each)
        there = max(0, min(cents, left))
        left -= there
        rows.append(Part(day_of(first, per, number), cents, there))
    return rows


def even(total: int, count: int) -> list[int]:
    """So many instalments as alike as cents allow."""
    return split(total, [1] * count)
