"""What changes by itself when people begin at their worst."""

import numpy as np
import pytest

from porch.measures.regression import TooFewPairs, correlation, to_the_mean

MEAN, BETWEEN, WITHIN = 60.0, 15.0, 12.0  # percent of days without; how people differ, how one's months do
RHO = BETWEEN**2 / (BETWEEN**2 + WITHIN**2)


def months(people: int, seed: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Two months of many people to whom nothing happens."""
    rng = np.random.default_rng(seed)
    usual = rng.normal(MEAN, BETWEEN, people)
    return usual + rng.normal(0, WITHIN, people), usual + rng.normal(0, WITHIN, people)


def test_people_who_join_at_their_worst_gain_ten_points_with_no_effect_at_all_and_the_estimate_says_so() -> (
    None
):
    """The trap: whoever has a month far below what is usual joins; nothing is done; the next month is better."""
    first, second = months(40_000)
    joined = first <= np.quantile(first, 0.19)
    told = to_the_mean(first[joined], second[joined], MEAN, rho=RHO)
    assert told.change == pytest.approx(10.7, abs=0.7)  # 10.7 in the reference: points of days without
    waited = to_the_mean(first[joined], second[joined], MEAN, rho=correlation(first, second))
    for one in (told, waited):
        assert one.expected == pytest.approx(one.change, abs=0.7)
        assert abs(one.beyond) < 0.7
    assert told.n == joined.sum()


def test_estimated_from_those_who_joined_it_is_rather_too_large() -> None:
    """Who is alike at first goes together less: what is left as a change beyond it is never flattered."""
    first, second = months(40_000)
    joined = first <= np.quantile(first, 0.19)
    alone = to_the_mean(first[joined], second[joined], MEAN)
    assert not alone.rho_given
    assert alone.rho < RHO
    assert alone.expected > alone.change


def test_where_everybody_is_counted_nothing_is_expected() -> None:
    first, second = months(40_000)
    told = to_the_mean(first, second, float(first.mean()))
    assert told.expected == pytest.approx(0, abs=1e-9)
    assert told.rho == pytest.approx(RHO, abs=0.01)
    assert told.change == pytest.approx(0, abs=0.3)


def test_by_hand() -> None:
    told = to_the_mean([20, 30, np.nan], [50, 40, 70], 60, rho=0.6)
    assert (told.n, told.first_mean, told.second_mean, told.change) == (2, 25, 45, 20)
    assert told.expected == pytest.approx(14)
    assert told.beyond == pytest.approx(6)


def test_too_few_people_are_not_enough_to_say() -> None:
    with pytest.raises(TooFewPairs, match="10 people measured twice are needed, 2 were"):
        to_the_mean([1, 2, np.nan], [2, 3, 4], 5)
    with pytest.raises(TooFewPairs, match="nobody"):
        to_the_mean([np.nan], [1], 5, rho=0.5)
    with pytest.raises(TooFewPairs, match="everybody measured the same"):
        to_the_mean([3] * 12, list(range(12)), 5)
    with pytest.raises(ValueError, match="rho"):
        to_the_mean([1], [2], 5, rho=1.5)
    with pytest.raises(ValueError, match="a first and a second"):
        to_the_mean([1], [2, 3], 5)
