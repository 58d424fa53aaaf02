"""Today's entry without signal: it waits on the phone, shown and removable, and is sent once, by its writer alone."""

import json
import os
import re
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pocket import WORDS_KEPT, in_care, sign_in, until
from tests.e2e.site import Site, demo_site, serving

WAITS = "Saved on this phone. We will send it when you are online."
SENT = "What waited on this phone is sent."
LETTERS = """() => new Promise((done, failed) => {
  const asked = indexedDB.open('waiting', 2);
  asked.onerror = failed;
  asked.onsuccess = () => {
    const all = asked.result.transaction('letters').objectStore('letters').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result); };
  };
})"""
KNOWS = """() => new Promise((done) => {
  const asked = indexedDB.open('waiting', 2);
  asked.onsuccess = () => {
    const whose = asked.result.transaction('whose').objectStore('whose').getAll();
    whose.onsuccess = () => { asked.result.close(); done(whose.result.length); };
  };
})"""


@pytest.fixture
def phone(window: Callable[..., Page], site: Site) -> Callable[..., Page]:
    """Somebody's phone, signed in and under the worker's care, with Progress open."""

    def carry(name: str) -> Page:
        page = window(service_workers="allow")
        page.goto("/")
        in_care(page)
        sign_in(page, site, name)
        go(page, "/progress/")
        return page

    return carry


def go(page: Page, address: str) -> None:
    """Opens a page and waits until it knows who is signed in."""
    with page.expect_response(lambda answer: answer.url.endswith("/progress/send/")):
        page.goto(address)
    until(page, f"({KNOWS})()")


def write_offline(page: Page, note: str) -> None:
    page.context.set_offline(True)
    page.goto("/progress/")
    expect(page.get_by_text("You can still write today’s entry")).to_be_visible()
    page.get_by_text("Hard", exact=True).click()
    page.get_by_label("A note, only for you").fill(note)
    page.get_by_role("button", name="Keep it on this phone").click()
    expect(page.get_by_text(WAITS)).to_be_visible()


def told(page: Page, note: str, address: str = "/progress/") -> int:
    """How many of the entries that a page lists say it: a note is read where an entry is changed."""
    page.goto(address)
    links = page.get_by_role("link", name=re.compile("^Change")).all()
    entries = [link.get_attribute("href") or "" for link in links]
    return sum(note in page.request.get(entry).text() for entry in entries)


def test_without_signal_the_entry_waits_sealed_and_is_sent_once_there_is(phone: Callable[..., Page]) -> None:
    page = phone("Ana")
    write_offline(page, "The bridge at noon.")
    (waiting,) = page.evaluate(LETTERS)
    assert "bridge" not in json.dumps(waiting)
    assert "bridge" not in page.evaluate(WORDS_KEPT)
    page.context.set_offline(False)
    expect(page.get_by_text(SENT)).to_be_visible()
    assert page.evaluate(LETTERS) == []
    assert told(page, "The bridge at noon.") == 1


def test_the_page_that_was_open_keeps_it_too(phone: Callable[..., Page]) -> None:
    page = phone("Frank")
    page.get_by_text("Good", exact=True).first.click()
    page.get_by_label("A note, only for you").fill("Cut out in the lift.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(WAITS)).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(SENT)).to_be_visible()
    assert told(page, "Cut out in the lift.") == 1


def test_what_waits_can_be_removed(phone: Callable[..., Page]) -> None:
    page = phone("Marigold")
    write_offline(page, "Not this after all.")
    page.get_by_role("button", name="Remove what was written").click()
    expect(page.get_by_text(WAITS)).to_have_count(0)
    assert page.evaluate(LETTERS) == []
    page.context.set_offline(False)
    assert told(page, "Not this after all.") == 0


def test_two_windows_send_it_once(phone: Callable[..., Page]) -> None:
    page = phone("Eli")
    other = page.context.new_page()
    other.goto("/progress/")
    write_offline(page, "Two windows open.")
    page.context.set_offline(False)
    other.evaluate("window.dispatchEvent(new Event('online'))")
    until(page, f"({LETTERS})().then(found => found.length === 0)")
    assert told(page, "Two windows open.") == 1


def test_whoever_signs_in_next_neither_sees_nor_sends_it(phone: Callable[..., Page], site: Site) -> None:
    page = phone("Olu")
    write_offline(page, "Mine alone.")
    page.context.clear_cookies()
    page.context.set_offline(False)
    sign_in(page, site, "Sam")
    go(page, "/progress/")
    assert len(page.evaluate(LETTERS)) == 1
    assert page.get_by_text(WAITS).count() == 0
    assert told(page, "Mine alone.") == 0
    page.context.clear_cookies()
    sign_in(page, site, "Olu")
    until(page, f"({LETTERS})().then(found => found.length === 0)")
    assert told(page, "Mine alone.") == 1


def test_after_leaving_quickly_the_page_without_signal_offers_no_entry(phone: Callable[..., Page]) -> None:
    page = phone("Carol")
    write_offline(page, "Somebody came in.")
    page.get_by_role("button", name="Leave this site quickly").click()
    page.wait_for_url("**/leave/")
    until(page, f"({KNOWS})().then(known => !known)")
    page.goto("/progress/")
    expect(page.get_by_role("heading", name="No signal")).to_be_visible()
    expect(page.get_by_role("button", name="Keep it on this phone")).to_be_hidden()
    assert page.get_by_text(WAITS).count() == 0
    assert len(page.evaluate(LETTERS)) == 1  # it waits, sealed, for whoever wrote it


def test_what_was_written_yesterday_counts_for_yesterday(phone: Callable[..., Page]) -> None:
    page = phone("Dee")
    write_offline(page, "Written last night.")
    page.context.set_offline(True)
    day = page.evaluate(LETTERS)[0]["day"]
    page.clock.install()
    page.clock.fast_forward("24:00:00")
    page.context.set_offline(False)
    page.goto("/progress/")
    until(page, f"({LETTERS})().then(found => found.length === 0)")
    assert told(page, "Written last night.", f"/progress/days/{day}/") == 1


def test_a_server_that_is_killed_loses_nothing_and_doubles_nothing(window: Callable[..., Page]) -> None:
    with demo_site() as site:
        page = window(service_workers="allow", base_url=site.url)
        page.goto("/")
        in_care(page)
        sign_in(page, site, "Wren")
        go(page, "/progress/")
        page.wait_for_load_state(
            "networkidle"
        )  # the page has asked who is signed in: before that it keeps nothing
        os.kill(site.process.pid, signal.SIGKILL)
        site.process.wait()
        page.get_by_label("A note, only for you").fill("The lights went out.")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text(WAITS)).to_be_visible()
        with serving(site.data, int(site.url.rpartition(":")[2])):
            page.goto("/progress/")
            until(page, f"({LETTERS})().then(found => found.length === 0)")
            assert told(page, "The lights went out.") == 1
