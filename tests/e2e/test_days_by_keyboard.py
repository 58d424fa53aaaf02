"""A day is told by keyboard alone: checking in, a whole entry, and what a thread of days is about."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_by_keyboard import choose, go


def test_somebody_checks_in_and_writes_a_whole_entry_without_a_mouse(as_person: Callable[..., Page]) -> None:
    page = as_person("Ana")
    page.goto("/today/")
    choose(page, "mood", "Hard")
    go(page, "Check in", tag="button")
    card = page.locator("#check-in")
    expect(card.get_by_text("Thanks. Anything to add?")).to_be_visible()
    go(page, "Write a whole entry", tag="a")

    assert page.locator("main input[type=radio][name=craving]:checked").count() == 0, (
        "nothing is chosen for anybody"
    )
    choose(page, "mood", "OK")
    choose(page, "craving", "4")
    go(page, "Save", tag="button")
    expect(page.get_by_role("status")).to_be_visible()


def test_somebody_changes_what_they_want_without_a_mouse(as_person: Callable[..., Page]) -> None:
    page = as_person("Wren")
    page.goto("/days/")
    page.locator("main a[href^='/days/']:not([href='/days/new/'])").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("main[data-page]").count() == 1
    choose(page, "goal", "Stay safer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stay safer").first).to_be_visible()
