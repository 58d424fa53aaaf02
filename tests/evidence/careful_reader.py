"""Somebody with one report, a pencil and a linear programme. Written apart from the code that hides."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

type Cell = tuple[str, int, int]
type Grid = Sequence[Sequence[int | None]]

MOST = 10
ONE_QUESTION = ("completed", "stood", "harms", "followed", "before-after-told")


class Reader:
    """``told`` by code; where nothing but zeros is told, what is left is what nobody could hide."""

    def __init__(self, told: Mapping[str, Grid], n: int, *, with_stays: int) -> None:
        self.told = told
        self.cells = [
            (c, y, x) for c, rows in told.items() for y, row in enumerate(rows) for x in range(len(row))
        ]
        self.at = {cell: number for number, cell in enumerate(self.cells)}
        self.equal: list[tuple[dict[Cell, int], int]] = []
        self.most: list[dict[Cell, int]] = []  # comes to 0 at most
        self._know(n, with_stays)
        self.bounds = [
            (1, None) if told[c][y][x] is None else (told[c][y][x], told[c][y][x]) for c, y, x in self.cells
        ]
        self.matrix, self.to = self._rows([of for of, _ in self.equal]), [to for _, to in self.equal]
        self.upper = self._rows(self.most)

    def _rows(self, sums: Iterable[Mapping[Cell, int]]) -> Any:
        rows = []
        for of in sums:
            row = np.zeros(len(self.cells))
            for cell, by in of.items():
                row[self.at[cell]] = by
            rows.append(row)
        return csr_array(np.array(rows)) if rows else None

    def pick(self, code: str, y: int | None = None, *xs: int) -> list[Cell]:
        return [c for c in self.cells if c[0] == code and y in (None, c[1]) and (not xs or c[2] in xs)]

    def same(self, one: list[Cell], other: list[Cell], more: int = 0) -> None:
        if one and (other or more):
            self.equal.append(({**dict.fromkeys(one, 1), **dict.fromkeys(other, -1)}, more))

    def no_more(self, one: list[Cell], other: list[Cell]) -> None:
        if one and other:
            self.most.append({**dict.fromkeys(one, 1), **dict.fromkeys(other, -1)})

    def _know(self, n: int, with_stays: int) -> None:
        for code, rows in self.told.items():
            if code in ("retained", "gone", "peers-by-day-7"):
                self._rows_come_to(code, rows, with_stays)
            elif code in ONE_QUESTION or code.startswith("answered"):
                self._rows_come_to(code, rows, n)
            elif code.startswith(("equity-", "told-", "sites-told")):
                self.same(self.pick(code), [], n)
        self.same(self.pick("endings"), [], with_stays)
        self._of_stays()
        self._of_others()

    def _rows_come_to(self, code: str, rows: Grid, people: int) -> None:
        for y in range(len(rows)):
            self.same(self.pick(code, y), [], people)

    def _of_stays(self) -> None:
        for code in self.told:
            if code.startswith("equity-"):
                self.same(self.pick(code, None, 0), self.pick("retained", 1, 0, 1))
                self.same(self.pick(code, None, 1), self.pick("retained", 1, 2))
                self.same(self.pick(code, None, 2), self.pick("retained", 1, 3, 4))
        for y in range(3):
            self.same(self.pick("retained", y, 1), self.pick("gone", y, 1))
            self.no_more(self.pick("retained", y, 2), self.pick("gone", y, 0))
        for code, x in (("gone", 0), ("gone", 1), ("retained", 1), ("retained", 2), ("retained", 3)):
            for y in (0, 1):
                self.no_more(self.pick(code, y, x), self.pick(code, y + 1, x))
        self.no_more(self.pick("retained", 2, 1), self.pick("completed", 0, 0))
        self.no_more(self.pick("gone", 2, 0), self.pick("completed", 0, 1))

    def _of_others(self) -> None:
        for y in (0, 1):
            self.same(self.pick("peers-stood", y), self.pick("peers-by-day-7", 0, y))
        self.no_more(self.pick("peers-stood", None, 1), self.pick("gone", 2, 0))
        for span in ("before", "during"):
            self.no_more(self.pick("before-after-told", 0, 0), self.pick(f"told-{span}", None, 0))
        self.same(self.pick("sites-told", None, 0), self.pick("before-after-told", 0, 0))

    def ends(self, of: Mapping[Cell, int]) -> tuple[float, float]:
        """The least and the most that a sum of cells can come to."""
        cost = self._rows([of]).toarray()[0]
        found = []
        for sign in (1, -1):
            answer = linprog(
                sign * cost,
                A_eq=self.matrix,
                b_eq=self.to,
                A_ub=self.upper,
                b_ub=None if self.upper is None else np.zeros(self.upper.shape[0]),
                bounds=self.bounds,
            )
            assert answer.status in (0, 3), "what is told contradicts itself"
            found.append(sign * answer.fun if answer.status == 0 else sign * -np.inf)
        return found[0], found[1]


def found_out(
    told: Mapping[str, Grid], truth: Mapping[str, Grid], n: int
) -> list[tuple[Any, int, float, float]]:
    """Numbers of 1 to 10 of which the reader knows more than that they are 1 to 10, beyond what zeros alone say."""
    with_stays = sum(count or 0 for count in truth["retained"][0]) if "retained" in truth else n
    reader = Reader(told, n, with_stays=with_stays)
    zeros = {
        code: [[0 if count == 0 else None for count in row] for row in rows] for code, rows in truth.items()
    }
    nothing = Reader(zeros, n, with_stays=with_stays)
    found = []
    for of in [{cell: 1} for cell in reader.cells] + list(_changes(truth)):
        come_to = sum(by * (truth[c][y][x] or 0) for (c, y, x), by in of.items())
        if not 0 < abs(come_to) <= MOST:
            continue
        people = of if come_to > 0 else {cell: -by for cell, by in of.items()}
        low, high = reader.ends(people)
        if low > 1.001 or high < MOST - 0.001:
            least, most = nothing.ends(people)
            if low > max(1, least) + 0.001 or high < min(MOST, most) - 0.001:
                found.append((people, come_to, low, high))
    return found


def _changes(truth: Mapping[str, Grid]) -> Iterable[dict[Cell, int]]:
    for code in {"gone", "retained"} & set(truth):
        for y, later in combinations(range(3), 2):
            for x in range(len(truth[code][0])):
                yield {(code, later, x): 1, (code, y, x): -1}
