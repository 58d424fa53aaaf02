"""From a question about a room, asked without knowing where it is, to a stay: as those who live there decide."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

HOUSE = "/houses/alder-house/"
STREET = "12 Alder Lane"


def test_a_question_becomes_a_stay_by_the_vote_of_those_who_live_there(
    as_person: Callable[..., Page],
) -> None:
    heron, wren = as_person("Quiet Heron", java_script_enabled=False), as_person("Wren")
    _ask(heron)
    wren.goto(f"{HOUSE}asked/")
    wren.get_by_role("link", name="Quiet Heron").click()
    asked = wren.url
    wren.get_by_label("Your answer").fill("Come and see it on Sunday.")
    wren.get_by_role("button", name="Answer", exact=True).click()

    heron.reload()
    expect(heron.get_by_text(STREET)).to_be_visible()
    heron.get_by_label("Why would you like to live there?").fill("I would like to live with others.")
    heron.get_by_role("button", name="Apply for a place").click()

    wren.goto(asked)
    wren.get_by_role("button", name="Let the house vote").click()
    wren.goto(f"{HOUSE}home/")
    for page in (wren, *(as_person(name) for name in _others(wren))):
        page.goto(asked)
        expect(page.get_by_text("I would like to live with others.")).to_be_visible()
        page.get_by_role("link", name="Vote, in secret").click()
        page.get_by_role("link", name="Vote", exact=True).click()
        page.get_by_label("Yes", exact=True).check()
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Vote").click()

    heron.reload()
    expect(heron.get_by_text("A place is free for you")).to_be_visible()
    heron.get_by_role("button", name="Yes, on that day").click()
    expect(heron.get_by_text("You move in on")).to_be_visible()
    _sign(heron)
    wren.goto(asked)
    wren.get_by_role("button", name="They are here").click()
    heron.goto(f"{HOUSE}home/")
    expect(heron.get_by_role("heading", name="Alder House")).to_be_visible()
    heron.goto("/houses/mine/")
    expect(heron.get_by_role("link", name="Alder House").first).to_be_visible()
    _moves_out(heron)


def _moves_out(heron: Page) -> None:
    """From the day on which somebody does not live there any more, nothing of the house opens to them."""
    heron.locator("main a[href*='/houses/mine/stays/']").first.click()
    heron.get_by_role("link", name="I move out").click()
    heron.get_by_role("button", name="I move out on that day").click()
    for path in ("home/", "officers/", "meetings/", "chores/", "money/sums/", "after-use/"):
        found = heron.goto(f"{HOUSE}{path}")
        assert found is not None
        assert found.status == 404, path
    heron.goto("/houses/mine/")
    expect(heron.locator("main a[href*='/houses/mine/stays/']").first).to_be_visible()


def _ask(heron: Page) -> None:
    heron.goto(HOUSE)
    assert STREET not in heron.content()
    heron.get_by_role("link", name="Ask about a room").click()
    heron.get_by_label("What would you like them to know?").fill("Is there a room for me?")
    heron.get_by_role("button", name="Ask about a room").click()
    expect(heron.get_by_text("An answer comes within two days.").first).to_be_visible()
    assert STREET not in heron.content()


def _others(page: Page) -> list[str]:
    """Those who serve with Wren in Alder House: drawn names, read where they stand."""
    said = page.locator("section", has=page.locator("#house-officers")).inner_text()
    return [name for name in re.findall(r"^(.+), until ", said, re.MULTILINE) if name != "You"]


def _sign(heron: Page) -> None:
    """What holds in the house is read and signed before anybody moves in."""
    heron.get_by_role("link", name="What we promise each other").click()
    heron.get_by_role("checkbox").check()
    heron.get_by_role("button", name="I sign it").click()
    expect(heron.get_by_text("You signed it on").first).to_be_visible()
