"""Pictures of any days at all: marks stay inside, words never collide, the table is the file is what is heard."""

import csv
import io
import math
import re
from collections.abc import Sequence
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.diary.pictures import cravings, helped, runs
from porch.diary.pictures.cravings import Own
from porch.diary.pictures.runs import Kept
from porch.diary.pictures.words import described
from porch.kit.charts import NARROW, WIDE, Cell, Picture
from porch.measures.bands import cravings_of
from porch.measures.told import Told
from porch.measures.year import Stretch
from tests.diary.pictures_made import (
    LABELS,
    OWN,
    TODAY,
    all_of,
    half_a_year,
    kept_days,
    told_days,
    told_on,
    window_of,
)

SPANS = st.sampled_from([1, 30, 90, 365, 3650, 9100])
KEPT = [
    Kept(
        "Alcohol",
        (
            Stretch(date(2026, 1, 10), date(2026, 6, 1), then_used=True),
            Stretch(date(2026, 6, 5), date(2026, 9, 7), then_used=True),
            Stretch(date(2026, 9, 20), TODAY - timedelta(days=1)),
        ),
    )
]


def half_a_year_drawn() -> list[Picture]:
    return all_of(half_a_year(), KEPT, [Own(date(2026, 10, 12), "met Sam")], window_of(90))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told_days(), kept_days(), OWN, SPANS)
def test_every_mark_stands_in_the_drawing_and_no_words_collide(
    told: list[Told], kept: list[Kept], own: list[Own], days: int
) -> None:
    for picture in all_of(told, kept, own, window_of(days)):
        for drawing in (picture.narrow, picture.wide):
            if drawing is not None:
                assert drawing.outside() == [], picture.code
                assert drawing.colliding() == [], picture.code
                assert all(math.isfinite(side) for mark in drawing.marks for side in mark.box)
                ElementTree.fromstring(drawing.svg("x", picture.title, picture.desc))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told_days(), kept_days(), OWN, SPANS)
def test_what_is_heard_is_the_sentence_and_the_table(
    told: list[Told], kept: list[Kept], own: list[Own], days: int
) -> None:
    for picture in all_of(told, kept, own, window_of(days)):
        if picture.drawn:
            heard = f"{picture.sentence} {described(picture.columns, picture.rows)}"
            assert " ".join([heard, *(f"{line}." for line in picture.key)]) == picture.desc
            assert all(len(row) == len(picture.columns) for row in picture.rows)


@pytest.mark.parametrize("picture", half_a_year_drawn(), ids=lambda picture: picture.code)
def test_the_table_of_the_page_is_the_file_is_what_is_heard(picture: Picture) -> None:
    page = render_to_string("ui/parts/picture.html", {"picture": picture, "file": "/x.csv"})
    table = _table(page)
    assert [[value for _words, value in row] for row in table] == list(
        csv.reader(io.StringIO(picture.csv()))
    )[1:]
    cells = [[Cell(words, value) for words, value in row] for row in table]
    assert picture.desc.startswith(f"{picture.sentence} {described(picture.columns, cells)}")
    for drawn in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert ElementTree.fromstring(drawn).findtext("desc") == picture.desc


def _table(page: str) -> list[list[tuple[str, str]]]:
    """Words and value of each cell, read from the page as a browser has it; an en dash stands for no value."""
    body = ElementTree.fromstring(
        re.sub(r"&(?!amp;|lt;|gt;|quot;|#)", "&amp;", _between(page, "<tbody>", "</tbody>"))
    )
    rows = []
    for row in body:
        cells = []
        for cell in row:
            data = cell.find("data")
            words = "".join(cell.itertext())
            cells.append((words, data.attrib["value"] if data is not None else "" if words == "–" else words))
        rows.append(cells)
    return rows


def _between(page: str, start: str, end: str) -> str:
    return page[page.index(start) : page.index(end) + len(end)]


def test_ids_on_a_page_are_each_there_once() -> None:
    page = "".join(render_to_string("ui/parts/picture.html", {"picture": one}) for one in half_a_year_drawn())
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > 20
    assert set(re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page)) <= set(ids)


def test_no_picture_has_a_style_of_its_own_or_names_red() -> None:
    page = "".join(render_to_string("ui/parts/picture.html", {"picture": one}) for one in half_a_year_drawn())
    assert "style=" not in page
    assert "--alert" not in page
    assert "alert" not in re.findall(r'class="([^"]*)"', page)


