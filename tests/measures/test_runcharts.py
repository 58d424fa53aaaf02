"""Run charts: what stands out by the two rules, and limits only where there are points enough."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.runcharts import LIMITS, SHIFT, TREND, Signal, runs

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 6).map(float)), max_size=40)
UP_AND_DOWN = [1.0, 9.0, 2.0, 8.0, 1.5, 9.5]


def test_six_on_one_side_of_the_median_are_a_shift_and_five_are_none() -> None:
    six = [4.0, 1.0, 3.0, 2.0, 4.0, 1.0, 8.0, 6.0, 9.0, 7.0, 6.0, 9.0]
    found = runs(six)
    assert found.median == 5
    assert found.shifts == (Signal(0, 5, 6, up=False), Signal(6, 11, 6, up=True))
    assert runs([*six[1:6], *six[6:11]]).shifts == ()


def test_a_point_on_the_median_neither_adds_to_a_shift_nor_ends_it() -> None:
    values = [8.0, 6.0, 5.0, 9.0, 7.0, 6.0, 9.0, 1.0, 4.0, 2.0, 3.0, 4.0, 1.0]
    found = runs(values)
    assert found.median == 5
    assert found.shifts[0] == Signal(0, 6, 6, up=True)


def test_five_that_all_rise_are_a_trend_and_four_are_none() -> None:
    assert runs([3.0, 1.0, 2.0, 4.0, 6.0, 9.0, 2.0]).trends == (Signal(1, 5, 5, up=True),)
    assert runs([3.0, 1.0, 2.0, 4.0, 6.0, 2.0]).trends == ()
    assert runs([9.0, 7.0, 6.0, 2.0, 1.0]).trends == (Signal(0, 4, 5, up=False),)


def test_an_equal_point_neither_adds_to_a_trend_nor_ends_it() -> None:
    assert runs([1.0, 2.0, 2.0, 3.0, 4.0, 5.0]).trends == (Signal(0, 5, 5, up=True),)
    assert runs([1.0, 2.0, 2.0, 3.0, 4.0]).trends == ()


def test_limits_come_with_the_twelfth_point() -> None:
    assert runs(UP_AND_DOWN * 2).limits is not None
    assert runs((UP_AND_DOWN * 2)[:11]).limits is None
    assert (
        runs([*UP_AND_DOWN, None, *UP_AND_DOWN[:5], None]).limits is None
    )  # a week without a figure is no point


def test_limits_by_hand() -> None:
    """Montgomery's way: the mean and 2.66 mean moving ranges; here 10 and 2 by turns, with one far away."""
    limits = runs([10.0, 12.0] * 6 + [40.0]).limits
    assert limits is not None
    assert limits.mean == pytest.approx(172 / 13)
    assert limits.high == pytest.approx(172 / 13 + 2.66 * (11 * 2 + 28) / 12)
    assert limits.outside == (12,)
    bounded = runs([90.0, 99.0] * 6, least=0, most=100).limits
    assert bounded is not None
    assert bounded.high == 100


def test_a_figure_that_moved_to_another_level_has_no_limits() -> None:
    """Twelve points near 100, then twelve near 0: the mean lies where no point is, and so would the limits."""
    moved = runs([100.0, 101.0] * 6 + [0.0, 1.0] * 6)
    assert moved.limits is None
    assert [one.up for one in moved.shifts] == [True, False]


def test_without_points_there_is_nothing_to_say() -> None:
    assert runs([]).median is None
    assert runs([None, None]) == runs([])
    with pytest.raises(ValueError, match="number"):
        runs([1.0, float("nan")])


@given(VALUES)
def test_every_signal_is_one_by_the_words_of_its_rule(values: list[float | None]) -> None:
    found = runs(values)
    for shift in found.shifts:
        there = [v for v in values[shift.first : shift.last + 1] if v is not None and v != found.median]
        assert len(there) == shift.points >= SHIFT
        assert found.median is not None
        assert all((value > found.median) == shift.up for value in there)
    for trend in found.trends:
        there = [v for v in values[trend.first : trend.last + 1] if v is not None]
        steps = [after - before for before, after in pairwise(there) if after != before]
        assert len(steps) + 1 == trend.points >= TREND
        assert all((step > 0) == trend.up for step in steps)
    assert found.limits is None or found.points >= max(LIMITS, 2 * len(found.limits.outside))


@given(VALUES)
def test_what_is_up_is_down_in_the_mirror(values: list[float | None]) -> None:
    mirrored = runs([None if value is None else -value for value in values])
    found = runs(values)
    assert [(one.first, one.last, not one.up) for one in mirrored.shifts + mirrored.trends] == [
        (one.first, one.last, one.up) for one in found.shifts + found.trends
    ]
