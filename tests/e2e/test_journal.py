"""Somebody who is not signed in reads the journal: by days, by month, by words; without a cookie, without a script."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Page, expect


def test_a_visitor_reads_on_and_is_given_no_cookie(window: Callable[..., Page], tmp_path: Path) -> None:
    door, page = window(), window()
    door.goto("/")
    expect(door.get_by_role("link", name="Read what people here wrote")).to_have_attribute(
        "href", "/stories/"
    )
    page.goto("/stories/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stories")
    entry = page.get_by_role("article").filter(has_text="The bread van")
    expect(entry).to_contain_text(re.compile(r"Posted by Sam at \d\d:\d\d"))
    expect(entry).to_contain_text(re.compile(r"No comments yet|\d+ comments?"))
    expect(entry).to_contain_text(re.compile(r"\d+ words, total size \d+ kB, 1 min to read"))
    with_a_note = page.get_by_role("article").filter(has_text="Two tickets")
    expect(with_a_note).to_contain_text("a death")
    expect(with_a_note).not_to_contain_text("My brother and I")
    foot = page.get_by_role("contentinfo")
    expect(foot).to_contain_text(
        re.compile(r"This page is \d+ kB\. Making it took [\d.]+ ms of processor time")
    )
    expect(foot).to_contain_text("Made with Porch.")
    page.screenshot(path=tmp_path / "front.png", full_page=True)

    entry.get_by_role("link", name="Add a comment").click()
    expect(page.locator("#id_text")).to_be_in_viewport()
    expect(page.get_by_role("contentinfo")).to_contain_text("This page is")
    page.goto("/stories/")
    page.get_by_role("link", name="Sam", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stories by Sam")
    page.get_by_role("link", name="By month").click()
    page.get_by_role("main").get_by_role("listitem").last.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stories of")
    page.get_by_role("link", name="Tags").click()
    page.get_by_role("link", name="first year").click()
    expect(page.get_by_role("article")).to_have_count(1)
    assert page.context.cookies() == []


def test_words_are_found_by_their_beginnings(window: Callable[..., Page]) -> None:
    page = window()
    page.goto("/stories/")
    page.get_by_role("link", name="Search").click()
    page.get_by_label("Words to look for").fill("launder LAMP")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text("The bus home")
    page.get_by_label("Words to look for").fill("zeppelin")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status").filter(has_text="No story")).to_be_visible()


def test_what_is_taken_down_is_gone_from_the_next_page_and_the_feed(
    window: Callable[..., Page], as_person: Callable[..., Page]
) -> None:
    page, marigold = window(), as_person("Marigold")

    def listed() -> list[str]:
        feed = page.request.get("/feeds/stories.atom")
        return [
            one.text or ""
            for one in ElementTree.fromstring(feed.body()).iter("{http://www.w3.org/2005/Atom}title")
        ]

    assert "Ten in the morning" in listed()
    marigold.goto("/stories/ten-in-the-morning/")
    marigold.get_by_role("button", name="Take it down").click()
    page.goto("/stories/")
    expect(page.get_by_role("article").filter(has_text="Ten in the morning")).to_have_count(0)
    assert "Ten in the morning" not in listed()
    marigold.goto("/stories/ten-in-the-morning/")
    marigold.get_by_role("button", name="Put it up again").click()
    page.reload()
    expect(page.get_by_role("article").filter(has_text="Ten in the morning")).to_have_count(1)


def test_all_of_it_without_a_script_on_a_narrow_screen(window: Callable[..., Page], tmp_path: Path) -> None:
    page = window(java_script_enabled=False, viewport={"width": 320, "height": 640})
    for address in (
        "/stories/",
        "/stories/archive/",
        "/stories/tags/",
        "/stories/authors/",
        "/stories/search/?q=bus",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    expect(page.get_by_role("article").first).to_be_visible()
    page.screenshot(path=tmp_path / "narrow.png", full_page=True)


def test_a_member_finds_the_same_page_with_a_way_to_write(as_person: Callable[..., Page]) -> None:
    wren = as_person("Wren")
    wren.goto("/more/")
    wren.get_by_role("link", name="Stories", exact=True).click()
    expect(wren.get_by_role("contentinfo")).not_to_contain_text("This page is")
    wren.get_by_role("link", name="Write", exact=True).click()
    expect(wren).to_have_url(re.compile("/stories/write/"))
