"""Small cells: none of 1 to 10 is told, none can be worked out, and no more is hidden than that needs."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from porch.measures.cells import (
    LEAST,
    At,
    Contradiction,
    Inconsistent,
    Table,
    Totals,
    bounds,
    is_enough,
    suppressed,
)
from porch.measures.cells.tables import system
from tests.measures.made_cells import NEAR, safe, table, tables


def test_a_hidden_seven_is_worked_out_where_only_it_is_hidden() -> None:
    """The trap: cells under 11 alone are hidden, totals are told. Whoever subtracts knows it."""
    alone = table((None, 20), (30, 40), totals=Totals((27, 70), (37, 60), 97))
    assert bounds([alone]) == {At(0, 0, 0): (7, 7)}
    told = suppressed([table((7, 20), (30, 40))])
    assert told.small == (At(0, 0, 0),)
    assert told.with_them == (At(0, 0, 1), At(0, 1, 0), At(0, 1, 1))
    assert bounds(told.tables)[At(0, 0, 0)] == (1, 26)


def test_eleven_are_told_ten_are_not_and_nobody_is_told_as_nobody() -> None:
    told = suppressed([table((11,), (10,), (0,), (40,), (25,))])
    assert told.tables[0].counts == ((None,), (None,), (0,), (40,), (25,))
    assert told.tables[0].totals == Totals((None, None, 0, 40, 25), (86,), 86)
    nothing_small = table((11, 20), (0, 30))
    kept = suppressed([nothing_small])
    assert (kept.tables[0].counts, kept.small, kept.with_them) == (nothing_small.counts, (), ())
    assert (is_enough(10), is_enough(11)) == (False, True)


def test_two_hidden_numbers_that_can_only_be_one_each_are_not_hidden_enough() -> None:
    """A hidden number is never 0: so two that make 2 are known, and more has to be hidden with them."""
    alone = table((None,), (None,), (30,), totals=Totals((None, None, 30), (32,), 32))
    assert set(bounds([alone]).values()) == {(1, 1)}
    true = [table((1,), (1,), (30,))]
    told = suppressed(true)
    assert told.tables[0].counts == ((None,), (None,), (None,))
    assert safe(true, told.tables, told.small)


def test_where_everybody_is_in_a_small_cell_the_total_is_hidden_too() -> None:
    """Eight ones: no number is told. That they are eight at least is known, since nobody would be told as 0."""
    true = [table(*[(1,)] * 8)]
    told = suppressed(true)
    assert told.tables[0].totals is not None
    assert told.tables[0].totals.all is None
    assert safe(true, told.tables, told.small)
    assert bounds(told.tables)[At(0, None, None)] == (8, inf)
    eleven = suppressed([table(*[(1,)] * 11)]).tables[0]
    assert eleven.totals is not None
    assert eleven.totals.all is None, "eleven parts that make eleven are one each"


def test_two_tables_of_the_same_people_do_not_give_away_together_what_neither_does_alone() -> None:
    """By ending and by gender, and by ending and by age: the endings' totals stand in both."""
    by_gender = table((5, 35), (50, 60), of="here", by=("ending", "gender"))
    by_age = table((20, 20), (70, 40), of="here", by=("ending", "age"))
    told = suppressed([by_gender, by_age])
    assert safe([by_gender, by_age], told.tables, told.small)
    no_totals = table((5, 35), (50, 60), of="here", by=("ending", "gender"), across=False, down=False)
    alone = suppressed([no_totals]).tables[0]
    assert alone.counts[0] == (None, 35)
    assert bounds([alone])[At(0, 0, 0)] == (1, inf)
    assert bounds([alone, by_age])[At(0, 0, 0)] == (5, 5)
    together = suppressed([no_totals, by_age])
    assert safe([no_totals, by_age], together.tables, together.small)
    with pytest.raises(Inconsistent, match="150 and of 151"):
        suppressed([by_gender, table((21, 20), (70, 40), of="here", by=("ending", "age"))])


def test_a_list_that_tells_a_total_hides_it_where_another_table_would_give_a_part_away() -> None:
    """A row total of 8 is small: neither the table nor the list of the same people may tell it."""
    inner = table((3, 5), (40, 60), of="here", by=("ending", "gender"))
    outer = Table(("a", "b"), ("people",), ((8,), (100,)), of="here", by=("ending", "of"))
    told = suppressed([inner, outer])
    assert told.tables[1].counts == ((None,), (None,))
    assert told.tables[0].totals is not None
    assert told.tables[0].totals.rows == (None, None)
    assert safe([inner, outer], told.tables, told.small)


@settings(max_examples=40)
@given(tables())
def test_all_of_one_to_ten_stays_possible_for_every_small_number(one: Table) -> None:
    told = suppressed([one])
    assert safe([one], told.tables, told.small)
    found = bounds(told.tables)
    truth = {at: system([one]).value[number] for at, number in system([one]).places}
    for at, (low, high) in found.items():
        value = truth[at]
        assert value is not None
        assert value > 0
        assert low - NEAR <= value <= high + NEAR
        assert at in told.small or high - low >= 1, "what can be worked out might as well be told"
    for at, value in truth.items():
        assert at in found or value is None or value == 0 or value >= LEAST


