"""What two reports about the same people let a careful reader work out, and what they do not."""

import json
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from porch.evidence.rules.gathered import Step
from porch.evidence.rules.hiding import LEAST, Told, hidden
from porch.evidence.rules.releasing import release
from porch.measures.cells import Table, bounds
from tests.evidence import made_up

STATES = ("stayed", "left", "finished")


def told(counts: Sequence[Sequence[int]], code: str = "ages") -> Told:
    rows = tuple(f"row {n}" for n in range(len(counts)))
    return Told(code, rows, STATES[: len(counts[0])], tuple(map(tuple, counts)), down=len(counts) > 1)


def naive(one: Told) -> Told:
    """Hides 1 to 10 and nothing else."""
    counts = tuple(tuple(None if c and 0 < c < LEAST else c for c in row) for row in one.counts)
    return Told(one.code, one.rows, one.columns, counts, one.down)


def worked_out(now: Told, then: Told, total_now: int, total_then: int) -> set[int]:
    """Differences of cells that a reader of two lists of counts with their totals knows for certain: for each cell the
    least and the most it can be, then and now."""

    def ranges(one: Told, total: int) -> list[tuple[int, int]]:
        (row,) = one.counts
        known = sum(c for c in row if c is not None)
        gaps = [n for n, c in enumerate(row) if c is None]
        rest = total - known
        return [
            (c, c) if c is not None else ((rest, rest) if len(gaps) == 1 else (1, rest - len(gaps) + 1))
            for c in row
        ]

    pairs = zip(ranges(now, total_now), ranges(then, total_then), strict=True)
    return {
        now_low - then_high
        for (now_low, now_high), (then_low, then_high) in pairs
        if now_high - then_low == now_low - then_high
    }


FIRST, SECOND = [[40, 25, 30]], [[47, 25, 33]]


def test_seven_who_came_between_two_reports_are_recovered_where_small_numbers_alone_are_hidden() -> None:
    first, second = naive(told(FIRST)), naive(told(SECOND))
    assert 7 in worked_out(second, first, 105, 95)


def test_and_are_not_recovered_here() -> None:
    first = hidden([told(FIRST)])["ages"]
    assert first.counts == ((40, 25, 30),)
    second = hidden([told(SECOND)], [{"ages": first}])["ages"]
    assert not {n for n in worked_out(second, first, 105, 95) if 0 < abs(n) < LEAST}
    assert second.counts[0][0] is None


def test_a_hidden_seven_beside_a_total_is_not_recovered() -> None:
    (row,) = hidden([told([[7, 20, 15]])])["ages"].counts
    assert row[0] is None
    assert sum(count is None for count in row) == 2
    assert naive(told([[7, 20, 15]])).counts == ((None, 20, 15),)  # 42 in all: 7


def test_the_same_again_tells_the_same() -> None:
    first = hidden([told([[7, 20, 15], [30, 2, 18]])])["ages"]
    again = hidden([told([[7, 20, 15], [30, 2, 18]])], [{"ages": first}])["ages"]
    assert again == first


def test_tables_of_the_same_people_are_looked_at_together() -> None:
    ages, genders = told([[12, 7], [20, 30]], "equity-age"), told([[15, 17], [17, 20]], "equity-gender")
    found = hidden([ages, genders])
    shown = [
        Table(one.rows, one.columns, one.counts, one.totals, of="equity", cut="now", by=(one.code, "column"))
        for one in found.values()
    ]
    small = [bound for at, bound in bounds(shown).items() if (at.table, at.row, at.column) == (0, 0, 1)]
    assert small
    assert all(low <= 1 and high >= 10 for low, high in small)


tables = st.integers(2, 3).flatmap(
    lambda wide: st.lists(st.lists(st.integers(0, 40), min_size=wide, max_size=wide), min_size=1, max_size=2)
)


@settings(max_examples=15, deadline=None)
@given(tables, st.data())
def test_nobody_works_out_a_small_number_from_any_two_reports(
    counts: list[list[int]], data: st.DataObject
) -> None:
    """For who has both, with every total: each number of 1 to 10, and each change by so many, may be others too."""
    more = [[count + data.draw(st.sampled_from((0, 0, 1, 7, 30))) for count in row] for row in counts]
    first = hidden([told(counts)])["ages"]
    second = hidden([told(more)], [{"ages": first}])["ages"]

    def table(one: Told, cut: str) -> Table:
        return Table(one.rows, one.columns, one.counts, one.totals, of="ages", cut=cut, by=("ages", "column"))

    ways = bounds([table(second, "now")], [table(first, "0")])
    for at, (low, high) in ways.items():
        if at.row is None or at.column is None:
            continue
        now = more[at.row][at.column]
        if 0 < now < LEAST:
            assert low <= 1.001
            assert high >= 9.999
    for y, row in enumerate(more):
        for x, now in enumerate(row):
            then, grew = first.counts[y][x], now - counts[y][x]
            if then is not None and 0 < grew < LEAST:
                assert second.counts[y][x] is None
    for one in (first, second):
        assert all(c is None or c == 0 or c >= LEAST for line in one.counts for c in line)


def test_a_report_keeps_what_the_next_one_has_to_know_and_nothing_small() -> None:
    first = json.loads(json.dumps(release(made_up.gathered(300, seed=3), [])))
    second = release(made_up.gathered(296, seed=3), [first])
    for report in (first, second):
        numbers = [c for one in report["released"].values() for row in one["counts"] for c in row]
        totals = [
            c
            for one in report["released"].values()
            for c in (*one["totals"]["rows"], *one["totals"]["columns"], one["totals"]["all"])
        ]
        assert numbers
        assert all(c is None or c == 0 or c >= LEAST for c in (*numbers, *totals))
        shown = [c for one in report["counts"].values() for row in one["counts"] for c in row]
        assert sorted(map(str, shown)) == sorted(map(str, numbers))


def test_in_the_flow_no_number_is_hidden_that_the_numbers_beside_it_make() -> None:
    there = made_up.gathered(67, stays=False)
    flow = (
        Step("there", 99),
        Step("counted", 67, {"not-said-yes": 32}),
        Step("diary", 48, {"no-diary": 19}),
        Step("followed", 45, {"too-few-days": 3}),
    )
    told = release(replace(there, flow=flow), [])["counts"]["flow"]
    assert [row[0] for row in told["counts"]] == [99, 67, 48, None]
    assert told["counts"][3].count(None) == 2
