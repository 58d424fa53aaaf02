"""Resting and leaving, as a person does it: two taps to a pause, and a way back from everything but erasing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import Site


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pause_is_two_taps_away_and_so_is_the_way_back(
    as_person: Callable[..., Page], scripts: bool
) -> None:
    page = as_person("Ana", java_script_enabled=scripts)
    page.goto("/settings/")
    page.get_by_role("link", name="Pause or leave").click()
    page.get_by_role("button", name="Pause until I come back").click()
    expect(page.get_by_role("heading", name="You are paused until you come back")).to_be_visible()
    page.get_by_role("button", name="Come back now").click()
    expect(page.get_by_text("Welcome back. Nothing was lost.")).to_be_visible()
    expect(page.get_by_role("heading", name="You are paused")).to_have_count(0)


def test_leaving_asks_who_it_is_and_one_may_change_ones_mind(
    as_person: Callable[..., Page], site: Site
) -> None:
    page = as_person("Ana", afresh=True)
    page.goto("/settings/leave/")
    page.get_by_role("link", name="Leave for good").click()
    if page.get_by_role("heading", name="Is it you?").count():
        page.get_by_label("Password", exact=True).fill(site.password)
        page.get_by_role("button", name="Go on").click()
    page.get_by_role("radio", name="Leave them").check()
    page.get_by_role("button", name="Leave for good").click()
    expect(page.get_by_role("heading", name="You are on your way out")).to_be_visible()
    page.goto("/people/")
    expect(page.get_by_role("heading", name="You are on your way out")).to_be_visible()
    page.get_by_role("button", name="I changed my mind").click()
    expect(page.get_by_role("heading", name="Hello, Ana")).to_be_visible()


def test_erasing_is_asked_once_more(as_person: Callable[..., Page], site: Site) -> None:
    page = as_person("Ana", afresh=True)
    page.goto("/settings/leave/now/")
    if page.get_by_role("heading", name="Is it you?").count():
        page.get_by_label("Password", exact=True).fill(site.password)
        page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Erase everything now").click()
    expect(page.get_by_text("Tick that you are sure, or go back.")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_role("heading", name="Hello, Ana")).to_be_visible()
