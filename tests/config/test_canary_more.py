"""The rest of what people type, at the door, at the desks and at an end: found nowhere on the disk either."""

import base64
import re
import urllib.request
from collections.abc import Callable
from datetime import date, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from uuid import uuid4

import pytest
from time_machine import escape_hatch

from porch.bonds.models import Pair
from porch.config import backups
from porch.people.models import Community, Member
from porch.talk.actions import open_between
from porch.talk.models import Conversation
from tests.config.test_canary import Browser, backed_up, where_it_stands
from tests.config.test_restoring import keys, signed_in
from tests.config.test_serve import run
from tests.e2e.site import free_port, serving
from tests.people.test_second_factor import code_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]

LINE, PLAN, HELD = "canary-celadon-line", "canary-russet-plan", "canary-mauve-held"
REPORT, NOTE, NOTICE = "canary-teal-report", "canary-bistre-note", "canary-heather-notice"
ANSWER, APPEAL, PARTING = "canary-saffron-answer", "canary-madder-appeal", "canary-woad-parting"
PHRASE = "canary orpiment lantern"


@pytest.fixture
def house(
    conversation: Conversation,
    alice: Member,
    bob: Member,
    carol: Member,
    dee: Member,
    make_person: Callable[..., Member],
    now: datetime,
) -> tuple[Path, Pair, Conversation]:
    """A pair that walks, two of the staff, somebody new whom Alice writes to, and a door at which one asks."""
    new = make_person("Quiet Heron")
    Member.objects.filter(pk=new.pk).update(joined_on=date.today())  # noqa: DTZ011  by the server's own clock
    for one in (bob, carol, dee):
        one.set_password(f"{one.handle.lower()} lamp kettle")
        one.save()
    Community.objects.update_or_create(pk=1, defaults={"joining": "approval"})
    pair = Pair.objects.create(
        mode="peers",
        first=bob,
        second=alice,
        between=str(uuid4()),
        state="active",
        started_at=now,
        conversation=conversation,
    )
    talk = open_between([alice, new], now=now)
    return backups.make(now).file, pair, talk


def sign_in(url: str, member: Member) -> Browser:
    return Browser(url, signed_in(url, member.handle, f"{member.handle.lower()} lamp kettle"))


def with_an_app(url: str, member: Member) -> tuple[Browser, list[str]]:
    """Somebody of the staff who turned an authenticator app on: its key, and the codes for a lost device."""
    browser = sign_in(url, member)
    browser.fill("/settings/sign-in/again/", password=f"{member.handle.lower()} lamp kettle")
    page = browser.read("/settings/sign-in/app/")
    secret = page.split("<code>")[1].split("</code>")[0]
    browser.fill_in(
        "/settings/sign-in/app/", page, code=code_of(secret, escape_hatch.time.time())
    )  # the server keeps real time
    codes = re.findall(r"<li>(?:<code>)?([\w-]{8,})<", browser.read("/settings/sign-in/codes/"))
    assert len(codes) >= 10
    return browser, [secret, *codes]


def press(browser: Browser, page: str, path: str, **said: str) -> None:
    """Send a form whose button is all there is to it, or whose fields stand outside it."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    browser.send(f"{browser.url}{path}", {"csrfmiddlewaretoken": token[1], **said})


def at_the_door(url: str) -> None:
    """Somebody nobody knows joins, and says a line to those who answer."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    browser = Browser(url, opener)
    page = browser.read("/join/")
    name = re.search(r'name="suggestion" value="([^"]+)"', page)
    assert name
    said = {"suggestion": name[1], "password": "canary somebody new", "adult": "on", "language": "en"}
    press(browser, page, "/join/", **said, time_zone="Europe/London")
    browser.fill("/waiting/", line=LINE)
    assert LINE in browser.read("/waiting/")


def at_the_desk(url: str, carol: Member, pair: Pair) -> list[str]:
    """What was told is taken in hand, noted, acted on and answered."""
    desk, typed = with_an_app(url, carol)
    case = re.search(r'href="(/desk/safety/[0-9a-f-]{36}/)"', desk.read("/desk/safety/"))
    assert case
    press(desk, desk.read(case[1]), f"{case[1]}take/")
    desk.fill(case[1], words=NOTE)
    desk.fill(f"{case[1]}act/", kind="warn", rule="1", words=NOTICE)
    desk.fill(case[1], outcome="acted", words=ANSWER)
    return typed


def test_what_is_typed_at_the_door_at_the_desks_and_at_an_end_is_found_nowhere(
    house: tuple[Path, Pair, Conversation],
    alice: Member,
    bob: Member,
    carol: Member,
    dee: Member,
    tmp_path: Path,
) -> None:
    (file, pair, talk), data, says = house, tmp_path / "elsewhere", tmp_path / "output.txt"
    assert run("backup", "restore", str(file), "--keys", str(keys()), data=data).returncode == 0
    port = free_port()
    with says.open("w") as output, serving(data, port, demo=False, output=output):
        url = f"http://127.0.0.1:{port}"
        at_the_door(url)
        hers, his = sign_in(url, alice), sign_in(url, bob)
        first = re.search(r'<textarea id="step-[^"]+" name="([^"]+)"', hers.read("/plan/"))
        assert first
        hers.fill("/plan/", **{first[1]: PLAN})
        hers.fill(f"/talk/{talk.pk}/", body=f"{HELD} 07700 900123")
        assert HELD in hers.read(f"/talk/{talk.pk}/"), "it waits, and she sees that it does"
        hers.fill("/settings/sign-in/again/", password="alice fern lamp kettle")
        hers.fill("/settings/way-back/", phrase=PHRASE)
        his.fill(f"/report/conversation/{pair.conversation_id}/", words=REPORT, category="other", along="1")
        typed = at_the_desk(url, carol, pair)
        appeal = re.search(r'href="(/standing/[0-9a-f-]{36}/appeal/)"', hers.read("/standing/"))
        assert appeal
        hers.fill(appeal[1], words=APPEAL)
        hers.fill(f"/people/{pair.pk}/end/", line=PARTING)
        back_in, keys_of_dee = with_an_app(url, dee)
        slip = back_in.fill("/desk/back-in/", login="Alice Fern", how="phrase", phrase=PHRASE)
        code = re.search(r'data-text="([^"]+)"', slip)
        assert code
        backed_up(data)
        typed += [*keys_of_dee, code[1], code[1].replace("-", ""), PHRASE, PHRASE.replace(" ", "-")]
        typed += [LINE, PLAN, HELD, REPORT, NOTE, NOTICE, ANSWER, APPEAL, PARTING]
        found = {text: where_it_stands(text, tmp_path) for text in typed}
    found |= {f"{text}, later": where_it_stands(text, tmp_path) for text in typed}
    assert not {text: files for text, files in found.items() if files}
    secrets = [base64.b32decode(typed[0]), base64.b32decode(keys_of_dee[0])]
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [secret for secret in secrets if any(secret in content for content in files)]
