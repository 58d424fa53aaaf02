"""Which counts of a report may be told: none of 1 to 10, none that gives one away, also beside what was told before.

Two reports about the same people are one table to whoever holds both: the difference of a number then and now is a
number of people too. What can be worked out is asked of ``measures.cells``; ``docs/decisions/0089`` says what is laid
beside what.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from porch.evidence.rules.made import LEAST, Counts
from porch.measures.cells import Contradiction, Inconsistent, Table, Totals, bounds, suppressed

type Cells = tuple[tuple[int | None, ...], ...]
NOW, FLOW = "now", "flow"
FAMILIES = frozenset({"equity"})
"""Tables that tell the same people apart by the same columns, such as equity-age and equity-gender, by how their codes
begin."""
NEAR = 1e-6


@dataclass(frozen=True)
class Told:
    """A table of counts as it is told: labels as text, and its totals, where they are told."""

    code: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Cells
    down: bool
    totals: Totals | None = None

    @classmethod
    def of(cls, table: Counts) -> "Told":
        return cls(
            table.code,
            _apart(map(str, table.rows)),
            _apart(map(str, table.columns)),
            table.counts,
            table.down,
        )

    def as_json(self) -> dict[str, Any]:
        """What a later release needs to know of it: the numbers as they are told, under their labels."""
        return {
            "rows": list(self.rows),
            "columns": list(self.columns),
            "counts": [list(row) for row in self.counts],
            "down": self.down,
            "totals": _totals_as_json(self.totals) if self.totals else None,
        }

    @classmethod
    def read(cls, code: str, kept: Mapping[str, Any]) -> "Told":
        totals = kept["totals"]
        return cls(
            code,
            tuple(kept["rows"]),
            tuple(kept["columns"]),
            tuple(tuple(row) for row in kept["counts"]),
            kept["down"],
            Totals(tuple(totals["rows"]), tuple(totals["columns"]), totals["all"]) if totals else None,
        )


def hidden(tables: Sequence[Told], before: Sequence[Mapping[str, Told]] = ()) -> dict[str, Told]:
    """``tables`` by their code with None for what is not told, and their totals. ``before``: what was told in earlier
    reports about the same people, by code, oldest first. The same tables come to the same answer.
    """
    found: dict[str, Told] = {}
    for some in _together(tables):
        then = [
            [_table(told[one.code], f"{n}") for one in some if one.code in told]
            for n, told in enumerate(before)
        ]
        earlier = list(dict.fromkeys(table for tables_then in then for table in tables_then))
        shown = _shown([_table(one, NOW) for one in some], earlier)
        for one, table in zip(some, shown, strict=True):
            found[one.code] = replace(one, counts=table.counts, totals=table.totals)
    return found


def by_row(tables: Iterable[Told]) -> list[Told]:
    """Tables in which each row is a question of its own, such as the same people after 30 and after 90 days, taken
    apart: their rows make no total together."""
    return [part for one in tables for part in ([one] if one.down else _rows(one))]


def put_together(tables: Iterable[Counts], told: Mapping[str, Told]) -> dict[str, Cells]:
    """The counts of each table from what ``by_row`` took apart."""
    found: dict[str, Cells] = {}
    for one in tables:
        parts = (
            [told[_code_of_row(one.code, name)].counts[0] for name in Told.of(one).rows]
            if not one.down
            else []
        )
        found[one.code] = told[one.code].counts if one.down else tuple(parts)
        if one.code == FLOW:
            totals = [told[_code_of_row(one.code, name)].totals for name in Told.of(one).rows]
            found[one.code] = _steps(
                found[one.code], [total is not None and total.all is not None for total in totals]
            )
    return found


def _steps(rows: Cells, whole_is_told: Sequence[bool]) -> Cells:
    """In the flow each row makes the number of the row above it. Where a part of a row is hidden, and how many it is in
    all may not be told, neither is any number of the row above: the rest of that would give it away.
    """
    below = [None in row and not told for row, told in zip(rows[1:], whole_is_told[1:], strict=True)]
    return tuple(
        tuple(count and None for count in row) if hides else row
        for row, hides in zip(rows, [*below, False], strict=True)
    )


def _rows(one: Told) -> list[Told]:
    return [
        Told(_code_of_row(one.code, name), (name,), one.columns, (counts,), down=False)
        for name, counts in zip(one.rows, one.counts, strict=True)
    ]


def _code_of_row(code: str, name: str) -> str:
    return f"{code}|{name}"


def _together(tables: Sequence[Told]) -> list[list[Told]]:
    """Tables of one family share their totals: they are looked at as one. Others stand alone."""
    groups: dict[str, list[Told]] = {}
    for one in tables:
        groups.setdefault(_family(one), []).append(one)
    return list(groups.values())


def _family(one: Told) -> str:
    begins = one.code.split("-")[0]
    return begins if one.down and begins in FAMILIES else one.code


def _table(one: Told, cut: str) -> Table:
    return Table(
        rows=one.rows,
        columns=one.columns,
        counts=one.counts,
        totals=one.totals,
        down=one.down or len(one.rows) == 1,
        of=_family(one),
        cut=cut,
        by=(one.code, "column"),
    )


def _shown(tables: list[Table], earlier: list[Table]) -> list[Table]:
    """As they may be told: with the totals that other parts of a report tell, or, where those would give something
    away, with the totals that are safe. Tables that contradict each other are looked at each alone; what cannot be
    made safe even so tells nothing but that nobody is somewhere.
    """
    try:
        done = suppressed(tables, [*earlier, *_known_totals(tables)])
        if not done.known:
            shown = [_as_told(*both) for both in zip(done.tables, tables, strict=True)]
            return shown if _is_safe(shown, tables, earlier) else list(done.tables)
    except (Inconsistent, Contradiction):
        pass
    if len(tables) > 1:
        return [one for table in tables for one in _shown(*_alone(table, earlier))]
    return [_nothing(table) for table in tables]


def _alone(table: Table, earlier: list[Table]) -> tuple[list[Table], list[Table]]:
    """A table as about people of its own, with what the same table told earlier."""
    then = [replace(one, of=table.by[0]) for one in earlier if one.by == table.by]
    return [replace(table, of=table.by[0])], then


def _known_totals(tables: Sequence[Table]) -> list[Table]:
    """How many people a table is about is told in any case, so it cannot be hidden to save a part of it."""
    return [
        Table(
            rows=("all of them",),
            columns=("people",),
            counts=((total,),),
            of=table.of,
            cut=table.cut,
            by=("all", "people"),
        )
        for table in tables[:1]
        if _may_be_told(total := sum(count or 0 for row in table.counts for count in row))
    ]


def _may_be_told(count: int | None) -> bool:
    return count is not None and (count == 0 or count >= LEAST)


def _as_told(shown: Table, whole: Table) -> Table:
    """With every total that is no small number itself: other parts of a report may tell it. The total of one number
    is that number, told or not."""
    rows = shown.counts if len(whole.columns) == 1 else [(_sum(row),) for row in whole.counts]
    down = list(zip(*whole.counts, strict=True))
    columns = (
        zip(*shown.counts, strict=True) if len(whole.rows) == 1 else [(_sum(column),) for column in down]
    )
    total = _sum(map(_sum, whole.counts))
    told = Totals(
        tuple(one if _may_be_told(one) else None for (one,) in rows),
        tuple(one if _may_be_told(one) else None for (one,) in columns),
        total if _may_be_told(total) else None,
    )
    return replace(shown, totals=told)


def _is_safe(shown: list[Table], whole: list[Table], earlier: list[Table]) -> bool:
    """For who knows all that is told and every total, each hidden small number may still be any of 1 to 10."""
    for at, (low, high) in bounds(shown, earlier).items():
        if at.row is None or at.column is None:
            continue
        count = whole[at.table].counts[at.row][at.column]
        if count is not None and 0 < count < LEAST and (low > 1 + NEAR or high < LEAST - 1 - NEAR):
            return False
    return True


def _nothing(table: Table) -> Table:
    counts = tuple(tuple(None if count != 0 else 0 for count in row) for row in table.counts)
    rows, columns = (None,) * len(table.rows), (None,) * len(table.columns)
    return replace(table, counts=counts, totals=Totals(rows, columns, None))


def _sum(counts: Iterable[int | None]) -> int:
    return sum(count or 0 for count in counts)


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """Names, each its own: a second one of the same words is told by its place."""
    found: list[str] = []
    for name in names:
        found.append(name if name not in found else f"{name} ({len(found) + 1})")
    return tuple(found)


def _totals_as_json(totals: Totals) -> dict[str, Any]:
    return {"rows": list(totals.rows), "columns": list(totals.columns), "all": totals.all}
