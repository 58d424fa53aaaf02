"""What pictures are made of: numbers become places, labels never collide, nothing is drawn that is no number."""

import csv
import io
import math
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.kit.charts import (
    Bar,
    Cell,
    Dot,
    Dots,
    Drawing,
    Line,
    Linear,
    NotANumber,
    Picture,
    Shape,
    Squares,
    Steps,
    Words,
    diamond,
    legend,
    numbers_along,
    placed,
    shortened,
    ticks,
    triangle,
    width_of,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)


def test_a_scale_puts_its_ends_at_its_ends_and_the_middle_between() -> None:
    up = Linear(0, 10, 200, 20)
    assert (up(0), up(5), up(10)) == (200, 110, 20)
    assert up.within(12) == 20
    assert up.within(-1) == 200


def test_a_scale_of_one_value_draws_it_in_the_middle() -> None:
    assert Linear(3, 3, 0, 100)(3) == 50


def test_every_day_is_as_wide_as_the_others_and_the_last_ends_at_the_end() -> None:
    along = Steps(date(2028, 2, 28), date(2028, 3, 1), 10, 40)
    assert [along.edge(date(2028, 2, 28) + timedelta(days=n)) for n in range(3)] == [10, 20, 30]
    assert along.edge(along.last) + along.each == 40


@given(DAYS, st.integers(0, 30_000), st.sampled_from([200.0, 280.0, 560.0]))
def test_days_under_a_drawing_have_room_side_by_side(first: date, days: int, width: float) -> None:
    along = Steps(first, first + timedelta(days=days), 0, width)
    row = ticks(
        along, by_day=lambda d: f"{d:%d %b}", by_month=lambda d: f"{d:%b}", by_year=lambda d: f"{d:%Y}"
    )
    labels = [Words(along.edge(tick.day), 10, tick.words) for tick in row]
    assert row
    assert Drawing(width, 20, tuple(labels)).colliding() == []
    assert Drawing(width, 20, tuple(labels)).outside() == []
    assert all(first <= tick.day <= along.last for tick in row)


def test_a_quarter_is_marked_by_weeks_or_months_and_a_decade_by_years() -> None:
    said = {"by_day": lambda d: f"{d:%d %b}", "by_month": lambda d: f"{d:%b}", "by_year": lambda d: f"{d:%Y}"}
    month = ticks(Steps(date(2026, 11, 1), date(2026, 11, 30), 0, 280), **said)
    decade = ticks(Steps(date(2016, 5, 3), date(2026, 5, 2), 0, 560), **said)
    assert [tick.words for tick in month] == ["01 Nov", "08 Nov", "15 Nov", "22 Nov"]
    assert [tick.words for tick in decade] == [str(year) for year in range(2017, 2026)]


