"""Tables of people in cells, and all that is told of them as one system of sums.

Two tables about the same people share what they both tell: the same total, the same totals of the categories by which
both tell people apart. A later release about the same people and their successors is laid beside the earlier one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

LEAST = 11
"""Fewer people than this are never told of as a number; nobody at all (0) is."""


class Inconsistent(ValueError):
    """Tables that cannot be about the same people: what both tell differs."""


class At(NamedTuple):
    """A cell of the ``table``-th table. ``row`` None: the total of its column; ``column`` None: that of its row."""

    table: int
    row: int | None
    column: int | None


@dataclass(frozen=True)
class Totals:
    """What is told beside the cells; None where it is hidden."""

    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    all: int | None


@dataclass(frozen=True)
class Table:
    """``counts`` row by row; None where a number is already hidden. One column makes a plain list.

    ``totals`` None: they are the sums, and told. ``across`` and ``down``: the totals of rows, of columns, are told; the
    total of all is, where either is.
    ``of``: whom it is about, ``cut``: up to which day; tables alike in both are about the same people. ``of`` empty: it
    has nobody in common with another. ``by``: what people are told apart by in its rows and its columns.
    ``grows``: people are only ever added, so a later number is never smaller.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    totals: Totals | None = None
    across: bool = True
    down: bool = True
    of: str = ""
    cut: str = ""
    by: tuple[str, str] = ("row", "column")
    grows: bool = False

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.rows) or any(len(row) != len(self.columns) for row in self.counts):
            raise Inconsistent("a table has a count for each of its rows and columns")
        twice = len(set(self.rows)) < len(self.rows) or len(set(self.columns)) < len(self.columns)
        if twice or self.by[0] == self.by[1]:
            raise Inconsistent("two rows or columns of a table have one name")
        if any(count is not None and count < 0 for row in self.counts for count in row):
            raise Inconsistent("people are counted from 0 on")


type Key = tuple[str, str, frozenset[tuple[str, str]]]
"""Which people a number counts: of whom, at which cut, told apart by what."""


type Row = tuple[dict[int, float], float]
"""Places by how often they are taken, and what they come to together."""


@dataclass(frozen=True)
class Part:
    """Numbers that have to do with each other, with nothing outside. ``equal`` rows come to 0, ``most`` to no more;
    their places count into ``numbers``.
    """

    numbers: tuple[int, ...]
    equal: tuple[Row, ...]
    most: tuple[Row, ...]


@dataclass
class System:
    """Every number as a place in a list. ``value`` None: not known here. ``told``: readers see it.

    ``fixed``: it was told or hidden before, and that is past. ``sums``: a total and its parts. ``later``: (earlier,
    later) numbers of the same cell in two cuts, and whether it only grows. ``whole``: it is a total.
    """

    at: dict[Key, int] = field(default_factory=dict)
    value: list[int | None] = field(default_factory=list)
    told: list[bool] = field(default_factory=list)
    fixed: list[bool] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    later: list[tuple[int, int, bool]] = field(default_factory=list)
    places: list[tuple[At, int]] = field(default_factory=list)  # of the tables that are to be told now
    parts: list[Part] = field(default_factory=list)
    part_of: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.value)


def system(tables: Sequence[Table], earlier: Iterable[Table] = ()) -> System:
    """All numbers of ``tables`` and of those told before; Inconsistent where two of them contradict each other."""
    found = System()
    before = [(table, True) for table in earlier]
    for n, (table, past) in enumerate([*before, *((table, False) for table in tables)]):
        _add(found, table, n - len(before), past=past)
    _lay_beside(found, [table for table, _ in before] + list(tables))
    _take_apart(found)
    return found


def keys(table: Table, alone: int) -> dict[tuple[int | None, int | None], Key]:
    """Which people each of its numbers counts; of a table about nobody else's people, ``alone`` makes them its own."""
    of = table.of or f"\0{alone}"
    by_row, by_column = table.by
    parts_of_row = [frozenset({(by_row, name)}) for name in table.rows]
    plain = len(table.columns) == 1
    parts_of_column = [frozenset() if plain else frozenset({(by_column, name)}) for name in table.columns]
    named: dict[tuple[int | None, int | None], frozenset[tuple[str, str]]] = {(None, None): frozenset()}
    named |= {(row, None): part for row, part in enumerate(parts_of_row)}
    named |= {(None, column): part for column, part in enumerate(parts_of_column)}
    named |= {
        (row, column): one | other
        for row, one in enumerate(parts_of_row)
        for column, other in enumerate(parts_of_column)
    }
    return {place: (of, table.cut, parts) for place, parts in named.items()}


