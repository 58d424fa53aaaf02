"""Stairs of staying, drawn: nothing leaves the sheet, no words collide, and lines differ by more than colour."""

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.kit.charts import NARROW, WIDE, Dots, Drawing, Line, Shape, Words
from porch.measures.pictures.curve import INK, Said, Stair, Step, drawn, stair
from porch.measures.staying import curve, incidence

PEOPLE = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 2)), min_size=1, max_size=40)
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40)
WIDTHS = pytest.mark.parametrize("width", [NARROW, WIDE])
SEVEN = curve([10, 20, 30, 40, 50, 60, 70], [1, 1, 0, 1, 0, 1, 0])
OTHERS = curve([30, 50, 60, 80, 90, 90, 90], [1, 1, 0, 0, 0, 0, 0])


def words(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def numbers(drawing: Drawing) -> list[dict[str, str]]:
    """The rows of numbers under the days: each by the day above it."""
    texts = [mark for mark in drawing.marks if isinstance(mark, Words)]
    heights = sorted({mark.y for mark in texts if mark.kind == "number"})
    days = {mark.x: mark.text for mark in texts if mark.anchor == "middle" and mark.kind == ""}
    return [{days[mark.x]: mark.text for mark in texts if mark.y == y} for y in heights]


def lines(drawing: Drawing) -> list[Line]:
    return [mark for mark in drawing.marks if isinstance(mark, Line) and len(mark.points) > 2]


@settings(deadline=None)
@given(
    st.lists(st.tuples(NAMES, PEOPLE), min_size=1, max_size=5), st.sampled_from((NARROW, WIDE)), st.booleans()
)
def test_every_mark_stands_in_the_drawing_and_no_words_collide(
    groups: list[tuple[str, list[tuple[int, int]]]], width: float, rising: bool
) -> None:
    stairs = [
        stair(name, incidence(times, causes, cause=1) if rising else curve(times, [c > 0 for c in causes]))
        for name, people in groups
        for times, causes in [tuple(zip(*people, strict=True))]
    ]
    drawing = drawn(stairs, width)
    assert drawing.outside() == []
    assert drawing.colliding() == []
    assert all(math.isfinite(side) for mark in drawing.marks for side in mark.box)
    ElementTree.fromstring(drawing.svg("x", "t", "d"))
    ElementTree.fromstring(drawing.alone("t", "d", INK))


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(7, 400), min_size=1, max_size=30, unique=True), min_size=1, max_size=4),
    st.lists(st.none() | st.integers(0, 2_000_000), min_size=30, max_size=30),
    st.sampled_from((NARROW, WIDE)),
)
def test_only_days_that_are_known_stand_under_the_axis_and_from_a_landmark_on(
    groups: list[list[int]], people: list[int | None], width: float
) -> None:
    stairs = [
        Stair(
            str(n), tuple(Step(t, 0.5, 0.4, 0.6, people[i]) for i, t in enumerate(sorted(days))), beyond=None
        )
        for n, days in enumerate(groups)
    ]
    known = sorted({float(t) for days in groups for t in days})
    drawing = drawn(stairs, width, since=7, days=known)
    assert drawing.outside() == []
    assert drawing.colliding() == []
    along = [
        mark
        for mark in drawing.marks
        if isinstance(mark, Words) and mark.anchor == "middle" and not mark.kind
    ]
    assert {float(mark.text) for mark in along} <= {*known, 7.0}
    assert all(line.points[0][0] == min(at.x for at in along) for line in lines(drawing)) or known[0] > 7


@WIDTHS
def test_how_many_are_still_followed_stands_under_the_days(width: float) -> None:
    drawing = drawn([stair("Everyone", SEVEN)], width, end=70)
    (row,) = numbers(drawing)
    assert (row["0"], row["14"], row["28"], row["42"], row["70"]) == ("7", "6", "5", "3", "1")


def test_a_step_is_taken_at_its_time_and_not_before() -> None:
    (line,) = lines(drawn([Stair("a", (Step(50, 0.5), Step(100, 0.5)))], WIDE))
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = line.points
    assert (y0, x1, y2) == (y1, x2, y3)
    assert x1 - x0 == pytest.approx(x3 - x2)
    assert y2 > y1  # further down: fewer


@WIDTHS
def test_two_groups_have_their_names_at_their_lines_and_differ_in_their_dash(width: float) -> None:
    drawing = drawn([stair("North", SEVEN), stair("South", OTHERS)], width)
    named = [mark.text for mark in drawing.marks if isinstance(mark, Words) and mark.kind == "name"]
    assert named == ["North", "South", "Still followed"]
    kinds = [line.kind for line in lines(drawing)]
    assert kinds == ["stay stay-1", "stay stay-2"]
    assert "stroke-dasharray" in INK[kinds[1]]
    assert "stroke-dasharray" not in INK[kinds[0]]
    assert len([mark for mark in drawing.marks if isinstance(mark, Shape)]) == 2


