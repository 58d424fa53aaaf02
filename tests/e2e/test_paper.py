"""Paper: what the printer gets is the sheet and nothing else, on one page, and never what the place is for."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
SHEETS = [
    ("Quiet Heron", "/paper/card/"),
    ("Quiet Heron", "/paper/rules/"),
    ("Quiet Heron", "/paper/wall/"),
    ("Dee", "/desk/rota/"),
]
SEEN = """() => [...document.querySelectorAll('body *')].filter(e =>
  e.childElementCount === 0 && e.textContent.trim() && e.checkVisibility({visibilityProperty: true}) &&
  !e.closest('.vh, script, style, noscript') && !e.closest('.sheet')).map(e => e.textContent.trim())"""
PAPER = {"A4": {"width": "210mm", "height": "297mm"}, "Letter": {"width": "8.5in", "height": "11in"}}
CARD = {"width": 171.2, "height": 54.0}  # two bank cards side by side, in millimetres


def pages_of(page: Page, paper: str) -> int:
    """How many sheets of this paper it takes."""
    printed = page.pdf(**PAPER[paper])  # type: ignore[arg-type]
    return len(re.findall(rb"/Type\s*/Page[^s]", printed))


@pytest.mark.parametrize(("who", "path"), SHEETS)
def test_only_the_sheet_is_printed_on_one_page(who: str, path: str, as_person: Open) -> None:
    page = as_person(who)
    page.goto(path)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == []
    assert page.locator(".sheet").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for paper in PAPER:
        assert pages_of(page, paper) == 1, paper


def test_the_card_is_two_bank_cards_to_fold(as_person: Open) -> None:
    page = as_person("Quiet Heron", viewport={"width": 794, "height": 1123})
    page.goto("/paper/card/")
    page.emulate_media(media="print")
    box = page.locator(".pocket").bounding_box()
    assert box is not None
    for side, millimetres in CARD.items():
        assert abs(box[side] / 96 * 25.4 - millimetres) < 1.5, side  # type: ignore[literal-required]
    halves = [half.bounding_box() for half in page.locator(".pocket .half").all()]
    assert [round(half["width"]) for half in halves if half] == [round(box["width"] / 2)] * 2


def test_without_a_script_no_button_promises_to_print(as_person: Open) -> None:
    page = as_person("Quiet Heron", java_script_enabled=False)
    page.goto("/paper/card/")
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    expect(page.get_by_text("Your browser’s own Print")).to_be_visible()


def test_the_four_words_are_printed_alone(window: Open) -> None:
    page = window()
    page.goto("/join/")
    page.get_by_label("Password", exact=True).fill("three lamps by the river")
    page.get_by_label("I am 18 or over").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("ol.words li")).to_have_count(4)
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == []
    assert pages_of(page, "A4") == 1
