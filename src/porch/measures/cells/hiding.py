"""Small numbers hidden together with what would give them away, as little of that as is needed.

1 to 10 people are hidden, and so is a change by 1 to 10 since an earlier release. A hidden 7 whose row and total are
told is no secret, so more is hidden with it: a linear programme finds the change of other numbers, the smallest first,
that makes 1 and 10 as possible as what is true (J. P. Kelly, B. L. Golden, A. A. Assad, "Cell suppression: disclosure
protection for sensitive tabular data", Networks 22 (1992) 397-417); the numbers it would have to change are hidden.
What turns out not to be needed is shown again. Each small number keeps two witnesses, tables that say the same where
numbers are told and 1 and 10 where this one is hidden; ``bounds`` is the audit of that.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

import numpy as np

from porch.measures.cells.bounds import Bound, Contradiction, bound, limit, solved
from porch.measures.cells.tables import LEAST, At, Row, System, Table, Totals, system

type Witness = dict[int, float]
"""A value for every number of a part."""

NEAR = 1e-6
TOTAL_COSTS = 20.0  # how much dearer it is to hide a total than a cell of the same size


@dataclass(frozen=True)
class Suppressed:
    """``tables`` with None where a number is hidden. ``small``: hidden for what they are; ``with_them``: for what they
    would give away. ``known``: numbers that can be worked out whatever is hidden now, from earlier releases or because
    each of many parts is somebody.
    """

    tables: tuple[Table, ...]
    small: tuple[At, ...]
    with_them: tuple[At, ...]
    known: tuple[At, ...] = ()


def suppressed(tables: Sequence[Table], earlier: Iterable[Table] = ()) -> Suppressed:
    """``tables`` as they may be told beside ``earlier`` ones (as those were told, oldest first).

    Afterwards all of 1 to 10 remains possible for each small number, for who has all the tables (``bounds``). The same
    tables always come to the same answer.
    """
    known = system(tables, earlier)
    secrets = _secrets(known)
    for number in secrets:
        known.told[number], known.hidden[number] = False, True
    witnesses: dict[tuple[int, float], Witness] = {}
    for number, ends in secrets.items():
        for end in ends:
            witnesses[number, end] = _made_possible(known, number, end)
            for other in _changed(known, witnesses[number, end]):
                known.told[other], known.hidden[other] = False, True
    _show_again(known, secrets, witnesses)
    return _answer(known, tables, secrets)


def is_enough(people: int) -> bool:
    """Whether so many may be told of at all: a page about a group needs eleven."""
    return people >= LEAST


def _secrets(known: System) -> dict[int, Bound]:
    """Small numbers, and those that changed by few; for each the two ends that must stay possible."""
    wanted: dict[int, Bound] = {}
    for number, value in enumerate(known.value):
        small = value is not None and 0 < value < LEAST
        if known.hidden[number] or (known.told[number] and small and not known.fixed[number]):
            wanted[number] = (1, LEAST - 1)
    for earlier, later, _grows in known.later:
        if later not in wanted and (ends := _few(known, earlier, later)):
            wanted[later] = ends
    with_all_hidden = _hiding_all(known, wanted)
    touched = {known.part_of[number] for _, number in known.places}
    return {
        number: _within(bound(with_all_hidden, number), ends)
        for number, ends in wanted.items()
        if known.part_of[number] in touched
    }


def _few(known: System, earlier: int, later: int) -> Bound | None:
    """All that a number may have become, where it changed by 1 to 10; else None."""
    then, now = known.value[earlier], known.value[later]
    if then is None or not now or known.fixed[later] or not (known.told[earlier] and known.told[later]):
        return None
    if 0 < now - then < LEAST:
        return then + 1, then + LEAST - 1
    return (max(1, then - LEAST + 1), then - 1) if 0 < then - now < LEAST else None


def _hiding_all(known: System, wanted: Collection[int]) -> System:
    """As little told as can be: what was told before, and where there is nobody. What follows from that stays known.

    A total is as many at least as it has parts that are not 0.
    """
    gone = [at in wanted or _may_hide(known, at) for at in range(len(known))]
    return replace(
        known,
        told=[told and not hide for told, hide in zip(known.told, gone, strict=True)],
        hidden=[hidden or hide for hidden, hide in zip(known.hidden, gone, strict=True)],
    )


def _within(widest: Bound, wanted: Bound) -> Bound:
    low, high = max(widest[0], wanted[0]), min(widest[1], wanted[1])
    return (low, high) if low <= high else (widest[0], widest[0])


def _cost(known: System, number: int) -> float:
    """What is lost when a number is hidden: small ones and parts tell the least."""
    return (1 + log2(1 + (known.value[number] or 0))) * (TOTAL_COSTS if known.whole[number] else 1)


def _may_hide(known: System, number: int) -> bool:
    return known.told[number] and not known.fixed[number] and bool(known.value[number])


def _made_possible(known: System, number: int, end: float) -> Witness:
    """Numbers that a reader could take for true, in which ``number`` is ``end``, and that differ from what is told at
    as little cost as can be.
    """
    part = known.parts[known.part_of[number]]
    found = _possible(known, number, end, [at for at in part.numbers if _may_hide(known, at)])
    if found is None:
        raise Contradiction("no people at all could make these tables")
    return found


def _possible(known: System, number: int, end: float, wide: Sequence[int] = ()) -> Witness | None:
    """The same where only ``wide`` may differ from what is told; None where there are none."""
    part = known.parts[known.part_of[number]]
    place = {at: here for here, at in enumerate(part.numbers)}
    limits = [limit(known, at) for at in part.numbers] + [(0.0, None)] * len(wide)
    differs: list[Row] = []
    for apart, at in enumerate(wide, len(part.numbers)):
        value, here = float(known.value[at] or 0), place[at]
        limits[here] = (1.0, None)
        differs += [({here: 1.0, apart: -1.0}, value), ({here: -1.0, apart: -1.0}, -value)]
    limits[place[number]] = (end, end)
    cost = np.concatenate([np.zeros(len(part.numbers)), [_cost(known, at) for at in wide]])
    answer = solved(cost, part.equal, (*part.most, *differs), limits)
    return None if answer is None else dict(zip(part.numbers, answer.x.tolist(), strict=False))


def _changed(known: System, values: Witness) -> list[int]:
    """Numbers that are told and would have to be others."""
    return [at for at in values if _may_hide(known, at) and _differs(known, values, at)]


def _differs(known: System, values: Witness, at: int) -> bool:
    return at in values and abs(values[at] - (known.value[at] or 0)) > NEAR


def _show_again(
    known: System, secrets: Mapping[int, Bound], witnesses: dict[tuple[int, float], Witness]
) -> None:
    """What was hidden with a secret and is not needed any more, the largest first."""
    with_them = [
        at for at in range(len(known)) if known.hidden[at] and at not in secrets and not known.fixed[at]
    ]
    for at in sorted(with_them, key=lambda at: (-_cost(known, at), at)):
        known.told[at], known.hidden[at] = True, False
        instead: dict[tuple[int, float], Witness] = {}
        for (number, end), values in witnesses.items():
            if _differs(known, values, at):
                other = _possible(known, number, end)
                if other is None:
                    known.told[at], known.hidden[at] = False, True
                    break
                instead[number, end] = other
        else:
            witnesses |= instead


def _answer(known: System, tables: Sequence[Table], secrets: Mapping[int, Bound]) -> Suppressed:
    hidden = [(at, number) for at, number in known.places if known.hidden[number]]
    gone = {at for at, _ in hidden}
    return Suppressed(
        tables=tuple(_without(known, table, n, gone) for n, table in enumerate(tables)),
        small=tuple(at for at, number in hidden if number in secrets),
        with_them=tuple(at for at, number in hidden if number not in secrets),
        known=tuple(
            at for at, number in hidden if number in secrets and secrets[number][1] - secrets[number][0] < 1
        ),
    )


def _without(known: System, table: Table, n: int, gone: Collection[At]) -> Table:
    """The table as it is told."""
    value = {at: known.value[number] for at, number in known.places if at.table == n and at not in gone}
    rows, columns = range(len(table.rows)), range(len(table.columns))
    return replace(
        table,
        counts=tuple(tuple(value.get(At(n, row, column)) for column in columns) for row in rows),
        totals=Totals(
            tuple(value.get(At(n, row, None)) for row in rows),
            tuple(value.get(At(n, None, column)) for column in columns),
            value.get(At(n, None, None)),
        ),
    )
