"""Codes are read out, somebody gives two back, and a sheet is good for whoever is shown it, until it is changed."""

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.e2e.site import Site

PHONE = {"width": 390, "height": 844}
NAME = "Jordan Example"


def reads_out_now(site: Site, window: int) -> None:
    """The one thing here that a test cannot wait for: this span of the sitting is moved to this moment."""
    windows = [-20, -20, -20]
    windows[window] = 0
    with sqlite3.connect(site.data / "porch.sqlite3", timeout=20) as database:
        moved = database.execute(
            "UPDATE attendance_sitting SET windows = ? WHERE title = 'Right now'", [json.dumps(windows)]
        )
        assert moved.rowcount == 1


def meets_right_now(page: Page) -> None:
    """Sam puts a meeting of the group on the list, as anybody who serves would: it began a minute ago."""
    began = datetime.now(UTC).astimezone(ZoneInfo("Europe/London")) - timedelta(minutes=1)
    page.goto("/groups/school-run/meetings/new/")
    page.get_by_label("Name").fill("Right now")
    page.get_by_label("Day", exact=True).select_option(str(began.isoweekday() % 7))
    page.get_by_label("Starts at").fill(f"{began:%H:%M}")
    page.get_by_label("Where, in words").fill("The back room")
    page.get_by_role("radio", name="Anyone may come").check()
    page.get_by_role("button", name="Put it on the list").click()
    expect(page.get_by_text("It is on the list.")).to_be_visible()


def gives_back(page: Page, code: str) -> None:
    page.goto("/attended/")
    page.get_by_label("What was read out").fill(code)
    page.get_by_role("button", name="Give it back").click()
    expect(page.get_by_text("It counts. Thank you.")).to_be_visible()


def looks(page: Page, signs: str, name: str) -> None:
    page.goto("/attended/verify/")
    page.get_by_label("The signs on the sheet").fill(signs)
    page.get_by_label("The name on the sheet").fill(name)
    page.get_by_role("button", name="Look", exact=True).click()


def test_codes_read_out_come_back_and_a_sheet_is_good_until_it_is_changed(
    as_person: Callable[..., Page], window: Callable[..., Page], site: Site
) -> None:
    sam, heron = as_person("Sam", viewport=PHONE), as_person("Quiet Heron", viewport=PHONE)
    meets_right_now(sam)
    sam.goto("/groups/school-run/")
    sam.get_by_role("link", name="Read out codes").click()
    sam.get_by_role("button", name=re.compile("Open it")).click()
    expect(sam.get_by_role("heading", level=1)).to_have_text("Right now")
    for place in (0, 1):
        reads_out_now(site, place)
        sam.get_by_role("link", name="Look again").click()
        gives_back(heron, sam.locator(".code-said").inner_text())
    expect(heron.get_by_text("That is enough.")).to_be_visible()

    sam.get_by_text("We end sooner").click()
    sam.get_by_role("button", name="It is over now").click()
    expect(sam.get_by_text("Heron")).to_have_count(0)
    heron.reload()
    heron.get_by_role("button", name=re.compile("Have my proof")).click()
    heron.get_by_label("The name for the sheet").fill(NAME)
    heron.get_by_role("button", name="Make the sheet").click()
    expect(heron.get_by_role("heading", level=1)).to_have_text("Your sheet")
    sheet = heron.locator(".sheet")
    expect(sheet).to_contain_text(NAME)
    for hidden in ("Heron", "School run", "Right now", "back room"):
        expect(sheet).not_to_contain_text(hidden)
    signs = heron.locator("#token").inner_text()

    court = window(viewport=PHONE)
    court.goto(f"/attended/verify/#{re.sub(r'\s', '', signs)}")  # as the square code leads there
    assert court.url.endswith("/attended/verify/")
    assert court.get_by_label("The signs on the sheet").input_value() == re.sub(r"\s", "", signs)
    court.get_by_label("The name on the sheet").fill(NAME.upper())
    court.get_by_role("button", name="Look", exact=True).click()
    expect(court.get_by_role("heading", name="Valid", exact=True)).to_be_visible()
    assert court.context.cookies() == []
    changed = ("A" if signs[0] != "A" else "B") + signs[1:]
    for typed, name in ((changed, NAME), (signs, "Casey Example"), ("A" * 192, NAME)):
        looks(court, typed, name)
        expect(court.get_by_role("heading", name="Not valid")).to_be_visible()
    looks(court, signs, NAME)
    expect(court.get_by_role("heading", name="Valid", exact=True)).to_be_visible()

    heron.goto("/attended/")
    heron.locator(".held").get_by_role("link").filter(has_text="On paper").click()
    expect(heron.get_by_text("It stands on that sheet alone.")).to_be_visible()


def test_what_one_notes_oneself_looks_different_and_is_no_proof(as_person: Callable[..., Page]) -> None:
    wren = as_person("Wren", viewport=PHONE)
    wren.goto("/attended/")
    expect(wren.get_by_text("Noted by me")).to_be_visible()
    expect(wren.get_by_text("The site stands for these")).to_have_count(0)
    wren.get_by_text("I was there", exact=True).click()
    wren.get_by_label("A few words").fill("Thursday, on the phone.")
    wren.get_by_role("button", name="Note it for me").click()
    expect(wren.get_by_text("Thursday, on the phone.")).to_be_visible()
    assert wren.locator(".noted a").count() == 0