@settings(max_examples=12)
@given(tables(of="here", by=("a", "b")), st.data())
def test_it_holds_across_tables_that_share_people(one: Table, data: st.DataObject) -> None:
    """The second table tells the same rows apart by something else, drawn so that their sums agree."""
    counts = []
    for row in one.counts:
        rest, cells = sum(count or 0 for count in row), []
        for _ in range(2):
            cells.append(data.draw(st.integers(0, rest)))
            rest -= cells[-1]
        counts.append((*cells, rest))
    other = table(*counts, of="here", by=("a", "c"))
    told = suppressed([one, other])
    assert safe([one, other], told.tables, told.small)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_somebody_who_tries_every_table_there_could_be_finds_all_of_one_to_ten(counts: list[int]) -> None:
    """Without linear programmes: whole numbers one by one, in two rows of three."""
    told = suppressed([table(tuple(counts[:3]), tuple(counts[3:]))])
    shown, totals = told.tables[0], told.tables[0].totals
    assert totals is not None
    cells = [count for row in shown.counts for count in row]
    hidden = [n for n, count in enumerate(cells) if count is None]
    possible: dict[int, set[int]] = {n: set() for n in hidden}
    if not 0 < len(hidden) <= 4 or totals.all is None:
        return
    tried = np.indices((24,) * len(hidden)).reshape(len(hidden), -1) + 1
    whole = np.array([np.full(tried.shape[1], -1 if count is None else count) for count in cells])
    whole[hidden] = tried
    rows, columns = whole.reshape(2, 3, -1).sum(axis=1), whole.reshape(2, 3, -1).sum(axis=0)
    fits = np.ones(tried.shape[1], bool)
    made = [*rows, *columns, rows.sum(axis=0)]
    for sums, said in zip(made, [*totals.rows, *totals.columns, totals.all], strict=True):
        fits &= sums > 0 if said is None else sums == said
    for n, values in zip(hidden, tried, strict=True):
        possible[n] = set(values[fits].tolist())
    for at in told.small:
        if at.row is not None and at.column is not None:
            assert possible[3 * at.row + at.column] >= set(range(1, LEAST)), shown


@given(tables(3, 4))
@settings(max_examples=25)
def test_the_same_tables_are_hidden_alike_and_little_is_lost(one: Table) -> None:
    told = suppressed([one])
    assert suppressed([one]) == told
    assert len(told.with_them) <= 3 * max(1, len(told.small))
    if not told.small:
        assert not told.with_them


@given(tables(4, 4))
@example(
    table((9, 1, 20), (33, 3, 1))
)  # what the first of its small numbers asks for, the others make needless
@settings(max_examples=15)
def test_nothing_is_hidden_that_could_be_told(one: Table) -> None:
    """Whatever was hidden with a small number gives one away when it alone is told."""
    told = suppressed([one])
    values = {at: system([one]).value[number] for at, number in system([one]).places}
    for at in told.with_them:
        assert not safe([one], [_with(told.tables[0], at, values[at])], told.small), at


def _with(told: Table, at: At, value: int | None) -> Table:
    """The table where one hidden number is told, in its place among the cells or the totals."""
    counts, totals = [list(row) for row in told.counts], told.totals
    assert totals is not None
    rows, columns, everybody = list(totals.rows), list(totals.columns), totals.all
    if at.row is not None and at.column is not None:
        counts[at.row][at.column] = value
    elif at.row is not None:
        rows[at.row] = value
    elif at.column is not None:
        columns[at.column] = value
    else:
        everybody = value
    shown = tuple(tuple(row) for row in counts)
    return replace(told, counts=shown, totals=Totals(tuple(rows), tuple(columns), everybody))


def test_what_nobody_could_be_counted_as_is_refused() -> None:
    with pytest.raises(Inconsistent, match="a count for each"):
        Table(("a",), ("x", "y"), ((1,),))
    with pytest.raises(Inconsistent, match="one name"):
        Table(("a", "a"), ("x",), ((1,), (2,)))
    with pytest.raises(Inconsistent, match="from 0"):
        table((-1,))
    with pytest.raises(Inconsistent, match="total of 9"):
        suppressed([table((20, 30), totals=Totals((9,), (20, 30), 50))])
    with pytest.raises(Contradiction):
        bounds([table((None, 20), totals=Totals((15,), (None, 20), 15))])


def test_without_totals_nothing_can_be_subtracted() -> None:
    told = suppressed([table((7, 20), (30, 40), across=False, down=False)])
    assert told.with_them == ()
    assert bounds(told.tables) == {At(0, 0, 0): (1, inf)}
