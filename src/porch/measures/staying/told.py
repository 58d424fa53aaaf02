"""A table of people as it was handed in: how long each was followed, how it ended, what is wrong with which row."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from porch.measures.staying.cases import Floats, Whole
from porch.measures.tables import Table, columns, number, wrong

LEFT = ("1", "yes", "true", "left", "event")
STILL = ("0", "no", "false", "open", "censored")


@dataclass(frozen=True, eq=False)
class Told:
    """One row for each person. ``causes``: 0 still there when last seen, 1 left, 2 and on as in ``competing``.

    ``groups`` are the words of the column, all empty where none was named.
    """

    times: Floats
    causes: Whole
    groups: tuple[str, ...]
    competing: tuple[str, ...]
    column: str  # what the groups are by

    @cached_property
    def names(self) -> list[str]:
        """Of the groups: by number where all are numbers."""
        found = set(self.groups)
        numbers = {name: number(name) for name in found}
        if None in numbers.values():
            return sorted(found)
        return sorted(found, key=lambda name: (numbers[name] or 0.0, name))


def told(
    source: Path | str,
    time: str,
    event: str,
    group: str = "",
    *,
    competing: Sequence[str] = (),
    left: Sequence[str] = (),
    still: Sequence[str] = (),
) -> Told:
    """Raises WrongTable with row and column. ``left`` and ``still`` stand in place of ``LEFT`` and ``STILL``."""
    table = columns(source, [time, event, *([group] if group else [])])
    times = table.numbers(time, needed="a number of days, 0 or more,")
    for at in np.flatnonzero(times < 0):
        raise wrong(table.rows[at], time, "a number of days, 0 or more,", table.cells[time][at])
    groups = table.words(group, gaps=False) if group else ("",) * len(table)
    others = tuple(dict.fromkeys(competing))
    return Told(
        times,
        _causes(table, event, others, tuple(left) or LEFT, tuple(still) or STILL),
        groups,
        others,
        group,
    )


def _causes(
    table: Table, event: str, competing: tuple[str, ...], left: tuple[str, ...], still: tuple[str, ...]
) -> Whole:
    known = {_plain(word): 0 for word in still}
    known |= {_plain(word): 1 for word in left}
    known |= {_plain(word): cause for cause, word in enumerate(competing, 2)}
    causes = [known.get(_plain(cell)) for cell in table.words(event, gaps=False)]
    for row, cell, cause in zip(table.rows, table.cells[event], causes, strict=True):
        if cause is None:
            needed = f"{_one_of(still)} for still there or {_one_of([*left, *competing])} for an ending"
            raise wrong(row, event, needed, cell)
    return np.array(causes, dtype=np.int64)


def _plain(cell: str) -> str:
    """1 and 1.0 are the same, and so are Yes and yes."""
    value = number(cell)
    return f"{value:g}" if value is not None else cell.strip().casefold()


def _one_of(words: Sequence[str]) -> str:
    return " or ".join(dict.fromkeys(words))
