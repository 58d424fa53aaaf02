"""What people do on a first evening, step by step, in their own words and by what stands on the buttons."""

import re
import shutil
import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.site import porch

PASSWORD = "three lamps by the river"
NEW_PASSWORD = "another lamp by the sea"
PHRASE = "the kettle sings at four"
PEOPLE = 10


@dataclass
class Evening:
    """One community on one evening: where it is served, and everyone who came, with their windows and words."""

    data: Path
    port: int
    said: Path
    windows: dict[str, Page] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"  # browsers want a name for a passkey’s place


def primary(page: Page) -> None:
    page.locator("main [data-primary]").click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def set_up(page: Page, evening: Evening) -> str:
    """Through the pages of set-up; returns the operator's name."""
    code = re.search(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b", evening.said.read_text())
    assert code, evening.said.read_text()
    page.goto("/")
    page.get_by_label("The code").fill(code[0])
    primary(page)
    page.get_by_label("What you call yourselves").fill("Riverside friends")
    page.get_by_label("The name everyone may see").fill("Lantern")
    primary(page)
    page.get_by_label("Country").select_option("GB")
    primary(page)
    primary(page)  # the time zone of the country stands there already
    count = re.search(r"Number 1 of (\d+)", page.locator("main").inner_text())
    assert count
    assert int(count[1]) >= 5, "each number is confirmed by itself"
    for number in range(1, int(count[1]) + 1):
        expect(page.get_by_text(f"Number {number} of {count[1]}")).to_be_visible()
        page.get_by_role("button", name="I checked it, and it is right").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Every number is settled")
    primary(page)
    primary(page)  # peers, mentors and circles are ticked
    page.get_by_label("Only with an invitation").check()
    primary(page)
    primary(page)  # phones are not woken unless asked for
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("I am 18 or over").check()
    expect(page.get_by_label("I also invite and pair people")).to_be_checked()
    primary(page)
    name = page.locator("main strong").first.inner_text()
    expect(page.get_by_role("heading", name="What remains")).to_be_visible()
    return name


def add_a_passkey(page: Page) -> None:
    """The second factor of whoever helps to run the place: a key this browser holds."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/settings/sign-in/passkeys/add/")
    if page.get_by_label("Password", exact=True).is_visible():
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        primary(page)
    primary(page)
    page.wait_for_url(re.compile("passkeys/$|sign-in/$|codes"))


def ten_invitations(page: Page) -> list[str]:
    """Make a sheet at the desk; returns the address on each piece of it."""
    page.goto("/desk/invitations/")
    page.get_by_label("For how many people").fill(str(PEOPLE))
    primary(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Print this now")
    addresses = page.locator("p.letters").all_inner_texts()
    assert len(set(addresses)) == PEOPLE, addresses
    assert page.locator("main svg[role=img]").count() == PEOPLE, "each piece has a code to scan"
    page.goto("/desk/invitations/")
    assert addresses[0] not in page.content(), "the letters are shown once"
    return [f"/i/{letters.strip()}/" for letters in addresses]


def come_in(page: Page, invitation: str) -> tuple[str, str]:
    """From the invitation to Today, asking for a peer on weekday evenings; the name and the recovery words."""
    page.goto(invitation)
    expect(page.get_by_role("heading", level=1)).to_have_text("You have been invited to Lantern")
    primary(page)
    name = page.get_by_label("Your name here").input_value()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("I am 18 or over").check()
    primary(page)
    page.get_by_label("Alcohol").check()
    primary(page)
    expect(page.locator("ol.words li")).to_have_count(4)
    words = " ".join(page.locator("ol.words li").all_inner_texts())
    page.get_by_role("link", name="I wrote it down").click()
    page.goto("/people/ask/")
    page.get_by_label("Someone to walk with, as equals").check()
    page.get_by_label("Weekday evenings").check()
    page.get_by_role("button", name="Ask for someone to walk with").click()
    return name, words


def first_round(desk: Page, evening: Evening) -> tuple[str, str]:
    """Open a round of peers and approve what it suggests; the two who then said yes to each other."""
    desk.goto("/desk/pairing/")
    desk.get_by_role("button", name="Open a round: peers").click()
    approve = desk.get_by_role("button", name=re.compile("^Approve"))
    for _ in range(60):  # the engine works beside the page; a reload looks again
        desk.goto("/desk/pairing/")
        if approve.count():
            break
        time.sleep(1)
    assert approve.count() == PEOPLE // 2, desk.locator("main").inner_text()
    first, second = approve.first.inner_text().replace("Approve", "").strip().split(", ")
    while approve.count():
        approve.first.click()
    for name, other in ((first, second), (second, first)):
        page = evening.windows[name]
        page.goto("/today/")
        page.get_by_role("link", name="Answer", exact=True).click()
        page.get_by_role("button", name=f"Yes, meet {other}").click()
    return first, second


def talk(evening: Evening, one: str, other: str) -> None:
    for name, of in ((one, other), (other, one)):
        page = evening.windows[name]
        page.goto("/people/")
        page.get_by_role("link", name=re.compile(f"Message {of}")).first.click()
    evening.windows[one].get_by_label("Message", exact=True).fill("Hello. I am new at this too.")
    evening.windows[one].get_by_role("button", name="Send").click()
    expect(evening.windows[other].get_by_text("I am new at this too")).to_be_visible(timeout=15_000)


def sign_out(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").first.click()


def give_name_and_password(page: Page, name: str, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_in(page: Page, name: str, password: str) -> None:
    give_name_and_password(page, name, password)
    page.wait_for_url("**/today/")


def back_by_words(page: Page, name: str, words: str) -> None:
    sign_out(page)
    page.goto("/sign-in/words/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Four recovery words").fill(words)
    primary(page)
    page.get_by_label("New password").fill(NEW_PASSWORD)
    primary(page)
    expect(page.locator("ol.words li")).to_have_count(4)


def agree_on_a_phrase(page: Page) -> None:
    page.goto("/settings/way-back/")
    if page.get_by_label("Password", exact=True).is_visible():
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        primary(page)
    page.get_by_label("A phrase only I would say").fill(PHRASE)
    primary(page)


def code_from_the_desk(desk: Page, name: str) -> str:
    desk.goto("/desk/back-in/")
    desk.get_by_label("Name").fill(name)
    desk.get_by_label("The phrase they agreed on").check()
    desk.get_by_label("Their phrase").fill(PHRASE)
    primary(desk)
    return desk.locator("#code").inner_text()


def a_day_later(evening: Evening) -> None:
    """The one thing here that a test cannot wait for: the row of the way back is made a day older."""
    with sqlite3.connect(evening.data / "porch.sqlite3", timeout=20) as database:
        moved = database.execute(
            "UPDATE people_wayback SET made_at = datetime(made_at, '-25 hours'), "
            "opens_at = datetime(opens_at, '-25 hours') WHERE state = 'open'"
        )
        assert moved.rowcount == 1


def use_code(page: Page, name: str, code: str) -> None:
    page.goto("/sign-in/")
    page.get_by_role("link", name="Lost both?").click()
    page.get_by_role("link", name=re.compile("I have a code")).click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Code", exact=True).fill(code)
    primary(page)


def leave(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_role("link", name="Pause or leave").click()
    page.get_by_role("link", name="Leave for good").click()
    if page.get_by_label("Password", exact=True).is_visible():
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        primary(page)
    primary(page)
    expect(page.locator("main")).to_contain_text("erased")


def put_back_elsewhere(evening: Evening, elsewhere: Path) -> None:
    """A backup, and the key ring kept apart from it, on a machine that has neither."""
    away = elsewhere.parent / "away"
    away.mkdir()
    porch("backup", "now", "--to", str(away), data=evening.data, demo=False)
    keys = shutil.copy(evening.data / "keys.json", away / "keys.json")
    [backup] = away.glob("*.backup")
    porch("backup", "verify", str(backup), "--keys", str(keys), data=evening.data, demo=False)
    porch("backup", "restore", str(backup), "--keys", str(keys), data=elsewhere, demo=False)
