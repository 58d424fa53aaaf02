"""The middle of a few days and the usual range, worked out by hand, and never where too little was told."""

import statistics
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.measures.bands import Craving, Cravings, Unit, points, quantile, stretches

FIRST = date(2026, 3, 1)
VALUES = st.lists(st.integers(0, 10), min_size=1, max_size=60)
TOLD = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 10)), max_size=80)


def on(day: int, *values: int) -> list[Craving]:
    return [Craving(FIRST + timedelta(days=day), value) for value in values]


def test_quarters_of_seven_values_by_hand() -> None:
    values = [1, 2, 2, 4, 5, 7, 9]
    assert (quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)) == (2, 4, 6)


def test_quarters_of_four_values_lie_between_neighbours() -> None:
    assert (quantile([2, 4, 6, 9], 0.25), quantile([2, 4, 6, 9], 0.75)) == (3.5, 6.75)


@given(st.lists(st.integers(0, 10), min_size=2, max_size=60))
def test_quarters_are_those_of_the_standard_library(values: list[int]) -> None:
    values.sort()
    expected = statistics.quantiles(values, n=4, method="inclusive")
    assert [quantile(values, share) for share in (0.25, 0.5, 0.75)] == expected


def test_the_line_is_the_middle_of_seven_days_and_needs_three_cravings() -> None:
    told = Cravings([*on(0, 9), *on(1, 2), *on(7, 4)])
    assert told.line(FIRST + timedelta(days=6)) is None  # 9 and 2 are two
    assert told.line(FIRST + timedelta(days=7)) is None  # the 9 is eight days ago
    assert Cravings([*on(1, 2), *on(4, 8), *on(7, 4)]).line(FIRST + timedelta(days=7)) == 4


def test_the_usual_range_is_the_middle_half_of_28_days_and_needs_five_cravings() -> None:
    four = [*on(0, 1), *on(9, 3), *on(18, 5), *on(27, 7)]
    last = FIRST + timedelta(days=27)
    assert Cravings(four).usual(last) is None
    assert Cravings([*four, *on(27, 9)]).usual(last) == (3, 7)
    assert Cravings([*four, *on(27, 9)]).usual(last + timedelta(days=1)) is None  # the first is 29 days ago


def test_cravings_from_before_the_picture_count_for_its_first_days() -> None:
    told = [*on(0, 2, 2, 4), *on(5, 6, 8), *on(10, 1)]
    first = points(told, FIRST + timedelta(days=10), FIRST + timedelta(days=10), Unit.DAY)[0]
    assert (first.told, first.middle) == (1, 1)
    assert (first.low, first.high) == (2, 5.5)  # of 1 2 2 4 6 8


def test_a_day_without_an_answer_stays_empty() -> None:
    empty = points(on(0, 5, 5, 5, 5, 5), FIRST, FIRST + timedelta(days=2), Unit.DAY)[1]
    assert (empty.told, empty.middle, empty.least, empty.most) == (0, None, None, None)


def test_weeks_begin_on_mondays_and_months_on_the_first_and_the_ends_are_cut() -> None:
    weeks = stretches(date(2026, 3, 4), date(2026, 3, 17), Unit.WEEK)
    assert weeks == [
        (date(2026, 3, 4), date(2026, 3, 8)),
        (date(2026, 3, 9), date(2026, 3, 15)),
        (date(2026, 3, 16), date(2026, 3, 17)),
    ]
    months = stretches(date(2028, 2, 10), date(2028, 3, 2), Unit.MONTH)
    assert months == [(date(2028, 2, 10), date(2028, 2, 29)), (date(2028, 3, 1), date(2028, 3, 2))]


@given(TOLD, st.sampled_from(list(Unit)), st.integers(0, 100), st.integers(0, 120))
def test_every_craving_of_the_picture_lies_in_one_point_and_no_other(
    told: list[tuple[int, int]], unit: Unit, start: int, length: int
) -> None:
    cravings = [craving for day, value in told for craving in on(day, value)]
    first = FIRST + timedelta(days=start)
    last = first + timedelta(days=length)
    found = points(cravings, first, last, unit)
    inside = [craving.value for craving in cravings if first <= craving.day <= last]
    assert sum(point.told for point in found) == len(inside)
    assert (found[0].first, found[-1].last) == (first, last)
    for point in found:
        if point.told:
            assert (point.least or 0) <= (point.middle or 0) <= (point.most or 0)
        assert (point.low is None) == (point.high is None)
        assert point.low is None or point.high is None or 0 <= point.low <= point.high <= 10


@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_telling_changes_nothing(told: list[tuple[int, int]], random: object) -> None:
    cravings = [craving for day, value in told for craving in on(day, value)]
    mixed = list(cravings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    span = (FIRST, FIRST + timedelta(days=200), Unit.WEEK)
    assert points(cravings, *span) == points(mixed, *span)
