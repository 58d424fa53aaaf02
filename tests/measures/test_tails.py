"""How rare something is by chance, against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import chdtrc, ndtr

from porch.measures.staying.tails import of_chi_square, of_normal


@given(st.integers(1, 60), st.floats(0, 400))
def test_chi_square(df: int, value: float) -> None:
    assert of_chi_square(df, value) == pytest.approx(float(chdtrc(df, value)), rel=1e-9, abs=1e-300)


@given(st.floats(-37, 37))
def test_normal(value: float) -> None:
    assert of_normal(value) == pytest.approx(2 * float(ndtr(-abs(value))), rel=1e-9)
