"""Many tests at once: what chance alone would show, and what is left after it is taken into account."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from porch.measures.several import chance_of_any, false_discovery

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_of_twenty_sites_at_which_nothing_differs_one_looks_remarkable_in_64_of_100_reports() -> None:
    """The trap: twenty tests of nothing. Adjusted together, a report of nothing says so in 95 of 100."""
    reports = np.random.default_rng(9).uniform(size=(4000, 20))
    assert chance_of_any(20) == pytest.approx(0.6415, abs=1e-4)
    assert (reports.min(axis=1) < 0.05).mean() == pytest.approx(0.64, abs=0.02)
    adjusted = np.array([false_discovery(report).min() for report in reports])
    assert (adjusted < 0.05).mean() == pytest.approx(0.05, abs=0.01)


def test_the_fifteen_p_values_of_the_paper_that_first_said_it() -> None:
    """Benjamini and Hochberg (1995), section 3.1: four of fifteen stand at 5 %, where Bonferroni leaves three."""
    given_p = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip
    assert (false_discovery(given_p) <= 0.05).sum() == 4
    assert (np.array(given_p) * 15 <= 0.05).sum() == 3


@given(P_VALUES)
def test_it_is_what_statsmodels_says(p_values: list[float]) -> None:
    theirs = multipletests(p_values, method="fdr_bh")[1]
    np.testing.assert_allclose(false_discovery(p_values), theirs, rtol=1e-12, atol=1e-300)


@given(P_VALUES)
def test_a_test_that_could_not_be_made_is_not_counted(p_values: list[float]) -> None:
    with_gaps = false_discovery([np.nan, *p_values, np.nan])
    np.testing.assert_array_equal(with_gaps[1:-1], false_discovery(p_values))
    assert np.isnan(with_gaps[[0, -1]]).all()


def test_what_is_no_p_value_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        false_discovery([0.2, 1.2])
    with pytest.raises(ValueError, match="number of tests"):
        chance_of_any(-1)
    assert len(false_discovery([])) == 0
