"""Draws docs/pictures/: every page of the demo at 390 and 1280 pixels, light and dark in turn (``make pictures``)."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.e2e import first_minute
from tests.e2e.every_page import PAGES, VISITOR, Shot
from tests.e2e.site import BEGINS, CHROMIUM_FLAGS, ROOT, Site, chromium, demo_site

PICTURES = ROOT / "docs" / "pictures"
WAYS = ((390, "light"), (1280, "light"), (390, "dark"), (1280, "dark"))
IN_THE_DARK_TOO = {"door", "today", "people-with-an-offer", "talk", "help-now", "desk-pairing"}
TALLEST = 2600  # a longer page is cut: a picture is for looking at


def session_of(browser: Browser, site: Site, name: str) -> BrowserContext:
    context = browser.new_context(base_url=site.url, reduced_motion="reduce", locale="en-GB")
    if name != VISITOR:
        page = context.new_page()
        page.goto("/sign-in/")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password", exact=True).fill(site.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**{BEGINS.get(name, '/today/')}")
        page.close()
    return context


def draw(context: BrowserContext, shot: Shot, width: int, scheme: str) -> Path:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844 if width == 390 else 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    shot.follow(page)
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(height, 700)})
    file = PICTURES / f"{shot.name}-{width}-{scheme}.png"
    page.screenshot(path=file)
    page.close()
    return file


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        people = {shot.who for shot in PAGES}
        contexts = {name: session_of(browser, site, name) for name in people}
        for shot in PAGES:
            for width, scheme in WAYS:
                if scheme == "light" or shot.name in IN_THE_DARK_TOO:
                    print(draw(contexts[shot.who], shot, width, scheme).name)
        browser.close()
    first_minute.main()


if __name__ == "__main__":
    main()
