"""One demo community and one browser for all journeys; each person has a window of their own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Response, sync_playwright

from tests.e2e.site import BEGINS, CHROMIUM_FLAGS, Site, chromium, demo_site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two halves that need nothing of each other, for ``-n 2 --dist loadgroup``: every page is looked at on one site
    while people walk through another, in the order of their files, as without it."""
    for item in items:
        if "e2e" in item.nodeid.split("/"):
            half = "pages" if "test_every_page" in item.nodeid else "journeys"
            item.add_marker(pytest.mark.xdist_group(half))


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with demo_site() as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield running
        running.close()


def _go_again_where_a_page_drew_itself_anew(page: Page) -> None:
    """Live pages load themselves anew when something ends. Whoever types an address in that moment types it again."""
    go = page.goto

    def goto(url: str, **options: Any) -> Response | None:
        try:
            return go(url, **options)
        except Error as interrupted:
            if "interrupted by another navigation" not in str(interrupted):
                raise
            return go(url, **options)

    page.goto = goto  # type: ignore[method-assign]


@pytest.fixture
def window(site: Site, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a window of its own for someone; every request to another host fails the journey."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    complaints: list[str] = []

    def open_window(**options: object) -> Page:
        base = str(options.pop("base_url", site.url))
        options.setdefault(
            "service_workers", "block"
        )  # what a phone keeps is the matter of test_pocket alone
        context = browser.new_context(base_url=base, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        _go_again_where_a_page_drew_itself_anew(page)
        page.on(
            "request",
            lambda request: (
                strangers.append(request.url)
                if not request.url.startswith((base, "data:", "blob:"))
                else None
            ),
        )
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if said.type == "error" and "Content Security" in said.text
                else None
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert strangers == [], "a page asked another host"
    assert complaints == [], "a page broke the content policy or a script failed"


@pytest.fixture(scope="session")
def open_sessions() -> dict[str, Any]:
    """Who signed in already, with the cookies they got."""
    return {}


@pytest.fixture
def as_person(window: Callable[..., Page], site: Site, open_sessions: dict[str, Any]) -> Callable[..., Page]:
    """A window in which someone of the demo is signed in: by the form, as they would, the first time."""

    def sign_in(name: str, *, afresh: bool = False, **options: object) -> Page:
        if name in open_sessions and not afresh:
            page = window(storage_state=open_sessions[name], **options)
            page.goto(BEGINS.get(name, "/today/"))
            return page
        page = window(**options)
        page.goto("/sign-in/")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password", exact=True).fill(site.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**{BEGINS.get(name, '/today/')}")
        if not afresh:
            open_sessions[name] = page.context.storage_state()
        return page

    return sign_in
