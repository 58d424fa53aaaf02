"""Joining in two minutes, with and without a script; coming back by password and by the four words."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import Site

Open = Callable[..., Page]
PASSWORD = "three lamps by the river"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def join(page: Page) -> tuple[str, str]:
    """Through the three steps; returns the name and the recovery words."""
    page.goto("/")
    page.get_by_role("link", name="Join", exact=True).click()
    first = page.get_by_label("Your name here").input_value()
    page.get_by_role("button", name="Try another name").click()
    expect(page.get_by_label("Your name here")).not_to_have_value(first)
    name = page.get_by_label("Your name here").input_value()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("I am 18 or over").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Alcohol").check()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("ol.words li")).to_have_count(4)
    words = " ".join(page.locator("ol.words li").all_inner_texts())
    page.get_by_role("link", name="I wrote it down").click()
    page.wait_for_url("**/today/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    return name, words


@pytest.mark.parametrize("scripts", [True, False])
def test_someone_joins_and_comes_back(window: Open, scripts: bool) -> None:
    page = window(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    name, words = join(page)
    page.goto("/more/")
    page.get_by_role("button", name="Sign out").click()

    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name.lower())
    page.get_by_label("Password", exact=True).fill("not the password at all")
    page.get_by_role("button", name="Sign in").click()
    refused = page.locator("main").inner_text()
    page.get_by_label("Name").fill("Nobody Atall")
    page.get_by_label("Password", exact=True).fill("not the password at all")
    page.get_by_role("button", name="Sign in").click()
    assert page.locator("main").inner_text() == refused, "the answer tells whether a name exists"

    page.goto("/sign-in/words/")
    page.get_by_label("Name").fill(name)
    page.get_by_label(re.compile("words", re.IGNORECASE)).first.fill(words)
    page.locator("main [data-primary]").click()
    page.get_by_label(re.compile("password", re.IGNORECASE)).first.fill("another lamp by the sea")
    page.locator("main [data-primary]").click()
    fresh = " ".join(page.locator("ol.words li").all_inner_texts())
    assert len(fresh.split()) == 4
    assert fresh != words


def test_a_passkey_is_added_and_opens_the_door(window: Open, site: Site) -> None:
    """Browsers want a name, not a number, for a passkey's place: localhost stands for a real one."""
    place = site.url.replace("127.0.0.1", "localhost")
    page = window(base_url=place)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    name, _ = join(page)
    page.goto("/settings/sign-in/passkeys/add/")
    if page.get_by_label("Password", exact=True).is_visible():
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.locator("main [data-primary]").click()
    page.locator("main [data-primary]").click()
    page.wait_for_url(re.compile("passkeys/$|sign-in/$|codes"))
    page.goto("/more/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/today/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
