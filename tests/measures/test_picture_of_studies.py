"""A forest and a funnel, drawn: nothing leaves the sheet, no words collide, and the words say what the marks say."""

import math
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.kit.charts import NARROW, WIDE, Bar, Drawing, Shape, Words
from porch.measures.pictures import forest, funnel
from porch.measures.pictures.forest import Study, Together

WIDTHS = pytest.mark.parametrize("width", [NARROW, WIDE])
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=60)
VALUES = st.floats(-6, 6)
STUDIES = st.lists(
    st.builds(
        lambda n, e, r, w: Study(n, e, e - r, e + r, w), NAMES, VALUES, st.floats(0.01, 9), st.floats(0, 100)
    ),
    min_size=1,
    max_size=12,
)
THREE = [
    Study("North", -0.5, -1.0, 0.0, 50),
    Study("South", 0.1, -0.1, 0.3, 40),
    Study("East", 1.0, -9.0, 11.0, 10),
]
WHOLE = Together(-0.1, -0.4, 0.2, (-0.9, 0.7))


def words(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def sound(drawing: Drawing, ink: dict[str, str]) -> None:
    assert drawing.outside() == []
    assert drawing.colliding() == []
    assert all(math.isfinite(side) for mark in drawing.marks for side in mark.box)
    ElementTree.fromstring(drawing.svg("x", "t", "d"))
    ElementTree.fromstring(drawing.alone("t", "d", ink))


@settings(deadline=None, max_examples=60)
@given(STUDIES, st.booleans(), st.booleans(), st.sampled_from((NARROW, WIDE)), st.booleans())
def test_any_forest_is_drawn_well(
    studies: list[Study], whole: bool, further: bool, width: float, ratio: bool
) -> None:
    e = studies[0].estimate
    together = Together(e, e - 0.3, e + 0.3, (e - 2, e + 2) if further else None) if whole else None
    sound(forest.drawn(studies, together, width, ratio=ratio), forest.INK)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(VALUES, st.floats(0.01, 4)), min_size=1, max_size=20),
    st.lists(st.tuples(VALUES, st.floats(0.01, 4)), max_size=4),
    VALUES,
    st.sampled_from((NARROW, WIDE)),
    st.booleans(),
)
def test_any_funnel_is_drawn_well(
    effects: list[tuple[float, float]],
    images: list[tuple[float, float]],
    middle: float,
    width: float,
    ratio: bool,
) -> None:
    sound(funnel.drawn(effects, middle, width, images=images, ratio=ratio), funnel.INK)


@WIDTHS
def test_each_effect_stands_there_in_words(width: float) -> None:
    said = words(forest.drawn(THREE, WHOLE, width, ratio=True))
    assert "0.61 (0.37 to 1.00)" in said
    assert "0.90 (0.67 to 1.22)" in said  # all together
    assert "0.41 to 2.01" in said  # a further one
    assert "North" in said
    plain = words(forest.drawn(THREE, WHOLE, width))
    assert "−0.50 (−1.00 to 0.00)" in plain


@WIDTHS
def test_a_square_is_as_large_as_its_weight(width: float) -> None:
    squares = [mark for mark in forest.drawn(THREE, WHOLE, width).marks if isinstance(mark, Bar)]
    areas = [square.wide**2 for square in squares]
    assert areas[1] / areas[0] == pytest.approx(0.8)


@WIDTHS
def test_a_range_that_does_not_fit_ends_in_a_tip_on_either_side(width: float) -> None:
    tips = [mark for mark in forest.drawn(THREE, WHOLE, width).marks if isinstance(mark, Shape)]
    assert [mark.kind for mark in tips] == ["effect-end", "effect-end", "together"]


@WIDTHS
def test_what_either_side_means_stands_under_the_axis(width: float) -> None:
    said = words(forest.drawn(THREE, None, width, forest.Said(lower="fewer left", higher="more left")))
    assert {"← fewer left", "more left →"} <= set(said)
    assert "All together" not in said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (math.log(0.09), math.log(11), [0.1, 0.2, 0.5, 1, 2, 5, 10]),
        (math.log(0.62), math.log(1.5), [0.75, 1, 1.25, 1.5]),
        (math.log(0.0009), math.log(2000), [0.001, 0.01, 0.1, 1, 10, 100, 1000]),
    ],
)
def test_ratios_stand_along_the_axis_as_round_ratios(low: float, high: float, said: list[float]) -> None:
    assert [math.exp(value) for value in forest.axis(low, high, ratio=True)] == pytest.approx(said)