def _add(found: System, table: Table, n: int, *, past: bool) -> None:
    named = keys(table, n)
    values = _values(table)
    here: dict[tuple[int | None, int | None], int] = {}
    for place, key in named.items():
        is_cell = None not in place
        shown = is_cell or _told(table, place)
        here[place] = _put(found, key, values[place], shown=shown, past=past, whole=not is_cell)
        if not past and shown:
            found.places.append((At(n, *place), here[place]))
    rows, columns = range(len(table.rows)), range(len(table.columns))
    sums = [(here[row, None], tuple(here[row, column] for column in columns)) for row in rows]
    sums += [(here[None, column], tuple(here[row, column] for row in rows)) for column in columns]
    sums += [(here[None, None], tuple(here[None, column] for column in columns))]
    sums += [(here[None, None], tuple(here[row, None] for row in rows))]
    found.sums += [one for one in sums if one[1] != (one[0],) and one not in found.sums]


def _told(table: Table, place: tuple[int | None, int | None]) -> bool:
    if place == (None, None):
        return table.across or table.down
    return table.across if place[1] is None else table.down


def _put(found: System, key: Key, value: int | None, *, shown: bool, past: bool, whole: bool) -> int:
    """Its place; what was told of the same people before stays as it was told, and what was hidden stays hidden."""
    at = found.at.setdefault(key, len(found))
    is_hidden = shown and past and value is None
    if at == len(found):
        found.value.append(value)
        found.told.append(shown and not is_hidden)
        found.fixed.append(past and shown)
        found.hidden.append(is_hidden or (shown and value is None))
        found.whole.append(whole)
        return at
    known = found.value[at]
    if known is not None and value is not None and known != value:
        what = ", ".join(sorted(f"{by} {name}" for by, name in key[2])) or "all of them"
        raise Inconsistent(f"two tables of the same people tell of {known} and of {value} ({what})")
    found.value[at] = value if known is None else known
    found.hidden[at] |= is_hidden or (shown and value is None)
    found.told[at] = (found.told[at] or shown) and not found.hidden[at]
    found.whole[at] &= whole
    return at


def _values(table: Table) -> dict[tuple[int | None, int | None], int | None]:
    rows, columns = range(len(table.rows)), range(len(table.columns))
    values: dict[tuple[int | None, int | None], int | None] = {
        (row, column): table.counts[row][column] for row in rows for column in columns
    }
    down = [_sum(table.counts[row][column] for row in rows) for column in columns]
    across = [_sum(table.counts[row]) for row in rows]
    worked_out = Totals(tuple(across), tuple(down), _sum(down))
    told = table.totals or worked_out
    for one, other in zip(
        (*told.rows, *told.columns, told.all),
        (*worked_out.rows, *worked_out.columns, worked_out.all),
        strict=True,
    ):
        if one is not None and other is not None and one != other:
            raise Inconsistent(f"a total of {one} is told of parts that make {other}")
    values |= {(row, None): told.rows[row] for row in rows}
    values |= {(None, column): told.columns[column] for column in columns}
    values[None, None] = told.all
    return values


def _sum(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def _lay_beside(found: System, tables: Sequence[Table]) -> None:
    """Each number beside those of the same cell at other cuts, in the order in which they were told."""
    cuts = list(dict.fromkeys((table.of, table.cut) for table in tables if table.of))
    grows = {table.of for table in tables if table.grows}
    for n, (of, cut) in enumerate(cuts):
        for then in (when for whom, when in cuts[:n] if whom == of):
            for (whom, when, parts), at in list(found.at.items()):
                earlier = found.at.get((of, then, parts))
                if (whom, when) != (of, cut) or earlier is None:
                    continue
                before, now = found.value[earlier], found.value[at]
                if of in grows and before is not None and now is not None and now < before:
                    raise Inconsistent(f"people are only added, and {before} became {now}")
                found.later.append((earlier, at, of in grows))


def _take_apart(found: System) -> None:
    """Whatever no sum and no growth links is looked at by itself: programmes then are as small as can be."""
    first = list(range(len(found)))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    growing = [(earlier, later) for earlier, later, only in found.later if only]
    for links in [*((total, *parts) for total, parts in found.sums), *growing]:
        for other in links[1:]:
            first[root(other)] = root(links[0])
    members: dict[int, list[int]] = {}
    for at in range(len(found)):
        members.setdefault(root(at), []).append(at)
    place: dict[int, int] = {}
    found.part_of = [0] * len(found)
    equal: dict[int, list[Row]] = {}
    most: dict[int, list[Row]] = {}
    for n, numbers in enumerate(members.values()):
        for here, at in enumerate(numbers):
            found.part_of[at], place[at] = n, here
    for total, parts in found.sums:
        row: Row = ({place[total]: -1.0, **{place[at]: 1.0 for at in parts}}, 0.0)
        equal.setdefault(found.part_of[total], []).append(row)
    for earlier, later in growing:
        most.setdefault(found.part_of[later], []).append(({place[earlier]: 1.0, place[later]: -1.0}, 0.0))
    found.parts = [
        Part(tuple(numbers), tuple(equal.get(n, ())), tuple(most.get(n, ())))
        for n, numbers in enumerate(members.values())
    ]
