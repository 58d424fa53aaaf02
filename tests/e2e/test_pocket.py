"""In the pocket: on the first screen under a bland name, help without signal, one plain line, and all of it removed."""

import json
import re
import tempfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.pocket import KEPT, WORDS_KEPT, in_care, sign_in
from tests.e2e.site import CHROMIUM_FLAGS, Site, chromium

PRIVATE = ("/today/", "/people/", "/more/", "/settings/", "/settings/phone/", "/settings/mine/")
LEAVE = "Leave this site quickly"


@pytest.fixture
def carried(window: Callable[..., Page]) -> Callable[..., Page]:
    """A window whose phone keeps the shell: opened, and under the worker's care."""

    def carry(**options: object) -> Page:
        page = window(service_workers="allow", **options)
        page.goto("/")
        in_care(page)
        return page

    return carry


def test_a_phone_may_install_it_under_a_bland_name(site: Site, browser: Browser) -> None:
    """A browser with a profile of its own: a private window never offers to install."""
    with tempfile.TemporaryDirectory() as profile:
        context = browser.browser_type.launch_persistent_context(
            profile, executable_path=chromium(), args=CHROMIUM_FLAGS, base_url=site.url
        )
        page = context.new_page()
        page.goto("/")
        in_care(page)
        line = context.new_cdp_session(page)
        found = line.send("Page.getAppManifest")
        assert found["errors"] == []
        told = json.loads(found["data"])
        assert (told["name"], told["short_name"], told["display"]) == ("Porch", "Porch", "standalone")
        assert "description" not in told
        assert line.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        for icon in told["icons"]:
            answer = context.request.get(icon["src"])
            assert answer.headers["content-type"] == "image/png"
        context.close()


def test_without_signal_help_opens_with_its_numbers_and_its_look(
    carried: Callable[..., Page],
) -> None:
    page = carried()
    page.goto("/help-now/")
    look = "getComputedStyle(document.querySelector('.btn.go')).backgroundColor"
    colour = page.evaluate(look)
    page.context.set_offline(True)
    page.goto("/sign-in/")
    expect(page.get_by_role("heading", name="No signal")).to_be_visible()
    page.get_by_role("link", name="Open Get help now").click()
    expect(page.get_by_role("heading", name="Get help now", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Call 999 now")).to_have_attribute("href", "tel:999")
    assert page.evaluate(look) == colour
    broken = page.evaluate(
        "performance.getEntriesByType('resource').filter(e => e.responseStatus >= 400).length"
    )
    assert broken == 0


def test_what_a_phone_keeps_is_public_however_much_one_walked_about(
    carried: Callable[..., Page], site: Site
) -> None:
    page = carried()
    sign_in(page, site, "Sam")
    for address in PRIVATE:
        page.goto(address)
    page.goto("/people/")
    page.get_by_role("link", name="Message Wren").first.click()
    page.wait_for_load_state()
    page.goto("/help-now/")
    kept = page.evaluate(KEPT)
    pages = [address for address in kept if not address.startswith("/static/")]
    assert pages == ["/help-now/", "/help-now/plan/", "/help-now/sit/", "/leave/", "/no-signal/"]
    words = page.evaluate(WORDS_KEPT)
    assert [name for name in ("Sam", "Wren", "csrfmiddlewaretoken", "/today/") if f">{name}<" in words] == []
    page.context.set_offline(True)
    page.goto("/today/")
    expect(page.get_by_role("heading", name="No signal")).to_be_visible()
    expect(page.get_by_text("Sam", exact=True)).to_have_count(0)


def test_a_form_that_cannot_be_sent_stays_with_what_was_written(
    carried: Callable[..., Page], site: Site
) -> None:
    page = carried()
    sign_in(page, site, "Quiet Heron")
    page.goto("/settings/phone/")
    page.goto("/settings/told/")
    page.get_by_label("Quiet from").fill("22:15")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It was not sent, and what you wrote is still on this page.")).to_be_visible()
    expect(page.get_by_label("Quiet from")).to_have_value("22:15")
    page.context.set_offline(False)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_label("Quiet from")).to_have_value("22:15")


@pytest.mark.parametrize("script", [True, False])
def test_leaving_quickly_ends_the_session_and_keeps_help(
    carried: Callable[..., Page], site: Site, script: bool
) -> None:
    page = carried()
    sign_in(page, site, "Quiet Heron")
    if script:
        page.get_by_role("button", name=LEAVE).click()
    else:
        page.evaluate("HTMLFormElement.prototype.submit.call(document.querySelector('form.leave'))")
    page.wait_for_url("**/leave/")
    expect(page).to_have_title("Notes")
    for _ in range(60):
        if not page.context.cookies():
            break
        page.wait_for_timeout(50)
    assert page.context.cookies() == []
    page.context.set_offline(True)
    page.goto("/help-now/")
    expect(page.get_by_role("link", name="Call 999 now")).to_be_visible()


def test_leaving_without_signal_shows_the_bland_page_and_signs_out_with_the_first_signal(
    carried: Callable[..., Page], site: Site
) -> None:
    page = carried()
    sign_in(page, site, "Quiet Heron")
    page.context.set_offline(True)
    page.get_by_role("button", name=LEAVE).click()
    page.wait_for_url("**/leave/")
    expect(page).to_have_title("Notes")
    page.goto("/help-now/")
    expect(page.get_by_role("link", name="Call 999 now")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/today/")
    expect(page).to_have_url(re.compile("/sign-in/"))
    assert [cookie for cookie in page.context.cookies() if cookie["name"] == "s"] == []


def test_remove_it_all_removes_it_all(carried: Callable[..., Page], site: Site) -> None:
    page = carried()
    sign_in(page, site, "Quiet Heron")
    page.goto("/settings/phone/")
    page.get_by_role("button", name="Remove it all").click()
    expect(page.get_by_role("heading", name="Removed from this phone")).to_be_visible()
    assert page.evaluate(KEPT) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert page.context.cookies() == []
