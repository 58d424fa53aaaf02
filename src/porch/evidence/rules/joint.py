"""All tables of one report, held beside each other: they count the same people, so that one gives another away.

What a reader knows between tables is a list of lines (``rules.known``): the parts of a row come to all of them, who
finished is the same number in two tables, who had left by day 30 had left by day 90. With what is told they are one
linear programme. A number of 1 to 10 is hidden well enough where all of 1 to 10 may be; where it may not, the cheapest
change of what is told that would make it so is looked for (Kelly, Golden and Assad 1992), and what would have to change
is hidden. Hiding more never narrows anything, so each small number is asked of once. See docs/decisions/0089.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from porch.evidence.rules.hiding import NEAR, Cells
from porch.evidence.rules.made import LEAST

SLIGHT = 1e-4
"""What pulling a told number costs where something has to be pulled as far as it goes."""

type Cell = tuple[str, int, int]
"""The code of a table, the row, the column."""

type Sum = Mapping[Cell, int]
"""Cells, each with how often it counts: -1 is taken away."""


@dataclass(frozen=True)
class Line:
    """Something a reader knows: the sum is ``low`` at least and ``high`` at most."""

    of: Sum
    low: float
    high: float

    def is_true(self, counts: Mapping[Cell, int]) -> bool:
        come_to = sum(by * counts[cell] for cell, by in self.of.items())
        return self.low <= come_to <= self.high


@dataclass(frozen=True)
class Knowledge:
    """``counts``: the numbers as they are; of a code that is no table, told in any case. ``lines`` are true of them.
    ``guarded``: sums that may be 1 to 10 people, such as those who left between two days. ``worth``: of a table, how
    much it takes before a number of it is hidden.
    """

    counts: Mapping[Cell, int]
    lines: Sequence[Line]
    guarded: Sequence[Sum]
    worth: Mapping[str, float]


def also_hidden(known: Knowledge, told: Mapping[str, Cells]) -> set[Cell]:
    """What has to be hidden of ``told`` (tables by code, None where a number is hidden already) so that all of it
    together shows nobody. Nobody at all (0) is never hidden."""
    reader = _Reader(known, told)
    for of, come_to in _small(known, told):
        reader.keep_open(of, come_to)
    return reader.hides


def _small(known: Knowledge, told: Mapping[str, Cells]) -> list[tuple[Sum, int]]:
    """Every sum of 1 to 10 people, and what it comes to: the cells first."""
    found: list[tuple[Sum, int]] = [
        ({cell: 1}, count) for cell, count in known.counts.items() if cell[0] in told
    ]
    found += [(of, sum(by * known.counts[cell] for cell, by in of.items())) for of in known.guarded]
    return [(of, come_to) for of, come_to in found if 0 < abs(come_to) < LEAST]


class _Reader:
    """Who knows all that is told. Each cell is a number, each told one may be pulled up or down at its price."""

    def __init__(self, known: Knowledge, told: Mapping[str, Cells]) -> None:
        self.known = known
        self.cells = list(known.counts)
        self.at = {cell: n for n, cell in enumerate(self.cells)}
        self.hides: set[Cell] = set()
        self.open = {one for one in self.cells if one[0] in told and told[one[0]][one[1]][one[2]] is None}
        self.counts = np.array([known.counts[cell] for cell in self.cells], dtype=float)
        self.price = np.array([known.worth.get(cell[0], 1.0) for cell in self.cells])
        self.rows = self._matrix()

    def _matrix(self) -> tuple[Any, Any, Any, Any]:
        """The lines over cells and over what pulls each up and down: equal to, at most."""
        equal = [line for line in self.known.lines if line.low == line.high]
        most: list[tuple[Sum, float]] = []
        for line in self.known.lines:
            if line.low != line.high:
                most += [(line.of, line.high)] if line.high < np.inf else []
                most += [({c: -by for c, by in line.of.items()}, -line.low)] if line.low > -np.inf else []
        return (
            self._over([line.of for line in equal]),
            [line.low for line in equal],
            self._over([of for of, _ in most]),
            [to for _, to in most],
        )

    def _over(self, sums: Sequence[Sum]) -> Any:
        from scipy.sparse import csr_array  # noqa: PLC0415  a report needs it now and then, a page never

        places = [(n, self.at[cell], by) for n, of in enumerate(sums) for cell, by in of.items()]
        line, column, by_ = zip(*places, strict=True) if places else ((), (), ())
        return csr_array((by_, (line, column)), shape=(len(sums), len(self.cells)), dtype=float)

    def keep_open(self, of: Sum, come_to: int) -> None:
        """See that it may be 1 and that it may be 10, by hiding what stands in the way."""
        sign = 1 if come_to > 0 else -1
        for target in (1, LEAST - 1):
            if abs(come_to) != target:
                self.hides |= self._in_the_way(of, sign * target)
                self.open |= self.hides

    def _in_the_way(self, of: Sum, target: int) -> set[Cell]:
        """Told numbers that would have to be others for the sum to come to ``target``, the cheapest of them. Where it
        never could, since each part of it that is not 0 is 1 at least: as near to it as it may be.
        """
        n = len(self.cells)
        cost = np.tile(np.where([cell in self.open for cell in self.cells], 0.0, self.price), 2)
        answer = self._solved(cost, of, target)
        if answer is None:
            pull = self._over([of]).toarray()[0] * (1 if target < self._come_to(of) else -1)
            answer = self._solved(SLIGHT * cost + np.concatenate([pull, -pull]), of, None)
        if answer is None:
            codes = {code for code, _, _ in of}
            return {cell for cell in self.cells if cell[0] in codes and self._is_told(cell)}
        pulled = np.abs(answer[:n] - answer[n:]) > NEAR
        return {cell for at, cell in enumerate(self.cells) if pulled[at] and self._is_told(cell)}

    def _come_to(self, of: Sum) -> float:
        return float(sum(by * self.known.counts[cell] for cell, by in of.items()))

    def _solved(self, cost: Any, of: Sum, target: int | None) -> Any:
        """How far each number is pulled up, then how far down, where the sum comes to ``target``; None where it cannot.
        No number is pulled below 1, and 0 stays 0.
        """
        from scipy.optimize import linprog  # noqa: PLC0415  a report needs it now and then, a page never
        from scipy.sparse import hstack, vstack  # noqa: PLC0415  likewise

        equal, equal_to, most, at_most = self.rows
        if target is not None:
            equal, equal_to = vstack([equal, self._over([of])]), [*equal_to, target]
        up = [(0, None) if count else (0, 0) for count in self.counts]
        down = [(0, count - 1) if count else (0, 0) for count in self.counts]
        answer = linprog(
            cost,
            A_eq=hstack([equal, -equal]),
            b_eq=np.array(equal_to) - equal @ self.counts,
            A_ub=hstack([most, -most]) if at_most else None,
            b_ub=np.array(at_most) - most @ self.counts if at_most else None,
            bounds=[*up, *down],
            method="highs",
        )
        return answer.x if answer.status == 0 else None

    def _is_told(self, cell: Cell) -> bool:
        return cell not in self.open and self.known.counts[cell] != 0
