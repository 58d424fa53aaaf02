"""By how much paces of leaving differ: by hand, against another library, and where there is no answer."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.hazard_regression import PHReg

from porch.measures.staying import CannotTell, NotFitted, concordance, cox

PEOPLE = st.lists(
    st.tuples(st.integers(1, 12), st.booleans(), st.integers(0, 1), st.integers(-5, 5), st.integers(0, 2)),
    min_size=12,
    max_size=60,
)


def test_three_people_by_hand() -> None:
    """x = 1 leaves first, x = 0 next, x = 1 last: e/(2e + 1) . 1/(1 + e) is greatest where 2 e^2 = 1."""
    made = cox([1, 2, 3], [1, 1, 1], {"x": [1, 0, 1]})
    assert float(np.exp(made.coefficients[0])) == pytest.approx(1 / math.sqrt(2))
    assert made.rows[0].ratio == pytest.approx(1 / math.sqrt(2))
    assert made.rows[0].lo < 1 < made.rows[0].hi
    assert made.log_likelihood[0] == pytest.approx(math.log(1 / 3 * 1 / 2))


@given(PEOPLE, st.sampled_from(("efron", "breslow")), st.booleans())
def test_another_library_finds_the_same(
    people: Sequence[tuple[int, bool, int, int, int]], ties: str, in_strata: bool
) -> None:
    times, events, one, other, strata = (np.array(column) for column in zip(*people, strict=True))
    within = strata if in_strata else None
    try:
        made = cox(times, events, {"one": one, "other": other}, ties=ties, strata=within)
    except CannotTell:
        return
    if np.abs(made.coefficients).max() > 5:
        return  # nearly told apart: the two stop at different places on the way to infinity
    model = PHReg(times, np.column_stack([one, other]), status=events, ties=ties, strata=within)
    theirs = model.fit(disp=0)
    assert made.coefficients.tolist() == pytest.approx(theirs.params.tolist(), abs=1e-6)
    assert made.se.tolist() == pytest.approx(theirs.bse.tolist(), rel=1e-5)
    assert made.log_likelihood[1] == pytest.approx(theirs.llf, abs=1e-6)


def test_a_ratio_of_paces_that_was_put_in_comes_out() -> None:
    rng = np.random.default_rng(2)
    group, age = rng.integers(0, 2, 4000), rng.normal(40, 10, 4000)
    times = rng.exponential(1 / np.exp(0.7 * group - 0.02 * age))
    made = cox(times, np.ones(4000), {"group": group, "age": age})
    assert made.coefficients.tolist() == pytest.approx([0.7, -0.02], abs=0.08)
    assert made.rows[0].p < 1e-9


def test_a_column_measured_in_other_units_has_the_same_meaning() -> None:
    rng = np.random.default_rng(4)
    grams, times = rng.normal(5000, 100, 80), rng.exponential(1, 80)
    one = cox(times, np.ones(80), {"grams": grams})
    other = cox(times, np.ones(80), {"kilograms": grams / 1000})
    assert one.coefficients[0] * 1000 == pytest.approx(other.coefficients[0])
    assert one.rows[0].p == pytest.approx(other.rows[0].p)


def test_two_columns_that_say_the_same_are_refused() -> None:
    with pytest.raises(NotFitted, match="says nothing that the others do not"):
        cox([1, 2, 3, 4], [1, 1, 1, 1], {"a": [1, 2, 2, 3], "b": [2, 4, 4, 6]})


def test_a_column_in_which_all_are_alike_is_refused() -> None:
    with pytest.raises(NotFitted):
        cox([1, 2, 3, 4], [1, 1, 1, 1], {"a": [1, 1, 1, 1]})


def test_a_column_that_foretells_everything_is_refused_by_name() -> None:
    with pytest.raises(NotFitted, match="order foretells"):
        cox([1, 2, 3, 4, 5], [1] * 5, {"order": [5, 4, 3, 2, 1], "other": [0, 1, 0, 0, 1]})


def test_what_is_not_known_of_somebody_is_refused_by_name() -> None:
    with pytest.raises(CannotTell, match="dose: there is one number for each person"):
        cox([1, 2, 3], [1, 1, 0], {"dose": [1, math.nan, 2]})


def test_where_nobody_left_there_is_nothing_to_fit() -> None:
    with pytest.raises(CannotTell, match="nobody was seen to leave"):
        cox([1, 2, 3], [0, 0, 0], {"x": [0, 1, 0]})


def test_how_well_it_orders_by_hand() -> None:
    """Pairs: 1 before 2, 1 before 3, 2 before 3; the score says the first two the right way and is equal once."""
    assert concordance([1, 2, 3], [1, 1, 0], [2, 1, 1]) == pytest.approx(2.5 / 3)
    assert (
        concordance([2, 2], [1, 0], [2, 1]) == 1
    )  # seen no more on the day on which another left: there longer
    with pytest.raises(CannotTell):
        concordance([1, 1], [1, 1], [1, 2])


def test_a_column_that_differs_in_nobody_who_could_have_left_is_refused() -> None:
    with pytest.raises(NotFitted, match="says nothing about those who left"):
        cox([1, 2, 2], [0, 1, 1], {"x": [1, 0, 0]})


@pytest.mark.filterwarnings("error")
def test_columns_that_reach_far_have_a_finite_answer_or_none() -> None:
    for seed in range(150):
        rng = np.random.default_rng(seed)
        n = int(rng.integers(4, 30))
        columns = {"far": np.exp(6 * rng.normal(size=n)), "near": rng.normal(size=n)}
        try:
            made = cox(rng.integers(1, 8, n), rng.random(n) < 0.6, columns)
        except CannotTell:
            continue
        assert np.isfinite(made.coefficients).all()
        assert np.isfinite(made.se).all()
        assert made.log_likelihood[1] >= made.log_likelihood[0] - 1e-9
