"""A run chart as it is drawn: inside its sheet, no word over another, each sign only where it means something."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.kit.charts import NARROW, WIDE, Dot, Drawing, Shape, Words
from porch.measures.pictures.runchart import INK, Said, drawn
from porch.measures.runcharts import runs

MONDAY = date(2026, 1, 5)
VALUES = st.lists(st.one_of(st.none(), st.floats(0, 100), st.just(50.0)), min_size=1, max_size=80)


def picture(
    values: Sequence[float | None], width: float = WIDE, least: float | None = None, most: float | None = None
) -> Drawing:
    points = [(MONDAY + timedelta(weeks=n), value) for n, value in enumerate(values)]
    return drawn(points, runs(values, least=least, most=most), width, least=least, most=most)


def words(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def kinds(drawing: Drawing) -> list[str]:
    return [mark.kind for mark in drawing.marks if isinstance(mark, (Shape, Dot))]


def test_a_shift_is_drawn_as_diamonds_and_said() -> None:
    drawing = picture([20.0, 30.0] * 3 + [70.0, 80.0] * 3, least=0, most=100)
    assert kinds(drawing).count("course-shift") == 13  # twelve points and the sign that says what they mean
    assert any("six or more" in text for text in words(drawing))
    assert not any("five or more" in text for text in words(drawing))
    assert "the middle (median): 50" in words(drawing)


def test_a_trend_points_where_it_goes() -> None:
    rising, falling = picture([1.0, 2.0, 3.0, 4.0, 5.0]), picture([5.0, 4.0, 3.0, 2.0, 1.0])
    first = []
    for one in (rising, falling):
        shapes = [mark for mark in one.marks if isinstance(mark, Shape) and mark.kind == "course-trend"]
        first.append(shapes[0])
    assert first[0].points[0][1] < first[0].points[1][1]
    assert first[1].points[0][1] > first[1].points[1][1]


def test_what_is_usual_is_drawn_from_the_twelfth_point_on() -> None:
    assert any(text.startswith("usual:") for text in words(picture([40.0, 60.0] * 6)))
    assert not any(text.startswith("usual:") for text in words(picture([40.0, 60.0] * 5)))
    assert "course-outside" in kinds(picture([40.0, 42.0] * 6 + [95.0]))


@settings(max_examples=60)
@given(VALUES, st.sampled_from([NARROW, WIDE]))
def test_any_points_are_drawn_inside_and_no_word_touches_another(
    values: list[float | None], width: float
) -> None:
    if all(value is None for value in values):
        values = [*values, 5.0]
    drawing = picture(values, width, least=0, most=100)
    assert drawing.outside() == []
    assert drawing.colliding() == []


@pytest.mark.parametrize("value", [0.0, 100.0, 1e6, -3.5])
def test_one_point_alone_is_a_picture(value: float) -> None:
    drawing = picture([value], NARROW)
    assert drawing.outside() == []
    assert drawing.alone("title", "what it shows", INK).startswith("<svg")


def test_words_of_another_language_stand_in_their_place() -> None:
    said = Said(point="eine Woche", median="die Mitte: {}", number=lambda value: f"{value:.0f} %")
    points = [(MONDAY, 40.0), (MONDAY + timedelta(weeks=1), 60.0)]
    drawing = drawn(points, runs([40.0, 60.0]), NARROW, said)
    assert {"eine Woche", "die Mitte: 50 %"} <= set(words(drawing))