def test_letters_are_at_least_11_pixels_on_a_phone_of_320() -> None:
    """A card leaves 254 px there; the wide drawing is shown from 36 rem on, where a card leaves 510."""
    assert 13 * 254 / NARROW >= 11
    assert 13 * 510 / WIDE >= 11
    for picture in half_a_year_drawn():
        assert picture.narrow is not None
        assert picture.wide is not None
        assert (picture.narrow.width, picture.wide.width) == (NARROW, WIDE)


@pytest.mark.parametrize("entries", range(5))
def test_nothing_is_drawn_of_fewer_than_five(entries: int) -> None:
    told = half_a_year()[:0] + [told_on(TODAY, 8 + at, craving=3, mood=None) for at in range(entries)]
    few = (
        [Kept("Alcohol", (Stretch(TODAY - timedelta(days=entries), TODAY - timedelta(days=1)),))]
        if entries
        else []
    )
    for picture in all_of(told, few, [], window_of(90)):
        assert not picture.drawn
        assert picture.sentence == "A few more days and we can draw this."
        assert (picture.rows, picture.desc) == ((), "")


def test_the_year_says_days_and_returns_and_a_run_that_goes_on_has_no_end() -> None:
    picture = runs.picture(KEPT, window_of(365 + 1), "Your year")
    shown = picture.rows
    assert [row[3].value for row in shown] == ["143", "95", "71"]
    assert shown[-1][2].words == "29 November 2026"
    picture = runs.picture(
        KEPT, type(window_of(1))(TODAY - timedelta(days=365), TODAY - timedelta(days=1)), "Your year"
    )
    assert picture.rows[-1][2].words == "goes on"
    assert picture.sentence == "309 of 324 days without use since 10 January 2026; you came back 2 times."


def test_the_cravings_sentence_says_middle_and_range_by_hand() -> None:
    told = [
        told_on(TODAY - timedelta(days=at), 9, craving=value)
        for at, value in enumerate([2, 3, 4, 5, 6, 7, 8, 9])
    ]
    picture = cravings.picture(cravings_of(told), [], window_of(90))
    assert picture.sentence == (
        "In the seven days to 30 November 2026 the middle was 5; your usual range is now 3.8 to 7.3."
    )


def test_a_day_of_ones_own_that_comes_every_month_has_one_number() -> None:
    told = [told_on(TODAY - timedelta(days=at), 9, craving=5) for at in range(90)]
    named = [Own(date(2026, month, 28), "Pay day") for month in (9, 10, 11)] + [
        Own(date(2026, 11, 27), "Birthday")
    ]
    picture = cravings.picture(cravings_of(told), named, window_of(90))
    assert picture.key == (
        "1: Pay day, 28 September 2026, 28 October 2026, 28 November 2026",
        "2: Birthday, 27 November 2026",
    )
    assert picture.narrow is not None
    labels = [mark.text for mark in picture.narrow.marks if getattr(mark, "kind", "") == "own-words"]  # type: ignore[attr-defined]
    assert labels == ["1", "1", "1, 2"]


def test_what_helped_is_said_in_points_and_times_and_is_called_no_proof() -> None:
    told = [
        told_on(TODAY - timedelta(days=at), hour, craving=craving, did=frozenset(did))
        for at in range(9)
        for hour, craving, did in [(9, 6, ()), (10, 4, ("called",))]
    ]
    picture = helped.picture(told, LABELS.__getitem__)
    assert picture.sentence == "Rang somebody, or was rung: 2 points easier, 9 times."
    assert "not proof" in picture.caveat


@pytest.mark.parametrize("picture", half_a_year_drawn(), ids=lambda picture: picture.code)
def test_each_kind_of_mark_has_a_look_in_the_sheet(picture: Picture) -> None:
    from porch.ui.templatetags.ui import FILES

    sheet = (FILES / "css/charts.css").read_text()
    kinds = {
        kind
        for drawing in (picture.narrow, picture.wide)
        for mark in _marks(drawing)
        for kind in mark.split()
    }
    assert {kind for kind in kinds if f".{kind}" not in sheet} == set()


def _marks(drawing: object) -> Sequence[str]:
    return [mark.kind for mark in drawing.marks]  # type: ignore[attr-defined]
