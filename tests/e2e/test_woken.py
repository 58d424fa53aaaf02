"""Woken: a phone with one plain line, a number an operator corrected, and the worker taken away again."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pocket import KEPT, SHOWN, WORDS_KEPT, in_care, sign_in, until
from tests.e2e.site import Site, demo_site, environment, serving
from tests.wire.browser import Browser as Phone
from tests.wire.browser import PushService, push_service


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
    both = f"(tell({heron}, kind='new-message', path='/talk/x/', now=now), wake({heron}.pk, now=now))[1]"
    assert (
        beside(site, service, both) == "sent"
    )  # in one go: the worker of the site does the same when it is slow
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


OLD = """delete Navigator.prototype.serviceWorker;
delete window.PushManager; delete window.Notification; delete window.caches;"""


def test_an_old_phone_misses_nothing_else(
    woken: tuple[Site, PushService], window: Callable[..., Page]
) -> None:
    site, _ = woken
    page = window(base_url=site.url)
    page.add_init_script(OLD)
    sign_in(page, site, "Quiet Heron")
    page.goto("/settings/phone/")
    expect(
        page.get_by_text("This browser does not offer it. Everything else here works the same.")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Turn it on here")).to_be_hidden()
    page.get_by_role("link", name="Choose when I am told").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


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
        until(page, "navigator.serviceWorker.getRegistrations().then(found => found.length === 0)")
