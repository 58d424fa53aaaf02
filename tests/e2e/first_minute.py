"""The first minute of someone who looks at the demo, step by step: walked by a journey, and drawn for the README.

``python -m tests.e2e.first_minute`` draws docs/pictures/first-minute-1.png to -5.png (``make pictures`` does it too).
"""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.site import CHROMIUM_FLAGS, ROOT, chromium, demo_site
from tests.e2e.small_png import shrink

PICTURES = ROOT / "docs" / "pictures"
PHONE = {"width": 390, "height": 844}
LIVE = 20_000  # milliseconds the stream may take on a busy machine

Look = Callable[[int, Page], None]


def look_as(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_role("button", name=f"Look as {name}").click()
    page.wait_for_url("**/today/")


def walk(one: Page, other: Page, look: Look) -> None:
    """Two windows: Heron's, and one that is Sam's and then Dee's. ``look`` is called at each of five steps."""
    one.goto("/")
    expect(one.get_by_role("heading", level=1)).to_have_text("You do not have to do this on your own.")
    look(1, one)

    look_as(one, "Quiet Heron")
    offer = one.locator("section", has=one.get_by_role("heading", name="Someone to meet"))
    expect(offer.get_by_text("We think Sam would be a good fit.")).to_be_visible()
    expect(offer.get_by_role("listitem")).to_have_count(3)
    look(2, one)

    one.get_by_role("link", name="Answer", exact=True).click()
    one.get_by_role("button", name="Yes, meet Sam").click()
    expect(one.get_by_role("heading", level=1)).to_have_text("Sam")
    look_as(other, "Sam")
    other.goto(one.url)
    hello = one.locator("#talk li", has_text="I am glad you said yes.")
    expect(hello).to_have_count(1, timeout=LIVE)
    one.get_by_label("Message", exact=True).fill("Hi Sam. Tired, but here.")
    one.get_by_role("button", name="Send").click()
    expect(other.locator("#talk li", has_text="Tired, but here.")).to_have_count(1, timeout=LIVE)
    expect(other.locator("#talk li", has_text="I am glad you said yes.")).to_have_count(1)
    look(3, one)

    one.get_by_role("link", name="Get help now").first.click()
    expect(one.get_by_role("link", name="Call 999 now")).to_be_visible()
    look(4, one)

    look_as(other, "Dee")
    expect(other.get_by_text("One person waits, and nobody here fits yet")).to_be_visible()
    other.get_by_role("link", name="Open the pairing desk").click()
    lacking = other.locator("section", has=other.get_by_role("heading", name="Nobody here fits yet"))
    expect(lacking).to_have_count(1)
    expect(lacking.get_by_role("heading", name="Blue Kettle")).to_be_visible()
    expect(lacking.get_by_text("1 more mentor (women), in the morning, Polish")).to_be_visible()
    look(5, other)


def windows(browser: Browser, url: str) -> tuple[Page, Page]:
    """Two windows as wide as a phone, each with cookies of its own."""
    contexts = [
        browser.new_context(base_url=url, viewport=PHONE, reduced_motion="reduce", locale="en-GB")
        for _ in range(2)
    ]
    return contexts[0].new_page(), contexts[1].new_page()


def draw(browser: Browser, url: str) -> None:
    """The five pictures, one screen of a phone each."""

    def picture(step: int, page: Page) -> None:
        page.mouse.move(0, 0)
        page.screenshot(path=(file := PICTURES / f"first-minute-{step}.png"))
        shrink(file)

    walk(*windows(browser, url), picture)


def main() -> None:
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        draw(browser, site.url)
        browser.close()


if __name__ == "__main__":
    main()
