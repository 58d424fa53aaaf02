"""From a programme to a group on two phones: what goes along is looked at first, and both say that they met."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def test_somebody_is_introduced_received_and_met(as_person: Callable[..., Page]) -> None:
    heron, ana = (as_person(name, viewport=PHONE) for name in ("Quiet Heron", "Ana"))
    ana.goto("/handoffs/")
    ana.get_by_role("link", name="Read (Quiet Heron)").click()
    expect(ana.get_by_text("They come from a programme.")).to_be_visible()
    expect(ana.get_by_text("Lamp evenings")).to_have_count(0)
    ana.get_by_role("button", name="I have introduced them").click()
    expect(ana.get_by_text("Whoever stands at the door is asked now.")).to_be_visible()
    heron.goto("/handoffs/")
    expect(heron.get_by_text("Whoever stands at that door is asked, for three days.")).to_be_visible()


def test_one_is_sent_without_a_script_and_taken_back(as_person: Callable[..., Page]) -> None:
    page = as_person("Marigold", java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("/handoffs/new/")
    page.get_by_label("Where would you like to go next?").select_option(index=1)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What would you like them to know?").fill("I bring biscuits.")
    page.get_by_role("button", name="Look at how it reads").click()
    expect(page.get_by_role("heading", name="This is what they read")).to_be_visible()
    expect(page.get_by_text("I bring biscuits.").first).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("It is on its way.")).to_be_visible()
    page.locator("summary", has_text="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Ended. Nobody is asked why")).to_be_visible()
