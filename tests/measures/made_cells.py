"""Tables of people in cells for tests, and what can be asked of those that are told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from porch.measures.cells import LEAST, At, Table, Totals, bounds
from porch.measures.cells.tables import system

NEAR = 1e-6
COUNTS = st.one_of(st.integers(0, 14), st.sampled_from([0, 0, 2, 7, 11, 25, 60, 140]))


def table(*rows: tuple[int | None, ...], **more: object) -> Table:
    """Rows a, b, c; columns x, y, z."""
    return Table(tuple("abcdefghijkl"[: len(rows)]), tuple("uvwxyz"[: len(rows[0])]), rows, **more)  # type: ignore[arg-type]


@st.composite
def tables(draw: st.DrawFn, /, rows: int = 4, columns: int = 4, **more: object) -> Table:
    many, wide = draw(st.integers(1, rows)), draw(st.integers(1, columns))
    counts = [tuple(draw(COUNTS) for _ in range(wide)) for _ in range(many)]
    return table(*counts, across=draw(st.booleans()), down=draw(st.booleans()), **more)


def nothing_but_nobody(one: Table) -> Table:
    """Everything hidden but where there is nobody: what can be worked out then, no hiding helps."""
    from_sums = system([one])
    shown = {at: 0 if from_sums.value[number] == 0 else None for at, number in from_sums.places}
    rows, columns = range(len(one.rows)), range(len(one.columns))
    counts = tuple(tuple(shown[At(0, row, column)] for column in columns) for row in rows)
    totals = Totals(
        tuple(shown.get(At(0, row, None)) for row in rows),
        tuple(shown.get(At(0, None, column)) for column in columns),
        shown.get(At(0, None, None)),
    )
    return replace(one, counts=counts, totals=totals)


def safe(
    true: Sequence[Table], told: Sequence[Table], small: Iterable[At], earlier: Sequence[Table] = ()
) -> bool:
    """All of 1 to 10 is possible for each of them, but for what follows from where there is somebody at all."""
    found = bounds(told, earlier)
    least = bounds([nothing_but_nobody(one) for one in true])
    return all(
        found[at][0] <= max(1, least[at][0]) + NEAR and found[at][1] >= min(LEAST - 1, least[at][1]) - NEAR
        for at in small
    )