def test_numbers_along_an_axis_are_round() -> None:
    assert numbers_along(0, 10) == [0, 2, 4, 6, 8, 10]
    assert numbers_along(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert numbers_along(-1.2, 2.1) == [-1, 0, 1, 2]
    assert numbers_along(4, 4) == [4]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_numbers_along_an_axis_lie_on_it_and_are_few(low: float, span: float, most: int) -> None:
    found = numbers_along(low, low + span, most)
    assert len(found) <= most + 1
    assert all(low - span * 1e-6 <= value <= low + span * (1 + 1e-6) for value in found)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_drawn(value: float) -> None:
    with pytest.raises(NotANumber):
        Dot(value, 0, 3).svg()


@given(WORDS, st.floats(0, 400))
def test_words_cut_short_fit_and_say_that_they_are_cut(text: str, most: float) -> None:
    cut = shortened(text, most)
    assert width_of(cut) <= most
    assert cut in (text, "") or cut.endswith("…")


@given(st.lists(st.tuples(st.floats(-20, 300), st.floats(0, 60), WORDS), max_size=25))
def test_labels_that_have_no_room_are_left_out_and_whoever_came_first_stays(
    wanted: list[tuple[float, float, str]],
) -> None:
    labels = [Words(x, y, text, "middle") for x, y, text in wanted]
    stay = placed(labels, 280)
    assert Drawing(280, 80, tuple(stay)).colliding() == []
    inside = [label for label in labels if label.box[0] >= 0 and label.box[2] <= 280]
    assert stay[:1] == inside[:1]


@given(st.lists(WORDS, max_size=8), st.sampled_from([200.0, 280.0, 560.0]))
def test_a_legend_wraps_and_never_collides(said: list[str], width: float) -> None:
    marks, end = legend([(lambda x, y: (Dot(x, y, 5),), text) for text in said], width, 10)
    drawing = Drawing(width, end, tuple(marks))
    assert drawing.outside() == []
    assert drawing.colliding() == []


MARKS = (
    Bar(1, 2, 30, 10, "run", round_by=3),
    Dot(20, 20, 4, "mood"),
    Dots(((10, 10), (20, 12)), 3, "dots"),
    Squares(((40, 40), (60, 40)), 14, "day none"),
    Line(((0, 0), (10, 10)), "rule"),
    Line(((0, 0), (10, 10), (20, 0)), "middle"),
    Shape(((0, 0), (10, 0), (10, 10)), "band"),
    triangle(50, 50, 6, "back"),
    diamond(70, 50, 12, 6, "all"),
    Words(10, 60, 'A <b> & "c"', "start", "name"),
)


def test_a_drawing_is_well_formed_and_says_what_it_is() -> None:
    drawn = ElementTree.fromstring(Drawing(100, 80, MARKS).svg("x-wide", "Title & more", "What <it> says"))
    assert drawn.attrib["role"] == "img"
    assert (drawn[0].tag, drawn[0].text) == ("title", "Title & more")
    assert (drawn[1].tag, drawn[1].text) == ("desc", "What <it> says")
    assert drawn.attrib["aria-labelledby"] == drawn[0].attrib["id"] == "x-wide-title"
    assert drawn.attrib["aria-describedby"] == drawn[1].attrib["id"] == "x-wide-desc"
    assert drawn.findtext("text") == 'A <b> & "c"'
    assert len(drawn) == 2 + len(MARKS)


def test_no_drawing_writes_a_style_on_a_mark() -> None:
    assert "style" not in Drawing(100, 80, MARKS).svg("x", "t", "d")


def test_a_drawing_of_its_own_carries_its_ink_and_no_class() -> None:
    text = Drawing(100, 80, MARKS).alone("t", "d", {"run": 'fill="#123456"'})
    drawn = ElementTree.fromstring(text)
    bar = drawn.find("{http://www.w3.org/2000/svg}rect")
    words = drawn.find("{http://www.w3.org/2000/svg}text")
    assert bar is not None
    assert bar.attrib["fill"] == "#123456"
    assert words is not None
    assert words.attrib["font-size"] == "13"
    assert "class=" not in text


def test_a_mark_over_the_edge_and_labels_over_one_another_are_found() -> None:
    drawing = Drawing(100, 50, (Dot(99, 10, 9), Words(5, 20, "one"), Words(10, 22, "other")))
    assert drawing.outside() == [drawing.marks[0]]
    assert drawing.colliding() == [(drawing.marks[1], drawing.marks[2])]


def test_the_file_holds_the_values_of_the_table_row_by_row() -> None:
    rows = (
        (Cell("1 May 2026", "2026-05-01"), Cell("4", "4")),
        (Cell("2 May 2026", "2026-05-02"), Cell("–", "")),
    )
    picture = Picture("x", "X", "Said.", columns=("Day", "Craving"), rows=rows)
    read = list(csv.reader(io.StringIO(picture.csv())))
    assert read == [["Day", "Craving"], ["2026-05-01", "4"], ["2026-05-02", ""]]


def test_own_words_that_look_like_a_formula_stay_words_and_numbers_stay_numbers() -> None:
    cells = (Cell.of("=HYPERLINK(1)"), Cell.of("-1.5"), Cell.of("-x"))
    read = list(csv.reader(io.StringIO(Picture("x", "X", "", columns=("a", "b", "c"), rows=(cells,)).csv())))
    assert read[1] == ["'=HYPERLINK(1)", "-1.5", "'-x"]
