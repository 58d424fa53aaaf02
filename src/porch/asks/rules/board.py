"""The public board: how soon a human came, by hour of the week, with nothing in it about anybody.

What rests on 1 to 10 asks is hidden. No cell says how many asks it rests on, and an hour without asks looks like one
with a few, so that nothing can be found by subtracting. Lengths are rounded, so that one ask more changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from porch.asks.rules.waits import Waited, until

FEWEST = 11
"""Asks on which a figure rests at least."""

ROUND, COUNT_ROUND = 5, 10
HALF, MOST = 0.5, 0.9
HOURS = 7 * 24


@dataclass(frozen=True)
class Soon:
    """Minutes until half, and until nine of ten, had a human; None: not within what we have seen."""

    half: int | None
    most: int | None


@dataclass(frozen=True)
class Board:
    """``cells[h]`` is for hour ``h`` of the week from Monday 0:00, None where too few asks to tell. ``asks`` and
    ``letters`` are rounded down to tens, None where they must not be said.
    """

    whole: Soon | None
    cells: tuple[Soon | None, ...]
    asks: int | None
    letters: int | None

    @property
    def tells_something(self) -> bool:
        return self.whole is not None


def board(waited: Iterable[tuple[int, Waited]], *, letters: int) -> Board:
    """From (hour of the week, wait) of each ask, and how many of them were answered by letter."""
    by_hour: dict[int, list[Waited]] = {}
    for hour, one in waited:
        by_hour.setdefault(hour, []).append(one)
    everything = [one for waits in by_hour.values() for one in waits]
    cells = tuple(_soon(by_hour.get(hour, ())) for hour in range(HOURS))
    return Board(_soon(everything), cells, _count(len(everything)), _part(letters, len(everything)))


def _soon(waits: Sequence[Waited]) -> Soon | None:
    if len(waits) < FEWEST:
        return None
    return Soon(_rounded(until(HALF, waits)), _rounded(until(MOST, waits)))


def _rounded(minutes: float | None) -> int | None:
    """Up to the next five minutes: nobody is told it is quicker than it is."""
    return None if minutes is None else max(ROUND, ROUND * ceil(minutes / ROUND))


def _count(n: int) -> int | None:
    return n // COUNT_ROUND * COUNT_ROUND if n >= FEWEST else None


def _part(n: int, of: int) -> int | None:
    """A part of the whole: said when it is none, or when neither it nor what is left are a few people."""
    if n == 0 and of >= FEWEST:
        return 0
    return _count(n) if n >= FEWEST and not 0 < of - n < FEWEST else None


def as_data(told: Board) -> dict[str, object]:
    """Plain values, to be kept."""
    cells = [None if one is None else [one.half, one.most] for one in told.cells]
    whole = None if told.whole is None else [told.whole.half, told.whole.most]
    return {"whole": whole, "cells": cells, "asks": told.asks, "letters": told.letters}


def from_data(kept: Mapping[str, object]) -> Board:
    """As it was kept; an empty board where nothing was."""
    if "cells" not in kept:
        return Board(None, (None,) * HOURS, None, None)
    cells = tuple(None if one is None else Soon(*one) for one in kept["cells"])  # type: ignore[attr-defined]
    whole = None if kept["whole"] is None else Soon(*kept["whole"])  # type: ignore[misc]
    return Board(whole, cells, kept["asks"], kept["letters"])  # type: ignore[arg-type]
