"""What a careful reader can work out of all that is told: the least and the most that a hidden number can be.

The reader knows every number that is told, that totals are the sums of their parts, and that nobody (0) is never
hidden, so a hidden number is 1 at least. What follows from that is a linear programme for each bound.
"""

from collections.abc import Iterable, Sequence
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.measures.cells.tables import At, Row, System, Table, system

type Bound = tuple[float, float]
type Limit = tuple[float, float | None]


class Contradiction(ValueError):
    """No people at all could make these tables."""


def bounds(tables: Sequence[Table], earlier: Iterable[Table] = ()) -> dict[At, Bound]:
    """For each hidden number of ``tables`` what it can be at least and at most, ``inf`` where nothing limits it.

    ``tables`` are as they are told: None where a number is hidden, also among their ``totals``.
    """
    known = system(tables, earlier)
    asked = {at: number for at, number in known.places if known.hidden[number]}
    found = {number: bound(known, number) for number in sorted(set(asked.values()))}
    return {at: found[number] for at, number in asked.items()}


def bound(known: System, number: int) -> Bound:
    """The least and the most of one of them, for who knows what is told."""
    part = known.parts[known.part_of[number]]
    limits = [limit(known, at) for at in part.numbers]
    ends = []
    for sign in (1.0, -1.0):
        cost = np.zeros(len(limits))
        cost[part.numbers.index(number)] = sign
        answer = solved(cost, part.equal, part.most, limits)
        if answer is None:
            raise Contradiction("no people at all could make these tables")
        ends.append(inf if answer.status == UNBOUNDED else sign * answer.fun)
    return ends[0] + 0.0, ends[1]


UNBOUNDED = 3  # as HiGHS is called by scipy


def solved(
    cost: NDArray[np.float64], equal: Sequence[Row], most: Sequence[Row], limits: Sequence[Limit]
) -> Any:
    """The answer of HiGHS; None where nothing is feasible. ``equal`` rows come to their value, ``most`` to no more."""
    from scipy.optimize import linprog  # noqa: PLC0415  a report needs it now and then, a page never

    equal_rows, equal_to = _sparse(equal, len(cost))
    most_rows, at_most = _sparse(most, len(cost))
    answer = linprog(
        cost, A_eq=equal_rows, b_eq=equal_to, A_ub=most_rows, b_ub=at_most, bounds=limits, method="highs"
    )
    return answer if answer.status in (0, UNBOUNDED) else None


def _sparse(rows: Sequence[Row], wide: int) -> tuple[Any, Any]:
    from scipy.sparse import csr_array  # noqa: PLC0415  likewise

    if not rows:
        return None, None
    places = [(n, at, by) for n, (row, _) in enumerate(rows) for at, by in row.items()]
    line, column, values = zip(*places, strict=True)
    return csr_array((values, (line, column)), shape=(len(rows), wide)), [to for _, to in rows]


def limit(known: System, number: int) -> Limit:
    """What a reader knows of a number by itself."""
    value = known.value[number]
    if known.told[number] and value is not None:
        return value, value
    return (1, None) if known.hidden[number] else (0, None)
