"""Pictures of one's days as eyes have them: on a small phone, in the dark, in a reader's own colours, on paper."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PICTURES = {"year", "cravings", "check-ins", "hours", "helped"}
SEEN = """() => [...document.querySelectorAll('svg.chart')].map(svg => [svg, svg.getBoundingClientRect()])
    .filter(([svg, box]) => box.width).map(([svg, box]) => ({
        name: svg.querySelector('title').id,
        letters: Math.min(...[...svg.querySelectorAll('text')].map(text =>
            parseFloat(getComputedStyle(text).fontSize) * box.width / svg.viewBox.baseVal.width)),
        out: [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect())
            .filter(text => text.left < box.left - 2 || text.right > box.right + 2).length,
    }))"""
COLOURS = """() => [...document.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width)
    .flatMap(svg => [...svg.querySelectorAll('.run, .mood, .middle, .hard, .after, .back')].map(mark => {
        const look = getComputedStyle(mark), paper = getComputedStyle(document.body).backgroundColor;
        return [look.fill, look.stroke].some(ink => ink !== 'none' && ink !== paper);
    }))"""


def drawn(page: Page) -> list[dict[str, Any]]:
    page.goto("/progress/pictures/")
    found: list[dict[str, Any]] = page.evaluate(SEEN)
    return found


@pytest.mark.parametrize(
    ("width", "shape"), [(320, "narrow"), (390, "narrow"), (600, "wide"), (1280, "wide")]
)
def test_one_drawing_of_each_is_seen_and_its_letters_can_be_read(
    as_person: Callable[..., Page], width: int, shape: str
) -> None:
    page = as_person("Sam", viewport={"width": width, "height": 800})
    found = drawn(page)
    assert {one["name"] for one in found} == {f"{code}-{shape}-title" for code in PICTURES}
    assert min(one["letters"] for one in found) >= 11
    assert [one["name"] for one in found if one["out"]] == []


def test_a_table_that_is_opened_scrolls_by_itself_on_a_small_phone(as_person: Callable[..., Page]) -> None:
    page = as_person("Sam", viewport={"width": 320, "height": 640})
    page.goto("/progress/pictures/?period=year")
    for closed in page.get_by_text("See the numbers").all():
        closed.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_readers_own_colours_every_mark_stays_to_be_seen(
    as_person: Callable[..., Page], scheme: str
) -> None:
    page = as_person("Sam", forced_colors="active", color_scheme=scheme)
    drawn(page)
    seen = page.evaluate(COLOURS)
    assert len(seen) > 20
    assert all(seen)


def test_on_paper_the_wide_drawings_stand_without_the_buttons(as_person: Callable[..., Page]) -> None:
    page = as_person("Sam", viewport={"width": 390, "height": 800})
    page.goto("/progress/pictures/")
    page.emulate_media(media="print")
    found = page.evaluate(SEEN)
    assert {one["name"] for one in found} == {f"{code}-wide-title" for code in PICTURES}
    expect(page.get_by_text("See the numbers").first).to_be_hidden()
    expect(page.get_by_role("link", name="Write today’s entry")).to_be_hidden()


def test_without_a_script_the_numbers_open_and_the_file_holds_the_same(
    as_person: Callable[..., Page], tmp_path: Path
) -> None:
    page = as_person("Sam", java_script_enabled=False)
    page.goto("/progress/")
    figure = page.locator("#picture-helped")
    figure.get_by_text("See the numbers").click()
    table = [row.locator("th, td").all_inner_texts() for row in figure.locator("tbody tr").all()]
    with page.expect_download() as taken:
        figure.get_by_role("link", name="Take them as a file").click()
    taken.value.save_as(tmp_path / "numbers.csv")
    rows = list(csv.reader((tmp_path / "numbers.csv").open(encoding="utf-8", newline="")))[1:]
    assert [row[:2] for row in rows] == [row[:2] for row in table] != []
