"""Runs in a picture: cut to what is looked at, no day twice, and who came back after what."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.measures.year import Stretch, joined, shown

NEW_YEAR = date(2026, 1, 1)
RUNS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 90), st.booleans()), max_size=15)


def run(first: int, days: int, used: bool = False) -> Stretch:
    start = NEW_YEAR + timedelta(days=first)
    return Stretch(start, start + timedelta(days=days - 1), used)


def test_days_and_returns_by_hand() -> None:
    seen = shown(
        [run(0, 84, True), run(94, 98, True), run(200, 20)], NEW_YEAR, NEW_YEAR + timedelta(days=219)
    )
    assert (seen.days, seen.of, len(seen.came_back)) == (202, 220, 2)
    assert [bar.goes_on for bar in seen.bars] == [False, False, True]


def test_a_gap_of_which_nothing_was_told_is_no_return() -> None:
    seen = shown([run(0, 10), run(20, 10)], NEW_YEAR, NEW_YEAR + timedelta(days=40))
    assert seen.came_back == ()


def test_a_run_from_before_the_picture_is_cut_and_stays_whole_in_words() -> None:
    bar = shown([run(0, 100)], NEW_YEAR + timedelta(days=90), NEW_YEAR + timedelta(days=99)).bars[0]
    assert (bar.shown.days, bar.whole.days, bar.goes_on) == (10, 100, True)


def test_whoever_came_back_before_the_picture_began_is_not_counted_in_it() -> None:
    seen = shown(
        [run(0, 10, True), run(12, 100)], NEW_YEAR + timedelta(days=50), NEW_YEAR + timedelta(days=111)
    )
    assert (seen.bars[0].came_back, seen.came_back) == (True, ())


def test_runs_that_touch_are_one() -> None:
    assert joined([run(10, 5), run(0, 10, True)]) == [Stretch(NEW_YEAR, NEW_YEAR + timedelta(days=14))]


@given(RUNS, st.integers(0, 300), st.integers(0, 400))
def test_every_day_is_shown_once(made: list[tuple[int, int, bool]], start: int, length: int) -> None:
    runs = [run(first, days, used) for first, days, used in made if days]
    first = NEW_YEAR + timedelta(days=start)
    last = first + timedelta(days=length)
    known = {stretch.first + timedelta(days=n) for stretch in runs for n in range(stretch.days)}
    seen = shown(runs, first, last)
    assert seen.days == len({day for day in known if first <= day <= last}) <= seen.of
    assert all(a.shown.last < b.shown.first for a, b in zip(seen.bars, seen.bars[1:], strict=False))
