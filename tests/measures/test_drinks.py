"""Grams of alcohol and the standard drinks of a country, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.drinks import GRAMS, a_drink_in, drinks_in, grams_of, grams_of_drinks


def test_a_pint_a_glass_and_a_shot() -> None:
    assert grams_of(568, 4) == pytest.approx(17.926, abs=0.001)  # a UK pint at 4 %: 568 x 0.04 x 0.789
    assert grams_of(150, 12, 2) == pytest.approx(28.404)
    assert grams_of(44, 40) == pytest.approx(13.886, abs=0.001)


def test_the_same_grams_in_the_drinks_of_each_country() -> None:
    assert drinks_in(56, "GB") == 7
    assert drinks_in(56, "us") == 4
    assert drinks_in(40, "AT") == 2
    assert drinks_in(40, "BR") is None
    assert a_drink_in("CA") == 13.45
    assert grams_of_drinks(2.5, "HU") == 42.5


@pytest.mark.parametrize("case", [(-1, 5, 1), (500, 101, 1), (500, -5, 1), (500, 5, -2), (500, 5, 9e9)])
def test_what_cannot_be_is_refused(case: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="no such drink"):
        grams_of(*case)
    with pytest.raises(ValueError, match="no such drink"):
        grams_of_drinks(2, "BR")
    with pytest.raises(ValueError, match="no such drink"):
        grams_of_drinks(float("nan"), "GB")


@given(st.sampled_from(sorted(GRAMS)), st.floats(0, 100))
def test_there_and_back(country: str, drinks: float) -> None:
    assert drinks_in(grams_of_drinks(drinks, country), country) == pytest.approx(drinks)