@settings(deadline=None)
@given(st.lists(PEOPLE, min_size=2, max_size=3), st.sampled_from((NARROW, WIDE)), st.booleans())
def test_no_name_lies_on_a_line_or_on_the_dot_at_its_end(
    groups: list[list[tuple[int, int]]], width: float, dots: bool
) -> None:
    made = [curve([t for t, _ in people], [c > 0 for _, c in people]) for people in groups]
    drawing = drawn([replace(stair(f"House {n}", one), known_only=dots) for n, one in enumerate(made)], width)
    boxes = [mark.box for mark in drawing.marks if isinstance(mark, Words) and mark.text.startswith("House")]
    for line in lines(drawing):
        for left, top, right, bottom in boxes:
            assert not any(left - 3 < x < right + 3 and top - 3 < y < bottom + 3 for x, y in line.points)


def test_names_without_room_at_their_lines_stand_in_the_rows_below_beside_the_dash() -> None:
    same = [stair(f"A name that is not short, number {n}", SEVEN) for n in range(5)]
    drawing = drawn(same, NARROW)
    named = [mark.text for mark in drawing.marks if isinstance(mark, Words) and mark.kind == "name"]
    assert named == ["Still followed"]
    samples = [mark for mark in drawing.marks if isinstance(mark, Line) and mark.points[0][0] == 0]
    assert [mark.kind for mark in samples] == [f"stay stay-{n}" for n in range(1, 6)]


def test_twelve_lines_have_twelve_looks() -> None:
    drawing = drawn([stair(str(n), SEVEN) for n in range(12)], WIDE)
    looks = [INK[line.kind] for line in lines(drawing)]
    assert len(set(looks)) == 12


def test_more_than_two_ranges_would_hide_one_another() -> None:
    drawing = drawn([stair(name, SEVEN) for name in "abc"], WIDE)
    assert not [mark for mark in drawing.marks if isinstance(mark, Shape)]


def test_endings_that_compete_go_up_and_rest_on_the_same_people() -> None:
    times, causes = [10, 20, 30, 40, 50, 60], [1, 2, 1, 2, 1, 0]
    both = [stair(name, incidence(times, causes, cause=n)) for n, name in ((1, "Completed"), (2, "Left"))]
    drawing = drawn(both, WIDE, end=60)
    assert all(line.points[0][1] > line.points[-1][1] for line in lines(drawing))
    assert words(drawing).count("Still followed") == 1
    (row,) = numbers(drawing)
    assert (row["0"], row["60"]) == ("6", "1")


def test_a_number_that_may_not_be_shown_is_a_dash() -> None:
    drawing = drawn([Stair("a", (Step(30, 0.8, 0.7, 0.9, 40), Step(60, 0.7, 0.6, 0.8, None)))], WIDE, end=60)
    assert words(drawing)[-1] == "–"


def test_a_line_ends_where_nobody_was_followed_further() -> None:
    short, long = lines(drawn([stair("a", SEVEN), stair("b", OTHERS)], WIDE))
    assert short.points[-1][0] < long.points[-1][0]


def test_where_a_line_ends_because_more_may_not_be_shown_no_number_says_nobody() -> None:
    hidden = Stair("a", (Step(0, 1, 1, 1, 40), Step(30, 0.8, 0.7, 0.9, 25)), beyond=None)
    shown = Stair("b", (Step(0, 1, 1, 1, 40), Step(30, 0.8, 0.7, 0.9, 25), Step(60, 0.5, 0.4, 0.6, 12)))
    first, second = numbers(drawn([hidden, shown], WIDE, days=[0, 30, 60]))
    assert (first["30"], first["60"]) == ("25", "–")
    assert (second["30"], second["60"]) == ("25", "12")


def test_shares_known_on_some_days_only_are_dots_with_straight_lines_between() -> None:
    steps = (Step(0, 1, 1, 1, 40), Step(30, 0.8, 0.7, 0.9, 25), Step(60, 0.5, 0.4, 0.6, 12))
    drawing = drawn([Stair("a", steps, known_only=True)], WIDE)
    (line,) = lines(drawing)
    (dots,) = [mark for mark in drawing.marks if isinstance(mark, Dots)]
    assert line.points == dots.points
    assert len(line.points) == 3
    (band,) = [mark for mark in drawing.marks if isinstance(mark, Shape)]
    assert len(band.points) == 6


def test_words_are_passed_in() -> None:
    said = Said("Tage", "Noch dabei", lambda share: f"{share * 100:.0f} %", lambda n: f"{n:.0f}.")
    there = words(drawn([stair("a", SEVEN)], WIDE, said))
    assert {"Tage", "Noch dabei", "100 %", "7."} <= set(there)


def test_every_kind_of_mark_has_a_look_on_paper_and_on_the_page() -> None:
    from tests.house.source import SRC

    sheet = (SRC / "ui/static/ui/css/charts.css").read_text()
    both = [replace(stair(name, SEVEN), known_only=True) for name in "ab"]
    kinds = {getattr(mark, "kind", "") for n in (2, 12) for mark in drawn((both * 6)[:n], WIDE).marks}
    assert kinds <= set(INK)
    for kind in kinds - {""}:
        assert all(re.search(rf"\.chart [\w.]*\.{one}\b", sheet) for one in kind.split()), kind


def test_a_hundred_thousand_people_take_no_more_of_a_page_than_a_hundred() -> None:
    many = curve([n / 100 for n in range(100_000)], [1] * 100_000)
    assert len(drawn([stair("a", many)], WIDE).svg("x", "t", "d")) < 60_000
