"""Whether groups leave at different times."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2

from porch.measures.staying import CannotTell, Weighing, cox, log_rank

PEOPLE = st.lists(
    st.tuples(st.integers(1, 30), st.booleans(), st.sampled_from("abc")), min_size=4, max_size=60
)


def test_four_people_by_hand() -> None:
    """At 1: two of four are of group a. At 2: one of three. At 3: one of two. At 4: nobody else is there."""
    found = log_rank([1, 2, 3, 4], [1, 1, 1, 1], ["a", "b", "a", "b"])
    expected = 2 / 4 + 1 / 3 + 1 / 2
    spread = 1 / 4 + 1 / 3 * 2 / 3 + 1 / 4
    assert found.expected.tolist() == pytest.approx([expected, 4 - expected])
    assert found.chi_square == pytest.approx((2 - expected) ** 2 / spread)
    assert found.p == pytest.approx(chi2.sf(found.chi_square, 1))


def test_three_groups_have_two_degrees_of_freedom() -> None:
    found = log_rank([1, 2, 3, 4, 5, 6], [1] * 6, list("abcabc"))
    assert found.df == 2
    assert found.groups == ("a", "b", "c")


def test_one_group_is_no_comparison() -> None:
    with pytest.raises(CannotTell, match="two of them"):
        log_rank([1, 2], [1, 1], ["a", "a"])


def test_a_code_for_another_ending_is_not_taken_for_leaving() -> None:
    with pytest.raises(CannotTell, match="1 left, 0 still there"):
        log_rank([1, 2], [1, 2], ["a", "b"])
    with pytest.raises(CannotTell, match="1 left, 0 still there"):
        cox([1, 2], [1, 2], {"x": [0, 1]})


def test_where_nobody_left_there_is_no_test() -> None:
    with pytest.raises(CannotTell, match="nobody was seen to leave"):
        log_rank([1, 2], [0, 0], ["a", "b"])


@given(PEOPLE, st.permutations("xyz"))
def test_what_groups_are_called_changes_nothing(
    people: list[tuple[int, bool, str]], names: list[str]
) -> None:
    times, events, groups = zip(*people, strict=True)
    assume(len(set(groups)) > 1)
    other = [dict(zip("abc", names, strict=True))[group] for group in groups]
    try:
        found = log_rank(times, events, groups)
    except CannotTell:
        with pytest.raises(CannotTell):
            log_rank(times, events, other)
        return
    assert log_rank(times, events, other).chi_square == pytest.approx(found.chi_square, abs=1e-8)
    assert found.observed.sum() == pytest.approx(found.expected.sum())


@given(st.lists(st.integers(0, 10**6), min_size=6, max_size=40, unique=True), st.data())
def test_without_ties_it_is_the_score_test_of_the_model_of_paces(
    times: list[int], data: st.DataObject
) -> None:
    events = data.draw(st.lists(st.booleans(), min_size=len(times), max_size=len(times)))
    group = data.draw(st.lists(st.integers(0, 1), min_size=len(times), max_size=len(times)))
    try:
        found, model = log_rank(times, events, group), cox(times, events, {"group": group})
    except CannotTell:
        return
    assert model.score == pytest.approx(found.chi_square, rel=1e-7)


def test_gehan_weighs_early_days_more() -> None:
    """The groups differ in the first days and no longer after them."""
    rng = np.random.default_rng(11)
    group = np.repeat([0, 1], 200)
    times = np.where(group & (rng.random(400) < 0.25), rng.uniform(0, 1, 400), 1 + rng.exponential(5, 400))
    even = log_rank(times, np.ones(400), group)
    early = log_rank(times, np.ones(400), group, weighing=Weighing.AT_RISK)
    assert early.chi_square > even.chi_square


def test_where_groups_are_the_same_one_in_twenty_tests_says_otherwise() -> None:
    rng = np.random.default_rng(3)
    group = np.arange(120) % 3
    said = [log_rank(rng.exponential(1, 120), rng.random(120) < 0.7, group).p < 0.05 for _ in range(600)]
    assert abs(float(np.mean(said)) - 0.05) < 3 * math.sqrt(0.05 * 0.95 / 600)
