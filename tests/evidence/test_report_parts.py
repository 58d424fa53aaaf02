"""What a report is worked out from: days cut into spans, where somebody stands, curves and means that show nobody."""

from array import array
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.evidence.rules import curves
from porch.evidence.rules.gathered import Gathered, Kind, Person, Stay
from porch.evidence.rules.made import LEAST
from porch.evidence.rules.ranges import kept_apart, mean_of, share_of, signed
from porch.evidence.rules.said import say
from porch.evidence.rules.spans import Span, earlier, spans
from porch.evidence.rules.status import Status, status
from porch.evidence.rules.stays import stays_of
from porch.measures.days import MISSING, NONE, USE, Stretch

CUT = date(2026, 11, 30)
few = settings(max_examples=60, deadline=None)


def somebody(
    used: bytes,
    *,
    before: int,
    ago: int,
    stay: Stay | None = None,
    grams: list[float] | None = None,
    figures: str = "",
) -> Person:
    """Joined ``ago`` days before the cut; ``used`` begins ``before`` days ahead of that."""
    joined = CUT - timedelta(days=ago)
    drunk = array("d", grams or [0.0] * len(used))
    days = Stretch(joined - timedelta(days=before), used, used, drunk, drunk)
    return Person(0, joined, days=days, before=before, stay=stay, figures=figures)


def of(*people: Person) -> Gathered:
    return Gathered(Kind.GROUP, "", CUT, people, ())


def test_days_before_the_index_day_are_before_and_no_more_than_28() -> None:
    one = somebody(bytes([USE] * 40 + [NONE] * 10), before=40, ago=9)
    before, during, after = (spans(of(one))[span] for span in Span)
    assert (before.length[0], before.observed[0], before.without[0]) == (28, 28, 0)
    assert (during.length[0], during.observed[0], during.without[0]) == (10, 10, 10)
    assert after.length[0] == 0


def test_days_after_begin_where_a_stay_has_ended_and_not_where_it_goes_on() -> None:
    days = bytes([NONE] * 50 + [USE] * 50)
    ended = somebody(days, before=0, ago=99, stay=Stay(50, "left", 84))
    goes_on = somebody(days, before=0, ago=99, stay=Stay(99, "", 120))
    of_both = spans(of(ended, goes_on))
    assert of_both[Span.DURING].percent()[0] == 100
    assert (of_both[Span.AFTER].length[0], of_both[Span.AFTER].percent()[0]) == (50, 0)
    assert of_both[Span.AFTER].length[1] == 0


def test_missing_days_are_no_days_without_use_and_the_two_bounds_hold_them() -> None:
    one = somebody(bytes([NONE] * 6 + [USE] * 2 + [MISSING] * 2), before=0, ago=9)
    during = spans(of(one))[Span.DURING]
    assert during.percent()[0] == 75
    assert during.percent_missing_is_use()[0] == 60
    assert during.percent_missing_is_none()[0] == 80


def test_under_seven_days_told_there_is_no_figure_and_the_bounds_stay() -> None:
    during = spans(of(somebody(bytes([NONE] * 6 + [MISSING] * 4), before=0, ago=9)))[Span.DURING]
    assert np.isnan(during.percent()[0])
    assert during.percent_missing_is_use()[0] == 60


def test_a_diary_that_ends_early_is_missing_from_there_on() -> None:
    during = spans(of(somebody(bytes([NONE] * 8), before=0, ago=19)))[Span.DURING]
    assert (during.length[0], during.observed[0], bool(during.followed[0])) == (20, 8, False)


def test_heavy_days_are_counted_by_the_limit_of_whoever_said_which_holds() -> None:
    days, grams = bytes([USE] * 10), [50.0] * 10
    people = [somebody(days, before=0, ago=9, grams=grams, figures=said) for said in ("women", "men", "")]
    heavy = spans(of(*people))[Span.DURING].percent_heavy()
    assert heavy[:2].tolist() == [100, 0]
    assert np.isnan(heavy[2])


def test_grams_on_a_day_of_drinking_are_of_days_of_drinking_alone() -> None:
    grams = [30.0, 60.0, float("nan"), *[0.0] * 7]
    one = somebody(bytes([USE] * 3 + [NONE] * 7), before=0, ago=9, grams=grams)
    none = somebody(bytes([NONE] * 10), before=0, ago=9)
    assert spans(of(one))[Span.DURING].grams[0] == 45
    assert np.isnan(spans(of(none))[Span.DURING].grams[0])


