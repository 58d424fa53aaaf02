"""One dot a study, in three rows: what the picture on the page about studies is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEP, FIRST, LABEL, LINE, APART = 24, 12, 16, 22, 20
A_LINE = 10
WIDTH = A_LINE * STEP


@dataclass(frozen=True)
class Dots:
    """One row: its way, where its words stand, and where its dots do, in a drawing ``WIDTH`` wide."""

    way: str
    label_y: int
    at: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        return len(self.at)


def rows_of_dots(heaps: Mapping[str, Sequence[object]]) -> list[Dots]:
    """A row for each heap, in the order given; more than ten dots go on below."""
    rows, top = [], 0
    for way, heap in heaps.items():
        first = top + LABEL + LINE
        dots = tuple((FIRST + STEP * (n % A_LINE), first + STEP * (n // A_LINE)) for n in range(len(heap)))
        rows.append(Dots(way, top + LABEL, dots))
        top = (dots[-1][1] if dots else first) + APART
    return rows


def height_of(rows: Sequence[Dots]) -> int:
    last = rows[-1]
    return (last.at[-1][1] if last.at else last.label_y + LINE) + LABEL
