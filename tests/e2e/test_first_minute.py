"""The demo keeps what the README says of it: a minute, two windows, five things to see."""

from playwright.sync_api import Browser, Page

from tests.e2e.first_minute import walk, windows
from tests.e2e.site import demo_site


def test_the_first_minute_is_as_the_readme_tells_it(browser: Browser) -> None:
    seen: list[int] = []

    def look(step: int, page: Page) -> None:
        seen.append(step)
        assert page.get_by_role("link", name="Get help now").first.is_visible()

    with demo_site() as site:
        walk(*windows(browser, site.url), look)
    assert seen == [1, 2, 3, 4, 5]
