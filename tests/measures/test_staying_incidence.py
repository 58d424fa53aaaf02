"""One ending among several."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from porch.measures.staying import CannotTell, curve, incidence

COMPLETED, LEFT = 1, 2
PEOPLE = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=60)


def test_five_people_by_hand() -> None:
    """Left at 1 (of five), completed at 2 (of four), last seen at 3, completed at 4 (of two), left at 5 (alone)."""
    times, causes = [1, 2, 3, 4, 5], [LEFT, COMPLETED, 0, COMPLETED, LEFT]
    completed, left = (incidence(times, causes, cause=one) for one in (COMPLETED, LEFT))
    assert completed.value.tolist() == pytest.approx([0, 0.2, 0.2, 0.5, 0.5])
    assert left.value.tolist() == pytest.approx([0.2, 0.2, 0.2, 0.2, 0.5])


def test_completing_taken_for_not_being_seen_would_say_too_much() -> None:
    times, causes = [1, 2, 3, 4, 5], [LEFT, COMPLETED, 0, COMPLETED, LEFT]
    naive = 1 - curve(times, [one == LEFT for one in causes]).survival[-1]
    assert incidence(times, causes, cause=LEFT).value[-1] < naive


def test_at_a_time_it_is_said_with_its_range_and_those_at_risk() -> None:
    point = incidence([1, 2, 3, 4, 5], [LEFT, COMPLETED, 0, COMPLETED, LEFT], cause=COMPLETED).at(2)
    assert (point.value, point.at_risk) == (pytest.approx(0.2), 4)
    assert point.lo is not None
    assert point.hi is not None
    assert 0 < point.lo < 0.2 < point.hi < 1


def test_before_the_first_and_beyond_the_last() -> None:
    made = incidence([2, 5], [LEFT, 0], cause=LEFT)
    assert made.at(1) == (1, 0, 0, 0, 2)
    assert made.at(6) == (6, None, None, None, 0)
    assert incidence([2, 5], [LEFT, COMPLETED], cause=LEFT).at(6).value == pytest.approx(0.5)


def test_an_ending_is_a_whole_number() -> None:
    with pytest.raises(CannotTell, match="whole number"):
        incidence([1, 2], [0.5, 1], cause=1)


@given(PEOPLE)
def test_endings_and_those_who_stay_are_everyone(people: list[tuple[int, int]]) -> None:
    times, causes = zip(*people, strict=True)
    parts = [incidence(times, causes, cause=one).value for one in (1, 2, 3)]
    stays = curve(times, [one > 0 for one in causes]).survival
    assert (sum(parts) + stays).tolist() == pytest.approx([1.0] * len(stays))


@given(PEOPLE)
def test_with_one_ending_it_is_the_curve_upside_down_with_its_band(people: list[tuple[int, int]]) -> None:
    times, causes = zip(*people, strict=True)
    ended = [int(one > 0) for one in causes]
    made, stays = incidence(times, ended, cause=1), curve(times, ended)
    assert made.value.tolist() == pytest.approx((1 - stays.survival).tolist())
    inside = stays.survival > 0
    assert made.lo[inside].tolist() == pytest.approx((1 - stays.hi[inside]).tolist(), abs=1e-9)
    assert made.hi[inside].tolist() == pytest.approx((1 - stays.lo[inside]).tolist(), abs=1e-9)


@pytest.mark.filterwarnings("ignore::RuntimeWarning:statsmodels")
@given(PEOPLE)
def test_another_engine_says_the_same(people: list[tuple[int, int]]) -> None:
    """Against statsmodels; it has no person at time 0, so a day is added."""
    times, causes = np.array(people).T
    theirs = CumIncidenceRight(times + 1, causes)
    for place in range(causes.max()):
        ours = incidence(times + 1, causes, cause=place + 1)
        at = np.searchsorted(ours.times, theirs.times, side="right") - 1
        assert ours.value[at].tolist() == pytest.approx(theirs.cinc[place].tolist(), abs=1e-12)


@given(PEOPLE)
def test_weights_of_one_change_nothing(people: list[tuple[int, int]]) -> None:
    times, causes = zip(*people, strict=True)
    plain = incidence(times, causes, cause=1)
    weighted = incidence(times, causes, cause=1, weights=[3.0] * len(times))
    assert plain.value.tolist() == pytest.approx(weighted.value.tolist())
    assert plain.hi.tolist() == pytest.approx(weighted.hi.tolist(), abs=1e-9)


def test_where_everyone_is_followed_the_error_is_that_of_a_share() -> None:
    causes = [1] * 3 + [2] * 5 + [1] * 2
    made = incidence(range(1, 11), causes, cause=1)
    shares = np.array([sum(one == 1 for one in causes[:n]) / 10 for n in range(1, 11)])
    assert made.value.tolist() == pytest.approx(shares.tolist())
    assert made.se.tolist() == pytest.approx(np.sqrt(shares * (1 - shares) / 10).tolist())


def test_the_error_is_that_of_many_such_samples() -> None:
    rng = np.random.default_rng(8)
    values, stated = [], []
    for _ in range(300):
        done, gone, last = rng.exponential(2, 150), rng.exponential(1, 150), rng.uniform(0.5, 3, 150)
        times = np.minimum(np.minimum(done, gone), last)
        made = incidence(times, np.where(times == last, 0, np.where(times == done, 1, 2)), cause=1)
        at = np.searchsorted(made.times, 1.5, side="right") - 1
        values.append(made.value[at])
        stated.append(made.se[at])
    assert float(np.mean(stated)) == pytest.approx(float(np.std(values)), rel=0.1)
    assert float(np.mean(values)) == pytest.approx(1 / 3 * (1 - math.exp(-1.5 * 1.5)), abs=0.01)
