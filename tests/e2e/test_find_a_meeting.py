"""Finding a meeting: by keyboard alone, without a script, by the device's clock, and on somebody else's site."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.site import Site
from tests.e2e.test_by_keyboard import FAR, go, press, reach
from tests.e2e.test_every_page import AXE, RULES

LONDON = {"timezone_id": "Europe/London"}


def tick(page: Page, value: str) -> None:
    """Come to a tile with Tab and choose it; its ring is drawn around the whole tile."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == value:
            page.keyboard.press("Space")
            return
    raise AssertionError(f"{value} cannot be reached with {FAR} presses of Tab")


def test_somebody_finds_a_meeting_without_a_mouse(window: Callable[..., Page]) -> None:
    page = window(**LONDON)
    page.goto("/meetings/")
    reach(page, "Day", tag="select")
    page.keyboard.type("Any")
    press(page, "More choices", tag="summary")
    tick(page, "open")
    go(page, "Show meetings", tag="button")
    assert "type=open" in page.url
    first = page.locator("[data-primary]")
    expect(first).to_have_count(1)
    assert first.evaluate("it => !!it.closest('.meetings')"), "the first meeting's button is the filled one"
    name = page.locator(".meetings h3 a").first.inner_text()
    go(page, name, tag="a")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("heading", name="What to expect")).to_be_visible()


def test_all_of_it_works_without_a_script_and_can_be_kept_as_a_bookmark(window: Callable[..., Page]) -> None:
    page = window(java_script_enabled=False)
    page.goto("/meetings/")
    expect(page.get_by_role("button", name="Use my location")).to_be_hidden()
    page.get_by_label("Day", exact=True).select_option("any")
    page.get_by_label("How", exact=True).select_option("in-person")
    page.get_by_role("button", name="Show meetings").click()
    found = page.locator(".meetings h3").all_inner_texts()
    assert found
    page.goto(page.url)
    assert page.locator(".meetings h3").all_inner_texts() == found


def test_the_device_is_asked_where_it_is_at_a_tap_only_and_told_coarsely(
    window: Callable[..., Page], site: Site
) -> None:
    page = window(
        geolocation={"latitude": 53.344104, "longitude": -6.267494}, permissions=["geolocation"], **LONDON
    )
    page.goto("/meetings/")
    assert "lat=" not in page.url
    with page.expect_navigation():
        page.get_by_role("button", name="Use my location").click()
    assert "lat=53.34&lon=-6.27" in page.url
    assert page.locator("#place").input_value() == ""


def test_a_device_that_keeps_its_place_to_itself_says_so_in_words(window: Callable[..., Page]) -> None:
    page = window(permissions=[], **LONDON)
    page.goto("/meetings/")
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_text("Your device did not say where you are. You can write a town.")).to_be_visible()


def test_a_visitor_elsewhere_may_have_times_by_their_own_clock(window: Callable[..., Page]) -> None:
    page = window(timezone_id="Asia/Tokyo")
    page.goto("/meetings/?day=any")
    page.get_by_role("link", name="Show times by the clock of my device").click()
    expect(page.get_by_text("Times by the clock of Tokyo.")).to_be_visible()
    expect(page.get_by_role("link", name="Show times by the clock of my device")).to_be_hidden()
    page.get_by_role("button", name="Show meetings").click()
    expect(page.get_by_text("Times by the clock of Tokyo.")).to_be_visible()


@pytest.fixture
def elsewhere(site: Site) -> Iterator[str]:
    """A site of somebody else's on another address, with a strict policy of its own and our two lines in its page."""
    place = f'<div data-porch-meetings data-day="any" data-how="in-person"><a href="{site.url}/meetings/">'
    lines = f'{place}Find one</a></div><script src="{site.url}/embed/meetings.js" defer></script>'
    policy = f"default-src 'none'; script-src {site.url}; frame-src {site.url}"
    html = f'<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>{lines}</html>'.encode()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.end_headers()
            self.wfile.write(html)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = HTTPServer(("localhost", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


def test_two_lines_put_the_list_on_another_site_without_a_cookie(
    site: Site, browser: Browser, elsewhere: str
) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 800, "height": 600})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.goto(elsewhere)
    frame = page.frame_locator("iframe[title=Meetings]")
    expect(frame.locator(".meetings h3").first).to_be_visible()
    expect(frame.get_by_label("How")).to_have_value("in-person")
    expect(page.get_by_role("link", name="Find one")).to_be_visible()
    page.wait_for_timeout(500)
    high = page.locator("iframe").bounding_box()
    inner = frame.locator("html").evaluate("it => it.getBoundingClientRect().height")
    assert high is not None
    assert abs(high["height"] - inner) < 2, "the frame is as high as the list"
    with context.expect_page() as opened:
        frame.locator(".meetings h3 a").first.click()
    assert opened.value.url.startswith(f"{site.url}/meetings/")
    assert context.cookies() == []
    assert [one for one in said if "favicon" not in one] == []
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_frame_itself_serves_everyone(window: Callable[..., Page], theme: str) -> None:
    page = window(viewport={"width": 320, "height": 700})
    page.goto(f"/embed/meetings/?day=any&theme={theme}")
    page.evaluate(AXE)
    result = page.evaluate(f"axe.run(document, {{runOnly: {RULES!r}}})")
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
