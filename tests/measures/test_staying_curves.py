"""How many still stay: worked out by hand for a few people, and what holds for any."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.staying import CannotTell, curve

FIVE = ([2, 3, 3, 5, 8], [1, 1, 0, 1, 0])  # by hand: 4/5, then 3/4 of it, then half of that
PEOPLE = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


def test_five_people_by_hand() -> None:
    made = curve(*FIVE)
    assert made.times.tolist() == [2, 3, 5, 8]
    assert made.survival.tolist() == pytest.approx([0.8, 0.6, 0.3, 0.3])
    assert made.at_risk.tolist() == [5, 4, 2, 1]
    assert made.events.tolist() == [1, 1, 1, 0]
    assert made.se.tolist()[:2] == pytest.approx([math.sqrt(1 / 20), math.sqrt(1 / 20 + 1 / 12)])


def test_the_range_is_that_of_the_log_of_the_log() -> None:
    point = curve(*FIVE).at(3)
    wide = 1.959964 * math.sqrt(1 / 20 + 1 / 12) / math.log(0.6)
    assert (point.lo, point.hi) == pytest.approx((0.6 ** math.exp(-wide), 0.6 ** math.exp(wide)), rel=1e-6)


def test_whoever_leaves_at_a_time_is_at_risk_then_and_no_longer_on_the_curve() -> None:
    point = curve(*FIVE).at(2)
    assert (point.s, point.at_risk) == (pytest.approx(0.8), 5)


def test_before_the_first_ending_everyone_stays() -> None:
    assert curve(*FIVE).at(1) == (1, 1, 1, 1, 5)


def test_beyond_the_last_person_seen_nothing_is_said() -> None:
    assert curve(*FIVE).at(9) == (9, None, None, None, 0)


def test_once_everyone_has_left_nobody_stays_at_any_later_time() -> None:
    assert curve([1, 4], [1, 1]).at(100) == (100, 0, None, None, 0)


def test_a_half_but_for_rounding_is_the_median() -> None:
    """14/15 x 13/14 x ... x 9/10 x 5/6 is a half, and in binary fractions a little more."""
    made = curve(range(1, 16), [1] * 6 + [0, 0, 0, 1, 0, 0, 1, 1, 0])
    assert made.survival[9] > 0.5
    assert made.survival[9] == pytest.approx(0.5)
    assert made.median == 10


def test_without_half_of_them_leaving_there_is_no_median() -> None:
    made = curve([1, 2, 3], [1, 0, 0])
    assert made.median is None
    assert made.median_ci == (1, None)


def test_the_mean_time_of_the_first_days_by_hand() -> None:
    """Area to day 4: two days of 1, one of .8, one of .6; the error of two steps (Greenwood with the areas after)."""
    found = curve(*FIVE).rmst(4)
    assert found is not None
    assert found.value == pytest.approx(2 + 0.8 + 0.6)
    assert found.se == pytest.approx(math.sqrt((0.8 + 0.6) ** 2 / 20 + 0.6**2 / 12))


def test_the_mean_time_of_more_days_than_anybody_was_followed_is_not_said() -> None:
    assert curve(*FIVE).rmst(9) is None
    assert curve([1, 4], [1, 1]).rmst(9) == pytest.approx((2.5, math.sqrt(1.5**2 * 1 / 2)))


@pytest.mark.parametrize(
    ("times", "events", "why"),
    [
        ([], [], "nobody"),
        ([1, -1], [1, 0], "0 or more"),
        ([1, math.nan], [1, 0], "0 or more"),
        ([1, 2], [1], "one ending"),
        ([1, 2], [1, 2], "1 left, 0 still there"),
        ([1, 2], [1, math.nan], "1 left, 0 still there"),
    ],
)
def test_what_is_no_following_is_refused(times: list[float], events: list[int], why: str) -> None:
    with pytest.raises(CannotTell, match=why):
        curve(times, events)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60))
def test_where_everyone_is_seen_to_leave_it_is_the_share_that_has_not_yet(times: list[int]) -> None:
    made = curve(times, [1] * len(times))
    shares = [sum(t > one for t in times) / len(times) for one in made.times]
    assert made.survival.tolist() == pytest.approx(shares, abs=1e-12)
    found = made.rmst(max(times))
    assert found is not None
    assert found.value == pytest.approx(float(np.mean(times)))
    assert found.se == pytest.approx(float(np.std(times)) / math.sqrt(len(times)), abs=1e-12)


@given(PEOPLE)
def test_it_only_goes_down_and_stays_within_its_range(people: list[tuple[int, bool]]) -> None:
    made = curve(*zip(*people, strict=True))
    assert np.all(np.diff(made.survival) <= 1e-12)
    told = ~np.isnan(made.lo)
    assert np.all((made.lo <= made.survival + 1e-12)[told] & (made.survival <= made.hi + 1e-12)[told])
    assert np.all(told | (made.survival == 0))


@given(PEOPLE)
def test_weights_of_one_change_nothing(people: list[tuple[int, bool]]) -> None:
    times, events = zip(*people, strict=True)
    plain, weighted = curve(times, events), curve(times, events, weights=[1.0] * len(times))
    for one, other in ((plain.survival, weighted.survival), (plain.lo, weighted.lo), (plain.hi, weighted.hi)):
        assert one.tolist() == pytest.approx(other.tolist(), abs=1e-9, nan_ok=True)


@given(PEOPLE, st.data())
def test_a_weight_of_two_draws_the_curve_of_two_people(
    people: list[tuple[int, bool]], data: st.DataObject
) -> None:
    times, events = zip(*people, strict=True)
    weights = data.draw(st.lists(st.integers(1, 3), min_size=len(people), max_size=len(people)))
    weighted = curve(times, events, weights=weights)
    doubled = curve(np.repeat(times, weights), np.repeat(events, weights))
    assert weighted.survival.tolist() == pytest.approx(doubled.survival.tolist(), abs=1e-12)
    assert weighted.n == len(people)


@given(PEOPLE, st.sampled_from((0.1, 7.0)))
def test_only_the_proportions_of_weights_count(people: list[tuple[int, bool]], times_as_much: float) -> None:
    times, events = zip(*people, strict=True)
    weights = np.arange(1, len(times) + 1)
    one, other = (curve(times, events, weights=w) for w in (weights, weights * times_as_much))
    assert one.hi.tolist() == pytest.approx(other.hi.tolist(), abs=1e-9, nan_ok=True)


def test_a_weight_of_nothing_is_nobody() -> None:
    without = curve([2, 5, 8], [1, 1, 0])
    made = curve([2, 3, 5, 8], [1, 1, 1, 0], weights=[1, 0, 1, 1])
    assert made.survival.tolist() == pytest.approx(without.survival.tolist())
    assert made.n == 3


def test_the_error_of_a_weighted_curve_is_that_of_many_such_samples() -> None:
    """People of two kinds, one weighted up: the error stated is about how much log S moves from sample to sample."""
    rng = np.random.default_rng(5)
    logs, stated = [], []
    for _ in range(300):
        kind = rng.random(200) < 0.3
        times = rng.exponential(np.where(kind, 2.0, 1.0))
        seen = times < 1.5
        made = curve(np.minimum(times, 1.5), seen, weights=np.where(kind, 2.0, 0.6))
        at = np.searchsorted(made.times, 1.0, side="right") - 1
        logs.append(math.log(made.survival[at]))
        stated.append(made.se[at])
    assert float(np.mean(stated)) == pytest.approx(float(np.std(logs)), rel=0.1)
