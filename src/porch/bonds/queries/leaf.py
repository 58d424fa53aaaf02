"""One leaf of a long list: few rows, and the honest total beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

ROWS = 8
"""So many that a phone shows a list in a few turns of the thumb."""
FURTHEST = 10_000


@dataclass(frozen=True)
class Leaf[T]:
    """``rows`` are leaf ``number`` (from 1) of a list of ``total``. ``after`` is the number of the next, if any."""

    rows: Sequence[T]
    total: int
    number: int = 1

    @property
    def first(self) -> int:
        return (self.number - 1) * ROWS + 1

    @property
    def last(self) -> int:
        return min(self.total, self.number * ROWS)

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.last < self.total else None

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def is_part(self) -> bool:
        """Whether the whole list is longer than this leaf."""
        return self.total > len(self.rows)


def leaf_of(rows: QuerySet[Any], number: int) -> Leaf[Any]:
    """The asked leaf; a number past the end gives the last one. Two queries, whatever the length."""
    total = rows.count()
    number = max(1, min(number, -(-total // ROWS)))
    return Leaf(list(rows[(number - 1) * ROWS : number * ROWS]), total, number)


def number_in(text: str | None) -> int:
    """A leaf's number as an address says it; 1 for anything that is none."""
    said = text or ""
    return min(int(said), FURTHEST) if said.isascii() and said.isdigit() and len(said) < 9 else 1