def test_earlier_days_are_those_until_a_month_before() -> None:
    one = earlier(of(somebody(bytes([NONE] * 62 + [USE] * 38), before=90, ago=9)))
    assert (one.length[0], one.percent()[0]) == (62, 100)
    assert earlier(of(somebody(bytes([NONE] * 38), before=28, ago=9))).length[0] == 0


@pytest.mark.parametrize(
    ("stay", "stands"),
    [
        (None, Status.UNKNOWN),
        (Stay(89, "", 120), Status.UNKNOWN),
        (Stay(90, "", 120), Status.STILL),
        (Stay(91, "left", 120, 91), Status.STILL),
        (Stay(84, "completed", 84, 84), Status.FINISHED),
        (Stay(70, "left", 84, 70), Status.STILL),  # came within the 30 days before
        (Stay(70, "left", 84, 50), Status.LEFT),
        (Stay(70, "left", 84, None), Status.LEFT),
        (Stay(70, "transferred", 84, 69), Status.ELSEWHERE),
        (Stay(70, "died", 84, 69), Status.ELSEWHERE),
        (Stay(100, "completed", 100, 100), Status.STILL),
    ],
)
def test_where_somebody_stands_on_day_90(stay: Stay | None, stands: Status) -> None:
    assert status(Person(0, CUT, stay=stay), 90) is stands


def test_who_left_is_followed_to_their_last_contact_and_who_finished_to_the_end() -> None:
    people = (
        Person(0, CUT, stay=Stay(70, "left", 84, 41)),
        Person(1, CUT, stay=Stay(84, "completed", 84, 80)),
        Person(2, CUT, stay=Stay(30, "", 84, 2), peer_from=3),
        Person(3, CUT),
    )
    stays = stays_of(people)
    assert stays.times.tolist() == [41, 84, 30]
    assert stays.causes.tolist() == [1, 2, 0]
    assert stays.left.tolist() == [1, 0, 0]
    assert np.isnan(stays.peer_from[:2]).all()


@given(st.lists(st.integers(0, 60), max_size=8))
def test_those_of_whom_no_mean_is_shown_are_nobody_or_eleven(numbers: list[int]) -> None:
    shown = kept_apart(numbers)
    rest = sum(n for n, is_shown in zip(numbers, shown, strict=True) if not is_shown)
    assert rest == 0 or rest >= LEAST or not any(shown)
    assert all(n >= LEAST for n, is_shown in zip(numbers, shown, strict=True) if is_shown)


def test_a_group_of_few_takes_the_smallest_of_the_others_with_it() -> None:
    assert kept_apart([40, 5, 20]) == [True, False, False]
    assert kept_apart([40, 0, 20]) == [True, False, True]


lives = st.lists(st.tuples(st.integers(0, 180), st.integers(0, 4)), min_size=1, max_size=120)


@few
@given(lives, st.sampled_from([0, 7]))
def test_no_step_of_a_curve_tells_of_one_to_ten_people(told: list[tuple[int, int]], since: int) -> None:
    times = np.array([float(time) for time, _ in told])
    causes = np.array([cause for _, cause in told])
    drawn = curves.figures("c", say("c"), times, causes, 180, since=since)
    if drawn is None:
        return
    days = [int(row.values[0]) - since for row in drawn.rows]  # type: ignore[arg-type]
    left = [int(((times <= day) & (causes == 1)).sum()) for day in days]
    assert all(step == 0 or step >= LEAST for step in np.diff([0, *left[1:]]))
    told_of = [day for day, row in zip(days, drawn.rows, strict=True) if row.values[4] is not None]
    for day, later in pairwise(told_of):
        others = int(((times >= day) & (times < later) & (causes != 1)).sum())
        assert others == 0 or others >= LEAST
    for row in drawn.rows:
        assert all(value is None or value == round(float(value)) for value in row.values[1:4])


def test_ranges_are_those_of_the_books() -> None:
    share = share_of(8, 10)
    assert share is not None
    assert (round(share.low, 1), round(share.high, 1)) == (49.0, 94.3)  # Wilson 1927
    assert share_of(0, 0) is None
    mean = mean_of([1.0, 2.0, 3.0, 4.0, float("nan")])
    assert mean is not None
    assert (mean.value, mean.n) == (2.5, 4)
    assert round(mean.high - mean.value, 4) == 2.0543  # t with 3 degrees of freedom, 3.1824
    assert mean_of([1.0]) is None


def test_a_change_has_its_sign() -> None:
    assert [signed(value) for value in (5.0, -0.44, 0.04, -0.01)] == ["+5", "−0.4", "0", "0"]
