"""What a file from elsewhere would bring is read on a small phone too, before anything of it is kept."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_every_page import AXE, RULES, SMALL

FILE = b"""Date,Used,Units,Mood,Craving,Note
2026-03-01,no,,3,4,Rain
2026-03-02,yes,4,2,8,Late shift
31/31/2026,no,,3,1,
"""


def test_a_file_is_looked_at_and_let_go_of(as_person: Callable[..., Page]) -> None:
    page = as_person("Frank", viewport={"width": 320, "height": 800})
    page.goto("/progress/bring/")
    page.set_input_files("input[type=file]", {"name": "days.csv", "mimeType": "text/csv", "buffer": FILE})
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name="What would come of this file")).to_be_visible()
    expect(page.get_by_text("2 entries, from 1 March 2026 to 2 March 2026.")).to_be_visible()
    expect(page.get_by_role("heading", name="What cannot be used")).to_be_visible()
    page.evaluate(AXE)
    assert page.evaluate(f"axe.run(document, {{runOnly: {RULES!r}}})")["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(SMALL) == []
    assert page.locator("[data-primary]").count() == 1
    page.get_by_role("button", name="No, let go of the file").click()
    expect(page.get_by_text("The file is gone. Nothing of it was kept.")).to_be_visible()
