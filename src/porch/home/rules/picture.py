"""One dot a study, in three rows: what the picture on the page about studies is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEP, FIRST, ROW = 24, 12, 58
WIDTH = 240


@dataclass(frozen=True)
class Dots:
    """One row: its way, and where its dots stand in a drawing ``WIDTH`` wide."""

    way: str
    label_y: int
    y: int
    xs: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.xs)


def rows_of_dots(heaps: Mapping[str, Sequence[object]]) -> list[Dots]:
    """A row for each heap, in the order given."""
    return [
        Dots(way, 16 + at * ROW, 38 + at * ROW, tuple(FIRST + STEP * n for n in range(len(heap))))
        for at, (way, heap) in enumerate(heaps.items())
    ]
