"""The first evening, as docs/operate/first-evening.md tells it, on a bare data folder: from the printed code to a
backup put back on another machine. Ten people, ten windows."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import evening as people
from tests.e2e.evening import NEW_PASSWORD, PASSWORD, Evening
from tests.e2e.site import free_port, porch, serving

Open = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 844}}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """A bare data folder, served; what the server prints is kept as an operator would read it."""
    with ExitStack() as open_things:
        said = tmp_path / "said.txt"
        data, port = tmp_path / "data", free_port()
        output = open_things.enter_context(said.open("w"))
        open_things.enter_context(serving(data, port, demo=False, output=output))
        yield Evening(data, port, said)


def test_the_first_evening(evening: Evening, window: Open, tmp_path: Path) -> None:
    desk = window(base_url=evening.url, **DESK)
    people.set_up(desk, evening)
    people.add_a_passkey(desk)

    for invitation in people.ten_invitations(desk):
        page = window(base_url=evening.url, **PHONE)
        name, words = people.come_in(page, invitation)
        evening.windows[name], evening.words[name] = page, words
    spent = window(base_url=evening.url, **PHONE)
    spent.goto("/join/")
    assert not spent.get_by_label("Password", exact=True).is_visible(), (
        "nobody comes in without an invitation"
    )

    one, other = people.first_round(desk, evening)
    people.talk(evening, one, other)

    forgetful, careful, leaving = [name for name in evening.windows if name not in (one, other)][:3]
    people.back_by_words(evening.windows[forgetful], forgetful, evening.words[forgetful])

    people.agree_on_a_phrase(evening.windows[careful])
    code = people.code_from_the_desk(desk, careful)
    evening.windows[careful].goto("/today/")
    expect(evening.windows[careful].get_by_role("button", name=re.compile("Refuse"))).to_be_visible()
    elsewhere = window(base_url=evening.url, **PHONE)
    people.use_code(elsewhere, careful, code)
    expect(elsewhere.get_by_label("New password")).to_have_count(0)
    people.a_day_later(evening)
    people.use_code(elsewhere, careful, code)
    elsewhere.get_by_label("New password").fill(NEW_PASSWORD)
    people.primary(elsewhere)
    expect(elsewhere.locator("ol.words li")).to_have_count(4)

    people.leave(evening.windows[leaving])

    restored = tmp_path / "restored"
    people.put_back_elsewhere(evening, restored)
    port = free_port()
    with serving(restored, port, demo=False):
        there = window(base_url=f"http://127.0.0.1:{port}", **PHONE)
        people.sign_in(there, one, PASSWORD)
        there.goto("/people/")
        there.get_by_role("link", name=re.compile(f"Message {other}")).first.click()
        expect(there.get_by_text("I am new at this too")).to_be_visible()
        gone = window(base_url=f"http://127.0.0.1:{port}", **PHONE)
        people.give_name_and_password(gone, leaving, PASSWORD)
        gone.wait_for_url("**/settings/leaving/")
    told = json.loads(porch("doctor", "--json", data=restored, demo=False))
    assert [finding for finding in told["findings"] if finding["must"]] == []
    remains = {thing["code"] for thing in told["remains"]}
    assert "moderators" in remains
    assert "coordinator" not in remains
