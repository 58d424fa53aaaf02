"""Money in a house: due by the clock, paid and found, a receipt, a statement, and a plan both sides agreed to."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

ALDER, QUAY = "/houses/alder-house/", "/houses/quay-house/"


def test_a_share_is_due_paid_found_and_receipted(as_person: Callable[..., Page]) -> None:
    wren = as_person("Wren", java_script_enabled=False)
    wren.goto(f"{ALDER}home/")
    wren.get_by_role("link", name="What I owe, what I paid").click()
    expect(wren.get_by_text("115.00 GBP is open")).to_be_visible()
    wren.get_by_label("How much", exact=True).first.fill("1,15")
    wren.get_by_label("Bank").first.check()
    wren.get_by_label("How much", exact=True).first.fill("ten")
    wren.get_by_role("button", name="I paid this").click()
    expect(wren.get_by_text(re.compile("Write the amount like")).first).to_be_visible()
    wren.get_by_label("How much", exact=True).first.fill("115.00")
    wren.get_by_label("Bank").first.check()
    wren.get_by_role("button", name="I paid this").click()
    expect(wren.get_by_text("waits for whoever keeps the book")).to_be_visible()
    expect(wren.get_by_text("115.00 GBP is open")).to_be_visible()

    keeper = as_person(_treasurer(wren), java_script_enabled=False)
    keeper.goto(f"{ALDER}book/")
    keeper.get_by_role("button", name="It is here (Wren)").click()

    wren.goto(f"{ALDER}money/")
    expect(wren.get_by_text("nothing is open")).to_be_visible()
    wren.get_by_role("link", name="Paid").first.click()
    expect(wren.get_by_role("heading", name="Receipt")).to_be_visible()
    wren.emulate_media(media="print")
    expect(wren.get_by_text("115.00 GBP")).to_be_visible()
    expect(wren.get_by_role("link", name="Back to my account")).to_be_hidden()
    wren.emulate_media(media="screen")
    wren.get_by_role("link", name="Back to my account").click()
    wren.get_by_role("link", name="All of it, for any days").click()
    expect(wren.get_by_role("row", name=re.compile("After"))).to_contain_text("0.00")


def test_a_plan_holds_when_both_said_yes(as_person: Callable[..., Page]) -> None:
    wren = as_person("Wren", java_script_enabled=False)
    wren.goto(f"{ALDER}money/")
    wren.get_by_text("Propose a plan").click()
    wren.get_by_label("How much in all").fill("60")
    wren.get_by_label("How much each time").fill("20")
    wren.get_by_role("button", name="Propose it").click()
    expect(wren.get_by_text("It holds when the house says yes.").first).to_be_visible()
    expect(wren.get_by_role("button", name="Yes to the plan")).to_have_count(0)

    keeper = as_person(_treasurer(wren), java_script_enabled=False)
    keeper.goto(f"{ALDER}book/")
    keeper.get_by_role("link", name="Wren proposes a plan").click()
    keeper.get_by_role("button", name="Yes to the plan").click()

    wren.goto(f"{ALDER}money/")
    expect(wren.get_by_text("60.00 GBP is left")).to_be_visible()
    wren.goto("/consent/looked/")
    expect(wren.get_by_text("account in a house").first).to_be_visible()


def test_whoever_does_not_keep_the_book_finds_none(as_person: Callable[..., Page]) -> None:
    for name, page in (("Wren", f"{ALDER}book/"), ("Frank", f"{ALDER}book/"), ("Wren", f"{QUAY}book/")):
        assert as_person(name).goto(page).status == 404  # type: ignore[union-attr]


def _treasurer(page: Page) -> str:
    """Whose name stands beside the treasurer's office: drawn when the demo is made."""
    page.goto(f"{ALDER}officers/")
    card = page.locator("section", has=page.get_by_role("heading", name="Treasurer"))
    found = re.search(r"^(.+), until ", card.inner_text(), re.MULTILINE)
    assert found
    return found[1]
