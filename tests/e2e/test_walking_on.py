"""Somebody asks one of their people to walk on, on two phones; each says for themselves that they have met."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def test_one_asks_the_other_says_yes_and_both_say_that_they_met(as_person: Callable[..., Page]) -> None:
    heron, marigold = (as_person(name, viewport=PHONE) for name in ("Quiet Heron", "Marigold"))
    heron.goto("/people/")
    heron.get_by_text("More of mine").click()
    heron.get_by_role("link", name="Walking on").click()
    heron.get_by_role("link", name="Lamp evenings").click()
    heron.get_by_role("link", name="Choose somebody").click()
    heron.get_by_label("Whom we ask first").select_option(label="Marigold")
    heron.get_by_label("A word a week with whoever says yes").check()
    heron.get_by_role("button", name="Ask", exact=True).click()
    expect(heron.get_by_text("You asked, in this order: Marigold.")).to_be_visible()

    marigold.goto("/walking-on/")
    marigold.get_by_role("link", name="Read (Quiet Heron)").click()
    expect(marigold.get_by_text("Quiet Heron would like to walk on with you for a while.")).to_be_visible()
    expect(marigold.get_by_text("Lamp evenings")).to_have_count(0)
    marigold.get_by_role("button", name="Yes, I walk along").click()
    marigold.get_by_role("button", name="We have met").click()
    expect(marigold.get_by_text("Kept. It is closed when both of you have said so.")).to_be_visible()

    heron.reload()
    expect(heron.get_by_text("It is closed when both of you have said so.")).to_have_count(0)
    heron.get_by_role("button", name="We have met").click()
    expect(heron.get_by_text("You and Marigold had met by")).to_be_visible()
    heron.get_by_role("button", name="We had a word").click()
    expect(heron.get_by_text("You said that you had a word this week.")).to_be_visible()


def test_who_may_be_told_is_chosen_and_switched_off_without_a_script(
    as_person: Callable[..., Page],
) -> None:
    page = as_person("Quiet Heron", java_script_enabled=False)
    page.goto("/walking-on/")
    page.get_by_role("link", name="Lamp evenings").click()
    expect(page.get_by_text("Nobody is told, and nothing is noticed.").first).to_be_visible()
    page.get_by_role("link", name="Choose who may be told").click()
    page.get_by_label("Told first").select_option(label="Marigold")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Marigold may be told.")).to_be_visible()
    page.get_by_role("link", name="Choose who may be told").click()
    page.get_by_label("Told first").select_option(label="Nobody")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Nobody is told, and nothing is noticed.").first).to_be_visible()
