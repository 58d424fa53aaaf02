"""What a careful reader knows between the tables of a report, as lines over their cells.

A line that is not true of this report is left out, and one that is true of this one alone is kept where a reader may
guess it, such as that nobody finished after day 180: who is taken to know more than they do is told less.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, product
from math import inf

from porch.evidence.rules.gathered import Stood
from porch.evidence.rules.joint import Cell, Knowledge, Line, Sum
from porch.evidence.rules.labels import ENDINGS, GROUPS
from porch.evidence.rules.made import Made
from porch.evidence.rules.said import Said
from porch.evidence.rules.sections.staying import DAYS
from porch.evidence.rules.spans import Span
from porch.evidence.rules.stays import LEFT, Stays
from porch.programmes.rules.endings import Ending

WORTH: Mapping[str, float] = {
    "completed": 0.2,
    "gone": 0.5,
    "equity": 1,
    "endings": 2,
    "retained": 8,
    "harms": 8,
    "flow": 50,
}
"""How much of another table is hidden before a number of this one is; by how the code begins, 3 for any other."""

STILL, FINISHED, GONE, ELSEWHERE, UNKNOWN = range(5)  # columns of "retained"
APART = (Ending.TRANSFERRED, Ending.DIED)
CURVES = ("staying", "staying-with-peer", "staying-without-peer")


def knowledge(done: Made, stays: Stays) -> Knowledge:
    """Of a report as it was made, nothing hidden."""
    tables = _Tables(done)
    drawn = _Curves(done, stays)
    counts = tables.counts | drawn.counts
    lines = (
        *_parts(tables, done, len(stays.people)),
        *_of_stays(tables),
        *_of_endings(tables),
        *_of_peers(tables),
        *_of_days(tables),
        *_of_flow(tables, done),
        *_of_curves(tables, drawn),
    )
    return Knowledge(
        counts,
        [line for line in lines if line.of and counts.keys() >= line.of.keys() and line.is_true(counts)],
        [*_between_days(tables), *_beside_curves(tables, drawn)],
        {code: WORTH.get(code.split("-")[0], 3.0) for code, _, _ in counts},
    )


class _Tables:
    def __init__(self, done: Made) -> None:
        self.by = {table.code: table for table in done.counts}
        self.counts: dict[Cell, int] = {
            (table.code, y, x): int(count or 0)
            for table in done.counts
            for y, row in enumerate(table.counts)
            for x, count in enumerate(row)
        }

    def some(self, code: str, *, row: int | None = None, columns: Iterable[int] | None = None) -> Sum:
        """Cells of a table added up: of a row, or of all; of some columns, or of all. Nothing without the table."""
        kept = None if columns is None else set(columns)
        return {
            cell: 1
            for cell in self.counts
            if cell[0] == code and (row is None or cell[1] == row) and (kept is None or cell[2] in kept)
        }

    def rows(self, code: str) -> range:
        return range(len(self.by[code].rows)) if code in self.by else range(0)

    def ended(self, *endings: Ending) -> Sum:
        table = self.by.get("endings")
        if table is None:
            return {}
        titles = {str(ENDINGS[one]) for one in endings}
        return self.some("endings", columns=[x for x, of in enumerate(table.columns) if str(of) in titles])


def _and(*sums: Sum) -> Sum:
    return {cell: by for of in sums for cell, by in of.items()}


def _less(one: Sum, other: Sum) -> Sum:
    return {**one, **{cell: one.get(cell, 0) - by for cell, by in other.items()}}


def _same(one: Sum, other: Sum) -> Line:
    return Line(_less(one, other), 0, 0)


def _at_most(one: Sum, other: Sum) -> Iterator[Line]:
    """Never more than the other; and a reader may guess that it is the same, where it is."""
    yield Line(_less(one, other), -inf, 0)
    yield _same(one, other)


def _parts(tables: _Tables, done: Made, stays: int) -> Iterator[Line]:
    """The parts of a row, or of a table whose rows are parts as well, come to everybody, or to all who have a stay."""
    for code, table in tables.by.items():
        for of in (
            [tables.some(code)] if table.down else [tables.some(code, row=y) for y in tables.rows(code)]
        ):
            for everybody in {done.n or 0, stays}:
                yield Line(of, everybody, everybody)


def _of_stays(tables: _Tables) -> Iterator[Line]:
    """Where people stood, who had left or finished by their last day, and the same people by what they said."""
    for y in tables.rows("gone"):
        finished, left = ({("gone", y, x): 1} for x in (1, 0))
        yield _same(finished, {("retained", y, FINISHED): 1})
        yield from _at_most({("retained", y, GONE): 1}, left)
    for code, columns in (("gone", (0, 1)), ("retained", (FINISHED, GONE, ELSEWHERE))):
        for (y, later), x in product(pairwise(tables.rows(code)), columns):
            yield from _at_most({(code, y, x): 1}, {(code, later, x): 1})
    at = DAYS.index(90)
    for code in tables.by:
        if code.startswith("equity-") and "retained" in tables.by:
            for x, states in enumerate(((STILL, FINISHED), (GONE,), (ELSEWHERE, UNKNOWN))):
                yield _same(tables.some(code, columns=[x]), tables.some("retained", row=at, columns=states))


def _of_endings(tables: _Tables) -> Iterator[Line]:
    """How stays ended, in all, and where people stood after half a year."""
    if "endings" not in tables.by:
        return
    finished, open_ = tables.ended(Ending.COMPLETED), tables.ended(Ending.OPEN)
    apart = tables.ended(*APART)
    left = tables.ended(*(one for one in Ending if one not in (Ending.COMPLETED, Ending.OPEN, *APART)))
    last = len(DAYS) - 1
    yield from _at_most({("retained", last, FINISHED): 1}, finished)
    yield from _at_most({("retained", last, ELSEWHERE): 1}, apart)
    yield from _at_most({("gone", last, 0): 1}, left)
    yield from _at_most({("retained", last, GONE): 1}, left)
    yield from _at_most({("retained", last, UNKNOWN): 1}, open_)
    if "completed" in tables.by:
        yield _same({("completed", 0, 0): 1}, finished)
        yield _same({("completed", 0, 1): 1}, _and(left, apart))
        yield _same({("completed", 0, 2): 1}, open_)
    yield _same({("harms", 2, 0): 1}, tables.ended(Ending.DIED))


def _of_peers(tables: _Tables) -> Iterator[Line]:
    """On day 7 and after it; who was gone by then is in no row of the second table."""
    for y in tables.rows("peers-stood"):
        yield _same(tables.some("peers-stood", row=y), {("peers-by-day-7", 0, y): 1})
    if "peers-stood" not in tables.by:
        return
    left = tables.some("peers-stood", columns=[1])
    by_then = _and(left, {("peers-by-day-7", 0, 2): 1})
    for y in tables.rows("gone"):
        yield from _at_most(left, {("gone", y, 0): 1})
        yield from _at_most({("gone", y, 0): 1}, by_then)
        yield from _at_most({("retained", y, GONE): 1}, by_then)


def _of_days(tables: _Tables) -> Iterator[Line]:
    """Who told of their days, by how they stood to others, by site, and of both spans."""
    spans = [f"told-{span}" for span in Span]
    for code in spans:
        for y in tables.rows(code):
            kinds = _kinds(tables.by[code].rows[y])
            yield _same(tables.some(code, row=y), tables.some("stood", columns=kinds))
        yield from _at_most({("before-after-told", 0, 0): 1}, tables.some(code, columns=[0]))
    if "followed" in tables.by:
        for y, code in enumerate(code for code in spans if code in tables.by):
            yield _same({("followed", y, 2): 1}, tables.some(code, columns=[2]))
            yield from _at_most({("followed", y, 0): 1}, tables.some(code, columns=[0]))
    if "sites-told" in tables.by:
        yield _same(tables.some("sites-told", columns=[0]), {("before-after-told", 0, 0): 1})
        ends = (
            {str(name): y for y, name in enumerate(tables.by["endings"].rows)}
            if "endings" in tables.by
            else {}
        )
        for y, name in enumerate(tables.by["sites-told"].rows):
            if str(name) in ends:
                yield _same(tables.some("sites-told", row=y), tables.some("endings", row=ends[str(name)]))


def _kinds(name: Said) -> list[int]:
    """Columns of "stood" that a row of those who told of their days is made of; all of them for everybody."""
    order = list(Stood)
    return next(
        ([order.index(one) for one in kinds] for group, kinds in GROUPS if group == name), list(range(4))
    )


def _of_flow(tables: _Tables, done: Made) -> Iterator[Line]:
    """Each box is the one above it less those who are not in it."""
    for y, later in pairwise(tables.rows("flow")):
        without = tables.some("flow", row=later, columns=range(1, len(tables.by["flow"].columns)))
        yield _same({("flow", y, 0): 1}, _and({("flow", later, 0): 1}, without))
    for y in tables.rows("flow"):
        yield Line({("flow", y, 0): 1}, done.n or 0, done.n or 0)


class _Curves:
    """How many had left by each day at which a curve is drawn: a share of a known number tells it. They stay told."""

    def __init__(self, done: Made, stays: Stays) -> None:
        figures = {one.code: one for section in done.sections for one in section.figures}
        met = stays.peer_from <= LANDMARK
        who = (stays.times >= 0, (stays.times > LANDMARK) & met, (stays.times > LANDMARK) & ~met)
        self.days: dict[str, list[int]] = {}
        self.counts: dict[Cell, int] = {}
        for code, some in zip(CURVES, who, strict=True):
            if code in figures:
                self.days[code] = [int(row.values[0] or 0) for row in figures[code].rows]
                for at, day in enumerate(self.days[code]):
                    left = some & (stays.causes == LEFT) & (stays.times <= day)
                    self.counts[f"curve-{code}", at, 0] = int(left.sum())

    def by(self, code: str, day: int, *, after: bool) -> Sum | None:
        """Those who had left by the last drawn day before ``day``, or by the first one after it."""
        days = self.days.get(code, [])
        near = [at for at, one in enumerate(days) if (one >= day if after else one <= day)]
        return {(f"curve-{code}", near[0 if after else -1], 0): 1} if near else None


LANDMARK = 7


def _of_curves(tables: _Tables, drawn: _Curves) -> Iterator[Line]:
    for cell, count in drawn.counts.items():
        yield Line({cell: 1}, count, count)
    for y in tables.rows("gone"):
        left: Sum = {("gone", y, 0): 1}
        for after in (False, True):
            whole, *both = (drawn.by(code, DAYS[y], after=after) for code in CURVES)
            if whole is not None:
                yield from _at_most(left, whole) if after else _at_most(whole, left)
            there = [one for one in both if one is not None]
            if len(there) == 2 and after:
                yield from _at_most(left, _and(*there, {("peers-by-day-7", 0, 2): 1}))
            elif len(there) == 2:
                yield from _at_most(_and(*there), left)


def _between_days(tables: _Tables) -> list[Sum]:
    """Changes of a number between two days, and between two ways of counting who left, are people as well."""
    found: list[Sum] = []
    for code in ("gone", "retained"):
        rows = tables.rows(code)
        columns = range(len(tables.by[code].columns)) if code in tables.by else range(0)
        found += [
            {(code, later, x): 1, (code, y, x): -1}
            for y in rows
            for later in rows
            if y < later
            for x in columns
        ]
    found += [{("gone", y, 0): 1, ("retained", y, GONE): -1} for y in tables.rows("gone")]
    if "endings" in tables.by and "gone" in tables.by:
        last = len(DAYS) - 1
        left = [one for one in Ending if one not in (Ending.COMPLETED, Ending.OPEN, *APART)]
        found += [
            _less(tables.ended(Ending.COMPLETED), {("retained", last, FINISHED): 1}),
            _less(tables.ended(*APART), {("retained", last, ELSEWHERE): 1}),
            _less(tables.ended(*left), {("gone", last, 0): 1}),
        ]
    return found


def _beside_curves(tables: _Tables, drawn: _Curves) -> list[Sum]:
    return [
        _less({("gone", y, 0): 1}, near)
        for y in tables.rows("gone")
        for after in (False, True)
        if (near := drawn.by("staying", DAYS[y], after=after)) is not None
    ]
