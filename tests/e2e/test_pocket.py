"""In the pocket: on the first screen under a bland name, help without signal, one plain line, and all of it removed."""

import base64
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.site import CHROMIUM_FLAGS, Site, chromium, demo_site, environment, serving
from tests.wire.browser import Browser as Phone
from tests.wire.browser import PushService, push_service

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found.sort();
}"""
WORDS_KEPT = """async () => {
  let words = '';
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) words += await (await kept.match(request)).text();
  }
  return words;
}"""
SHOWN = """navigator.serviceWorker.ready.then(worker => worker.getNotifications())
  .then(shown => shown.map(one => [one.title, one.body, one.tag]))"""
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


def in_care(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    until(page, "!!navigator.serviceWorker.controller")


def until(page: Page, expression: str) -> None:
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")


def sign_in(page: Page, site: Site, name: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(site.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today/")


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
    assert pages == ["/help-now/", "/leave/", "/no-signal/"]
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


def test_leaving_without_signal_shows_the_bland_page(carried: Callable[..., Page], site: Site) -> None:
    page = carried()
    sign_in(page, site, "Quiet Heron")
    page.context.set_offline(True)
    page.get_by_role("button", name=LEAVE).click()
    page.wait_for_url("**/leave/")
    expect(page).to_have_title("Notes")


def test_remove_it_all_removes_it_all(carried: Callable[..., Page], site: Site) -> None:
    page = carried()
    sign_in(page, site, "Quiet Heron")
    page.goto("/settings/phone/")
    page.get_by_role("button", name="Remove it all").click()
    expect(page.get_by_role("heading", name="Removed from this phone")).to_be_visible()
    assert page.evaluate(KEPT) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert page.context.cookies() == []


@pytest.fixture(scope="module")
def woken() -> Iterator[tuple[Site, PushService]]:
    """A community that lets phones be woken, with a push service of its own on this machine."""
    with push_service() as service, demo_site(PUSH_HOSTS=service.origin) as site:
        beside(site, service, "decide(by=None, now=now, push=True)")
        yield site, service


def beside(site: Site, service: PushService, act: str) -> str:
    """Runs one line in a process of its own on the served folder, at noon, when it is quiet for nobody."""
    code = (
        "import django; django.setup()\n"
        "from datetime import UTC, datetime\n"
        "from porch.people.actions import decide\n"
        "from porch.people.models import Member\n"
        "from porch.wire.actions import tell\n"
        "from porch.wire.push import wake\n"
        "now = datetime.now(UTC).replace(hour=12)\n"
        f"print({act})"
    )
    given = environment(site.data, DJANGO_SETTINGS_MODULE="porch.config.settings", PUSH_HOSTS=service.origin)
    done = subprocess.run(
        [sys.executable, "-c", code], env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# stands in for the browser's maker, which no test asks: everything after the address is the real thing
SUBSCRIBES = """PushManager.prototype.subscribe = async (wish) => {
  const raw = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  if (!wish.userVisibleOnly || wish.applicationServerKey.length !== 65) throw new Error('not what a browser takes');
  return {endpoint: '%s/one', getKey: (name) => raw(name === 'auth' ? '%s' : '%s')};
}"""


def test_a_phone_is_woken_with_one_bland_line(
    woken: tuple[Site, PushService], window: Callable[..., Page]
) -> None:
    site, service = woken
    phone = Phone()
    page = window(base_url=site.url, service_workers="allow", permissions=["notifications"])
    auth, point = (base64.b64encode(half).decode() for half in (phone.auth, phone.raw))
    page.add_init_script(SUBSCRIBES % (service.origin, auth, point))
    page.goto("/")
    in_care(page)
    sign_in(page, site, "Quiet Heron")
    page.goto("/settings/phone/")
    page.get_by_label("What do you call this phone?").fill("kitchen tablet")
    page.get_by_role("button", name="Turn it on here").click()
    expect(page.get_by_text("Turned on here: kitchen tablet.")).to_be_visible()

    heron = "Member.objects.get(handle='Quiet Heron')"
    beside(site, service, f"tell({heron}, kind='new-message', path='/talk/x/', now=now)")
    assert beside(site, service, f"wake({heron}.pk, now=now)") == "sent"
    (words,) = service.words(phone)
    assert words == {"k": 1}

    assert deliver(page, words) == [["Porch", "You have something new.", "n"]]
    assert deliver(page, {"k": 2}) == [["Porch", "Starts soon.", "n"]], "one line takes the place of another"
    assert deliver(page, {"k": 99, "body": "Sam wrote to you"}) == [["Porch", "You have something new.", "n"]]

    page.get_by_role("button", name="Turn it off here").click()
    expect(page.get_by_text("It is turned off.")).to_be_visible()
    assert beside(site, service, f"wake({heron}.pk, now=now)") == "not needed"
    assert len(service.posts) == 1


def deliver(page: Page, words: object) -> list[list[str]]:
    """Hands ``words`` to the worker as a push service would; the notices that then stand on the screen."""
    line = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    line.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    line.send("ServiceWorker.enable")
    for _ in range(100):
        if found:
            break
        page.wait_for_timeout(50)
    origin = page.evaluate("location.origin")
    given = {"origin": origin, "registrationId": found[0]["registrationId"], "data": json.dumps(words)}
    line.send("ServiceWorker.deliverPushMessage", given)
    page.wait_for_timeout(600)
    return list(page.evaluate(SHOWN))


def test_a_number_an_operator_corrected_reaches_the_phone_at_the_next_page(
    woken: tuple[Site, PushService], window: Callable[..., Page]
) -> None:
    site, _ = woken
    page = window(base_url=site.url, service_workers="allow")
    page.goto("/")
    in_care(page)
    own = site.data / "crisis.json"
    told = json.loads(own.read_text())
    own.write_text(json.dumps({**told, "emergency": "112"}))
    page.goto("/sign-in/")
    until(page, f"({WORDS_KEPT})().then(words => words.includes('tel:112') && !words.includes('tel:999'))")
    page.context.set_offline(True)
    page.goto("/help-now/")
    expect(page.get_by_role("link", name="Call 112 now")).to_be_visible()


def test_turned_off_by_the_operator_it_goes_from_every_phone(
    woken: tuple[Site, PushService], window: Callable[..., Page]
) -> None:
    site, _ = woken
    page = window(base_url=site.url, service_workers="allow")
    page.goto("/")
    in_care(page)
    site.process.terminate()
    site.process.wait(15)
    with serving(site.data, int(site.url.rpartition(":")[2]), OFFLINE="0"):
        page.goto("/sign-in/")
        until(page, "navigator.serviceWorker.getRegistrations().then(found => found.length === 0)")
        assert page.evaluate(KEPT) == []
        page.goto("/help-now/")
        expect(page.get_by_role("heading", name="Get help now", level=1)).to_be_visible()
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
