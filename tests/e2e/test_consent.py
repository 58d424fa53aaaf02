"""Giving, looking and taking back in two browsers: once it is taken back, the next page has nothing of it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

SEEN = "Lets you see: hours"


def test_what_is_paused_or_taken_back_is_gone_from_the_others_next_page(
    as_person: Callable[..., Page],
) -> None:
    wren, sam = as_person("Wren", afresh=True), as_person("Sam")
    sam.goto("/people/")
    sam.get_by_role("link", name="Wren", exact=True).first.click()
    sam.wait_for_load_state()
    seen = sam.get_by_role("heading", name=SEEN)
    expect(seen).to_be_visible()

    wren.goto("/consent/")
    expect(wren.get_by_text("Sam looked at your hours, to walk with you").first).to_be_visible()
    wren.get_by_role("button", name="Pause (hours, Sam)").click()
    expect(wren.get_by_text("Paused. Nobody is told.")).to_be_visible()
    sam.reload()
    expect(seen).to_have_count(0)

    wren.get_by_role("button", name="Show again (hours, Sam)").click()
    expect(wren.get_by_text("It can be seen again.")).to_be_visible()
    sam.reload()
    expect(seen).to_be_visible()

    wren.get_by_role("button", name="Take back (hours, Sam)").click()
    expect(wren.get_by_text("Taken back. Nobody is told.")).to_be_visible()
    sam.reload()
    expect(seen).to_have_count(0)
    sam.go_back()
    sam.go_forward()
    expect(seen).to_have_count(0)

    wren.get_by_role("link", name="Let someone see something").click()
    wren.get_by_label("Sam").check()
    wren.get_by_label("The hours you said you are free.").check()
    wren.get_by_role("button", name="Let them see it").click()
    expect(wren.get_by_text("Sam may see it now.")).to_be_visible()
    sam.reload()
    expect(seen).to_be_visible()
    wren.get_by_role("link", name="See as Sam sees it").click()
    expect(wren.get_by_role("heading", name=SEEN)).to_be_visible()
