"""Tables of one report beside each other: who has all of them finds nobody."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.evidence.rules.releasing import release
from porch.evidence.rules.report import made
from tests.evidence import made_up
from tests.evidence.careful_reader import MOST, Grid, found_out


def told_and_true(*people: Any, **more: Any) -> tuple[dict[str, Grid], dict[str, Grid], int]:
    there = made_up.gathered(*people, **more)
    result = release(there, [])
    truth: dict[str, Grid] = {table.code: table.counts for table in made(there).counts}
    return {code: one["counts"] for code, one in result["counts"].items()}, truth, int(result["n"])


@settings(max_examples=3, deadline=None)
@given(
    st.integers(11, 120),
    st.integers(0, 10_000),
    st.integers(1, 3),
    st.sampled_from((4, 12, 30)),
)
def test_nobody_works_out_a_small_number_from_all_tables_of_a_report(
    n: int, seed: int, sites: int, weeks: int
) -> None:
    assert found_out(*told_and_true(n, seed=seed, sites=sites, weeks=weeks)) == []


def test_the_reader_finds_what_each_table_alone_would_tell() -> None:
    """44 people, of whom 19 finished and 22 left: three went on elsewhere or died, if all of these are told."""
    _, truth, n = told_and_true(44, seed=3, sites=2)
    alone = {
        code: [[None if count and count <= MOST else count for count in row] for row in rows]
        for code, rows in truth.items()
    }
    assert found_out(alone, truth, n)


@pytest.mark.parametrize(("n", "seed"), [(44, 3), (120, 2)])
def test_what_was_found_out_once_is_not_any_more(n: int, seed: int) -> None:
    told, truth, n = told_and_true(n, seed=seed, sites=2)
    assert found_out(told, truth, n) == []


def test_of_who_left_by_two_days_the_change_is_nobody_or_eleven() -> None:
    for n in (120, 400):
        told, _, _ = told_and_true(n, seed=1, sites=2)
        for x in (0, 1):
            known = [left for row in told["gone"] if (left := row[x]) is not None]
            assert not any(0 < later - one <= MOST for one, later in pairwise(known))


def test_four_hundred_people_are_told_where_they_stood_and_how_stays_ended() -> None:
    told, _, _ = told_and_true(400, seed=2, sites=2)
    for code in ("retained", "gone", "endings", "equity-age", "flow"):
        assert sum(bool(count) for row in told[code] for count in row) >= 2, code
