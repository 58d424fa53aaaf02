"""Every page: axe finds nothing, one filled button, nothing sticks out, thumbs find every control."""

import os
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.e2e.every_page import PAGES, VISITOR, Shot

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NO_FRAME = {"left-quickly"}
WINDOWS = [(width, scheme) for scheme in ("light", "dark") for width in (320, 390, 1280)]
# every look and width has its turn with half as many windows: a colour does not depend on a width
DIAGONAL = {(320, "light"), (1280, "dark")}
LOOKED_AT = DIAGONAL if os.environ.get("WINDOWS") == "diagonal" else {(w, s) for w, s in WINDOWS if w != 390}
OPENED_AFRESH = {(320, "light"), (1280, "light"), (320, "dark")}
SMALL = """() => [...document.querySelectorAll('a[href],button,input,select,textarea,summary')].filter(e => {
  const ticked = e.type === 'checkbox' || e.type === 'radio';
  const box = (ticked ? e.closest('label') || e.labels[0] || e : e).getBoundingClientRect();
  const hidden = !box.width || !box.height || box.right < 0 || getComputedStyle(e).visibility === 'hidden';
  const inText = e.tagName === 'A' && getComputedStyle(e).display === 'inline';
  const nobodys = e.tabIndex < 0 && e.getAttribute('aria-hidden') === 'true';  // what Enter presses first
  return !hidden && !inText && !nobodys && !e.classList.contains('skip') && box.height < 44;
}).map(e => e.outerHTML.slice(0, 90))"""


def open_page(window: Page, shot: Shot) -> None:
    shot.follow(window)


@pytest.mark.parametrize("shot", PAGES, ids=lambda shot: shot.name)
def test_a_page_serves_everyone(
    shot: Shot, window: Callable[..., Page], as_person: Callable[..., Page]
) -> None:
    page = window() if shot.who == VISITOR else as_person(shot.who)
    found: list[str] = []
    for width, scheme in WINDOWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        if (width, scheme) in OPENED_AFRESH:
            open_page(page, shot)
        if (width, scheme) in LOOKED_AT:  # the layout of 390 is that of 320, where there is less room
            page.evaluate(AXE)
            result = page.evaluate(f"axe.run(document, {{runOnly: {RULES!r}}})")
            found += [
                f"{width} {scheme} {v['id']}: {v['nodes'][0]['html'][:120]}" for v in result["violations"]
            ]
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"{width} {scheme}: wider than the window")
        if width < 400:
            found += [f"{width}: too small for a thumb: {what}" for what in page.evaluate(SMALL)]
    assert found == []
    if shot.name in NO_FRAME:
        return
    assert page.locator("main[data-page]").count() == 1
    assert page.locator("[data-primary]").count() == 1
    assert page.locator("h1").count() == 1
    assert page.get_by_role("link", name="Get help now").count() >= 1 or shot.name == "help-now"
