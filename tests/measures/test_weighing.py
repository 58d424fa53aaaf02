"""Two sets of people made alike: worked out by hand, on data whose answer was put in, and where there is no answer."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from porch.measures.weighing import (
    APART,
    Separated,
    TooFew,
    Weights,
    balance,
    effective_number,
    independent,
    indicators,
    logistic,
    stabilised,
    weighted_difference,
)

HARD = np.array([1] * 4 + [0] * 4)
TREATED = np.array([1, 1, 1, 0, 1, 0, 0, 0])  # of four who have it hard three had a peer, of four others one


def test_weights_by_hand() -> None:
    """The chance is 3/4 and 1/4, half had one: 0.5 / 0.75 for the three, 0.5 / 0.25 for the one on each other side."""
    made = stabilised(TREATED, {"hard": HARD})
    assert made.propensity.tolist() == pytest.approx([0.75] * 4 + [0.25] * 4)
    assert made.weights.tolist() == pytest.approx([2 / 3] * 3 + [2] + [2] + [2 / 3] * 3)
    assert made.effective == pytest.approx((4**2 / (3 * 4 / 9 + 4),) * 2)
    assert made.share_outside == 0
    assert made.largest == pytest.approx(2)


def test_balance_by_hand_before_and_after() -> None:
    made = stabilised(TREATED, {"hard": HARD})
    (row,) = balance(TREATED, {"hard": HARD}, made.weights)
    assert row.means == pytest.approx((0.75, 0.25))
    assert row.before == pytest.approx(0.5 / 0.5)  # both variances are .25
    assert row.weighted == pytest.approx((0.5, 0.5))
    assert row.after == pytest.approx(0, abs=1e-9)


def test_the_difference_by_hand() -> None:
    """Whoever has it hard has 10 days, others 20, and a peer adds 4: by their means it looks like less."""
    days = np.where(HARD, 10.0, 20.0) + 4 * TREATED
    plain = weighted_difference(days, TREATED, np.ones(8))
    assert plain.estimate == pytest.approx((14 * 3 + 24) / 4 - (10 + 20 * 3) / 4)
    made = weighted_difference(days, TREATED, stabilised(TREATED, {"hard": HARD}))
    assert made.estimate == pytest.approx(4)
    assert made.means == pytest.approx((19, 15))


def test_with_equal_weights_the_error_is_that_of_two_means() -> None:
    days = np.array([3.0, 5, 8, 1, 9, 2, 2, 7])
    made = weighted_difference(days, TREATED, np.ones(8))
    with_it, without = days[TREATED == 1], days[TREATED == 0]
    assert made.se == pytest.approx(math.sqrt(with_it.var() / 4 + without.var() / 4))
    assert made.ci == pytest.approx((made.estimate - 1.959964 * made.se, made.estimate + 1.959964 * made.se))
    assert made.effective == (4, 4)


def test_columns_that_tell_the_sides_apart_are_found_and_named() -> None:
    columns = {"age": [30, 41, 35, 62, 50, 44], "nights": [1, 2, 3, 7, 8, 9]}
    with pytest.raises(Separated, match="nights") as found:
        stabilised([0, 0, 0, 1, 1, 1], columns)
    assert "nights" in found.value.names


def test_columns_that_tell_most_of_them_apart_are_found_too() -> None:
    """Nobody below 3 had one, all above did, and both at 3: the likelihood climbs without end."""
    with pytest.raises(Separated):
        stabilised([0, 0, 0, 1, 1, 1, 1], {"nights": [1, 2, 3, 3, 4, 5, 6]})


def test_far_from_a_half_is_not_yet_told_apart() -> None:
    rng = np.random.default_rng(1)
    score = rng.normal(0, 8, 4000)
    with_it = rng.random(4000) < 1 / (1 + np.exp(-score))
    assert logistic(with_it, {"score": score}).coefficients[1] == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize(
    ("treated", "columns", "why"),
    [
        ([1, 1, 1], {"age": [1, 2, 3]}, "nobody"),
        ([0, 1, 0, 0], {"age": [1, 2, 3, 4]}, "too few"),
        ([0, 1, 0, 1], {"age": [1, 3, 2, 4], "nights": [4, 1, 3, 3], "c": [1, 0, 1, 1]}, "too few"),
    ],
)
def test_too_few_people_are_said(treated: list[int], columns: dict[str, list[int]], why: str) -> None:
    with pytest.raises(TooFew, match=why):
        stabilised(treated, columns)


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"age": [30] * 8}, "age: everyone has the same"),
        ({"age": [1, 2, 3, 4, 5, 6, 7, math.nan]}, "age: there is one number"),
        (
            {"a": [1, 2, 3, 4, 1, 2, 3, 4], "b": [2, 4, 6, 8, 2, 4, 6, 8]},
            "says nothing that the others do not",
        ),
    ],
)
def test_columns_that_cannot_be_used_are_named(columns: dict[str, list[float]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        stabilised(TREATED, columns)


def test_a_cut_is_said_with_what_it_cut() -> None:
    treated, columns, days = made_up(600, effect=0)
    whole, cut = stabilised(treated, columns), stabilised(treated, columns, cut=5)
    assert cut.cut is not None
    assert cut.cut.many == int(((whole.weights < cut.cut.low) | (whole.weights > cut.cut.high)).sum())
    assert cut.largest == pytest.approx(np.percentile(whole.weights, 95))
    assert sum(cut.effective) > sum(whole.effective)
    plain = weighted_difference(days, treated, cut.weights)
    assert (
        weighted_difference(days, treated, cut).se == plain.se
    )  # the model is no longer all there is to them
    assert (
        weighted_difference(days, treated, whole).se != weighted_difference(days, treated, whole.weights).se
    )
    with pytest.raises(ValueError, match="percentage"):
        stabilised(treated, columns, cut=60)


def test_people_like_whom_nobody_is_on_the_other_side_are_counted() -> None:
    rng = np.random.default_rng(4)
    age = np.concatenate([rng.normal(30, 5, 200), rng.normal(36, 5, 200), np.full(20, 80.0)])
    made = stabilised(np.repeat([0, 1, 1], [200, 200, 20]), {"age": age})
    assert made.share_outside >= 20 / 420
    young = stabilised(np.repeat([0, 1, 0], [200, 200, 20]), {"age": np.where(age == 80, 1.0, age)})
    assert young.share_outside >= 20 / 420


def test_words_become_columns_against_the_most_frequent() -> None:
    made = indicators("home", ["own", "none", "own", "house"])
    assert {name: values.tolist() for name, values in made.items()} == {
        "home house": [0, 0, 0, 1],
        "home none": [0, 1, 0, 0],
    }


def test_where_no_deviation_says_how_far_apart_nothing_is_said() -> None:
    (row,) = balance([1, 1, 0, 0], {"x": [1, 1, 0, 0]}, np.ones(4))
    assert row.before is None
    (same,) = balance([1, 1, 0, 0], {"x": [1, 1, 1, 1]}, np.ones(4))
    assert same.before == 0


def made_up(
    n: int, *, effect: float, seed: int = 6
) -> tuple[NDArray[np.bool_], dict[str, NDArray[np.float64]], NDArray[np.float64]]:
    """People who have it harder have a peer more often, and fewer days without: what was put in is ``effect``."""
    rng = np.random.default_rng(seed)
    hard, age = rng.normal(size=n), rng.normal(40, 10, n)
    treated = rng.random(n) < 1 / (1 + np.exp(-(0.8 * hard + 0.03 * (age - 40))))
    days = 60 - 8 * hard + 0.2 * (age - 40) + effect * treated + rng.normal(0, 10, n)
    return treated, {"hard": hard, "age": age}, days


@pytest.mark.parametrize("effect", [0.0, 5.0])
def test_what_was_put_in_comes_out_though_the_plain_difference_says_otherwise(effect: float) -> None:
    treated, columns, days = made_up(20_000, effect=effect)
    weights = stabilised(treated, columns)
    made = weighted_difference(days, treated, weights)
    assert weighted_difference(days, treated, np.ones(20_000)).estimate < effect - 4
    assert made.estimate == pytest.approx(effect, abs=0.6)
    assert made.ci[0] < effect < made.ci[1]
    rows = balance(treated, columns, weights)
    assert all(abs(row.before or 0) > APART > abs(row.after or 0) for row in rows)


def test_the_error_is_that_of_many_such_samples_and_the_plain_one_is_no_smaller() -> None:
    found, knowing, robust = [], [], []
    for seed in range(200):
        treated, columns, days = made_up(400, effect=3, seed=seed)
        weights = stabilised(treated, columns)
        made = weighted_difference(days, treated, weights)
        found.append(made.estimate)
        knowing.append(made.se)
        robust.append(weighted_difference(days, treated, weights.weights).se)
    assert float(np.mean(knowing)) == pytest.approx(float(np.std(found)), rel=0.15)
    assert np.mean(robust) > np.mean(knowing)


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=30))
def test_no_weights_are_worth_more_people_than_there_are(weights: list[float]) -> None:
    assert effective_number(weights) >= 1 - 1e-9
    assert effective_number(weights) <= len(weights) + 1e-9
    assert effective_number([weights[0]] * len(weights)) == pytest.approx(len(weights))


@given(st.integers(0, 10_000))
def test_who_stands_where_in_the_table_changes_nothing(seed: int) -> None:
    treated, columns, days = made_up(60, effect=1, seed=seed)
    order = np.random.default_rng(seed).permutation(60)
    try:
        one: Weights = stabilised(treated, columns)
    except ValueError:
        return
    other = stabilised(treated[order], {name: values[order] for name, values in columns.items()})
    assert one.weights[order].tolist() == pytest.approx(other.weights.tolist(), rel=1e-6)
    assert one.weights[treated].mean() > 0
    first, second = (
        weighted_difference(days, treated, one),
        weighted_difference(days[order], treated[order], other),
    )
    assert (first.estimate, first.se) == pytest.approx((second.estimate, second.se), rel=1e-6)


def test_columns_that_say_nothing_new_are_left_out_and_the_weights_are_the_same() -> None:
    treated, columns, _days = made_up(300, effect=0)
    passed_over = columns["hard"] > 1
    more = {
        "same": np.ones(300),
        **columns,
        "gender unsaid": passed_over.astype(float),
        "age unsaid": passed_over.astype(float),
        "twice": 2 * columns["age"] + 3,
        "sum": columns["hard"] - columns["age"],
    }
    kept = independent(more)
    assert list(kept) == ["hard", "age", "gender unsaid"]
    assert independent({}) == {}
    one = stabilised(treated, kept)
    assert one.weights.tolist() == pytest.approx(
        stabilised(treated, {**columns, "x": passed_over.astype(float)}).weights.tolist()
    )


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_what_is_left_of_columns_always_has_one_answer(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    columns = {f"c{i}": rng.integers(0, 2, 40).astype(float) for i in range(n)}
    columns |= {f"d{i}": columns[f"c{i}"] + (columns["c0"] if i else 0) for i in range(n)}
    kept = independent(columns)
    matrix = np.column_stack([np.ones(40), *kept.values()])
    whole = np.column_stack([np.ones(40), *columns.values()])
    assert np.linalg.matrix_rank(matrix) == matrix.shape[1] == np.linalg.matrix_rank(whole)


@pytest.mark.filterwarnings("error")
def test_columns_that_reach_far_have_finite_weights_or_none() -> None:
    for seed in range(150):
        rng = np.random.default_rng(seed)
        n = int(rng.integers(4, 60))
        columns = {"far": np.exp(6 * rng.normal(size=n)), "near": rng.normal(size=n)}
        try:
            made = stabilised(rng.random(n) < 0.4, columns)
        except ValueError:
            continue
        assert np.isfinite(made.weights).all()
        assert (made.weights > 0).all()
        assert np.isfinite(made.model.se).all()
