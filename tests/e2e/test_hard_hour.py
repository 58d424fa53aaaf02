"""A hard hour: a card to the writer alone, a plan that opens without signal where it is wanted, a place to sit."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_every_page import AXE, RULES

WORDS = "Ring Marigold, walk to the river"
KEPT = "Object.keys(localStorage)"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_card_comes_beside_heavy_words_and_can_be_put_away(
    as_person: Callable[..., Page], width: int
) -> None:
    page = as_person("Sam")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/people/")
    page.get_by_role("link", name="Message Wren").first.click()
    page.get_by_label("Message", exact=True).fill("I can't go on any more")
    page.get_by_role("button", name="Send").click()
    card = page.get_by_role("heading", name="That sounds heavy. Would you like company, or quiet?")
    expect(card).to_be_in_viewport()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(AXE)
        found = page.evaluate(f"axe.run(document, {{runOnly: {RULES!r}}})")["violations"]
        assert [broken["id"] for broken in found] == []
    page.get_by_role("link", name="Put it away").click()
    expect(card).to_have_count(0)
    expect(page.get_by_text("I can't go on any more").last).to_be_visible()
    page.reload()
    expect(card).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_an_overdose_now_brings_its_steps_once_and_not_into_the_conversation(
    as_person: Callable[..., Page],
) -> None:
    page = as_person("Sam")
    page.goto("/people/")
    page.get_by_role("link", name="Message Wren").first.click()
    page.get_by_label("Message", exact=True).fill("he used and he won't wake up")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Is this happening now?")).to_be_in_viewport()
    expect(page.get_by_text("Give naloxone if there is any.")).to_have_count(1)
    expect(page.get_by_role("link", name="Call 999 now")).to_have_attribute("href", "tel:999")


def test_a_plan_opens_without_signal_only_where_its_owner_ticked_it(as_person: Callable[..., Page]) -> None:
    page = as_person("Wren", afresh=True)  # this session ends on the way
    page.goto("/plan/")
    page.get_by_label("What I can do by myself").fill(WORDS)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. Nobody else is shown it.")).to_be_visible()
    assert page.evaluate(KEPT) == []
    page.get_by_label("On this device").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("A copy is on this device.")).to_be_visible()
    assert page.evaluate(KEPT) == ["plan"]

    page.goto("/help-now/plan/")
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("**/leave/")
    page.goto("/help-now/plan/")
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name="Remove from this device").click()
    expect(page.get_by_text("Removed from this device.")).to_be_visible()
    page.reload()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_kept_on_this_device_only_its_words_never_leave_it(as_person: Callable[..., Page]) -> None:
    page = as_person("Ana")
    page.goto("/plan/")
    page.get_by_label("What I can do by myself").fill(WORDS)
    page.get_by_label("With us, sealed").uncheck()
    page.get_by_label("On this device").check()
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.post_data or ""))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Kept on this device only.")).to_be_visible()
    assert not any("Marigold" in body for body in sent)
    expect(page.get_by_label("What I can do by myself")).to_have_value(WORDS)
    expect(page.get_by_label("With us, sealed")).not_to_be_checked()


def test_sitting_a_while_goes_by_itself_and_can_be_left(window: Callable[..., Page]) -> None:
    page = window()
    page.clock.install()
    page.goto("/help-now/sit/")
    still = page.locator("[data-still]")
    expect(still).to_have_text("Still here.")
    page.clock.run_for(3 * 60_000 + 100)
    expect(still).not_to_have_text("Still here.")
    page.get_by_role("link", name="That is enough for now").click()
    expect(page).not_to_have_url("**/help-now/sit/")
