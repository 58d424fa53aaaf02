"""A return to use goes the whole way: safety, tonight, reasons, an objection outside the house, and asking again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

QUAY = "/houses/quay-house/"


def test_a_return_to_use_goes_the_whole_way_to_readmission(as_person: Callable[..., Page]) -> None:
    frank = as_person("Frank", java_script_enabled=False)
    frank.goto(f"{QUAY}after-use/")
    name = frank.get_by_label("Who it is about").locator("option").nth(1).inner_text()
    frank.get_by_label("Who it is about").select_option(label=name)
    frank.get_by_role("button", name="Begin with safety").click()
    page = frank.url
    for box in frank.get_by_role("checkbox").all():
        box.check()
    frank.get_by_role("button", name="Keep this").click()
    frank.get_by_label("Here, in their own bed").check()
    frank.get_by_role("button", name="That is where").click()

    frank.get_by_label("They leave the house").check()
    frank.get_by_label("The reasons, or the plan").fill("Three times in a month.")
    frank.get_by_label("From which day, or until which day").fill(f"{datetime.now(UTC):%Y-%m-%d}")
    frank.get_by_role("button", name="Decide it").click()
    expect(frank.get_by_text("Pick a day from tomorrow on. Nobody is put out tonight.").first).to_be_visible()
    frank.get_by_label("From which day, or until which day").fill(
        f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}"
    )
    frank.get_by_role("button", name="Decide it").click()
    expect(frank.get_by_text("Three times in a month.")).to_be_visible()

    resident = as_person(name, java_script_enabled=False)
    resident.goto(page)
    expect(resident.get_by_text("Three times in a month.")).to_be_visible()
    expect(resident.get_by_role("heading", name="5. Asking again")).to_be_visible()
    resident.get_by_role("link", name="Object to it").click()
    resident.get_by_label("What is not right").fill("Nobody asked me.")
    resident.get_by_label("Frank").check()
    resident.locator("input[name=about]").nth(1).check()
    resident.get_by_role("button", name="Send it").click()
    expect(resident.get_by_text("It is outside the house.").first).to_be_visible()
    assert frank.goto(resident.url).status == 404  # type: ignore[union-attr]

    dee = as_person("Dee", java_script_enabled=False)
    dee.goto("/desk/grievances/")
    dee.get_by_role("link", name="Quay House").first.click()
    expect(dee.get_by_text("Nobody asked me.")).to_be_visible()
    dee.get_by_label("It was right to object").check()
    dee.get_by_label("Your reasons").fill("They were not heard first.")
    dee.get_by_label("They may ask for a room again from today").check()
    dee.get_by_role("button", name="Answer it").click()

    resident.reload()
    expect(resident.get_by_role("heading", name="You were right to object")).to_be_visible()
    resident.goto(page)
    again = resident.locator("section", has=resident.locator("#again"))
    expect(again).to_contain_text(f"From {datetime.now(UTC):%-d %B %Y} on")
