"""Leaving quickly, as a person does it: by click, by Shift three times, without a script; and going back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

LEAVE = "Leave this site quickly"


def session_is_over(page: Page) -> bool:
    return not [cookie for cookie in page.context.cookies() if cookie["name"] in ("s", "__Host-s")]


def test_one_click_covers_ends_and_leaves(as_person: Callable[..., Page]) -> None:
    page = as_person("Quiet Heron", afresh=True)
    page.get_by_role("button", name=LEAVE).click()
    page.wait_for_url("**/leave/")
    expect(page).to_have_title("Notes")
    for _ in range(50):
        if session_is_over(page):
            break
        page.wait_for_timeout(100)
    assert session_is_over(page)
    page.go_back()
    expect(page).not_to_have_title("Today · Porch")
    expect(page.get_by_text("Quiet Heron")).to_have_count(0)


def test_shift_three_times_leaves_with_lights_on_the_way(as_person: Callable[..., Page]) -> None:
    page = as_person("Quiet Heron", afresh=True)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.get_by_text("Shift 1 more time to leave")).to_be_attached()
    page.keyboard.press("Shift")
    page.wait_for_url("**/leave/")
    expect(page).to_have_title("Notes")


def test_typing_capitals_does_not_leave(window: Callable[..., Page]) -> None:
    page = window()
    page.goto("/sign-in/")
    page.get_by_label("Name").focus()
    for letter in "ABCD":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    expect(page.get_by_label("Name")).to_have_value("ABCD")


@pytest.mark.parametrize("address", ["/", "/help-now/", "/sign-in/"])
def test_leaving_works_without_a_script(window: Callable[..., Page], address: str) -> None:
    page = window(java_script_enabled=False)
    page.goto(address)
    page.get_by_role("button", name=LEAVE).click()
    expect(page).to_have_title("Notes")
