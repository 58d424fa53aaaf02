"""Somebody asks: one of two helpers comes, the other is thanked; and where both say not now it goes on by itself."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
LONG = 20_000


def is_on_now(page: Page) -> None:
    """Give oneself a shift around this moment, and no quiet hours, as anybody who helps would."""
    page.goto("/settings/told/")
    page.get_by_label("At any hour").check()
    page.get_by_role("button", name="Save").click()
    here = datetime.now(UTC).astimezone(ZoneInfo("Europe/London"))
    since, until = here - timedelta(minutes=61), here + timedelta(hours=2)
    page.goto("/people/helping/")
    page.get_by_text("Add a weekly shift").click()
    page.get_by_label("Day", exact=True).select_option(str(since.weekday()))
    page.locator("#id_since").fill(f"{since:%H:%M}")
    page.locator("#id_until").fill(f"{until:%H:%M}")
    page.get_by_role("button", name="This is my shift").click()
    expect(page.get_by_text("Your shift stands, every week.")).to_be_visible()


def asks_for_someone(page: Page) -> None:
    page.goto("/people/ask/")
    page.get_by_role("button", name="Someone now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have asked")


def see_what_is_asked(page: Page) -> None:
    page.goto("/people/helping/")
    page.get_by_role("link", name="See what is asked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Could you come?")


def test_of_two_helpers_one_comes_and_the_other_is_thanked_and_a_no_goes_on_by_itself(
    as_person: Open,
) -> None:
    marigold, wren = as_person("Marigold", viewport=PHONE), as_person("Wren", viewport=PHONE)
    dee = as_person("Dee", viewport={"width": 1280, "height": 900})
    dee.goto("/desk/shifts/times/")
    dee.get_by_label("How many are asked at a time").fill("5")  # whoever else has a shift at this hour
    dee.get_by_role("button", name="Keep these").click()
    is_on_now(marigold)
    is_on_now(wren)

    frank = as_person("Frank", viewport=PHONE)
    asks_for_someone(frank)
    expect(frank.get_by_text("Those who are on now have been asked.")).to_be_visible()
    expect(frank.get_by_text("Marigold")).to_have_count(0)
    see_what_is_asked(marigold)
    see_what_is_asked(wren)
    expect(wren.get_by_text("Frank")).to_have_count(0)
    marigold.get_by_role("button", name="Yes, I can").click()
    expect(marigold.get_by_role("heading", level=1)).to_have_text("You are with Frank")
    wren.get_by_role("button", name="Yes, I can").click()
    expect(wren.get_by_role("heading", level=1)).to_have_text("Somebody else is there")
    expect(frank.get_by_text("Marigold is here for you.")).to_be_visible(
        timeout=LONG
    )  # nobody pressed anything
    frank.get_by_role("link", name="Talk with Marigold").click()
    expect(frank.get_by_role("heading", level=1)).to_have_text("Marigold")
    marigold.get_by_role("button", name="We are done").click()
    expect(marigold.get_by_text("Thank you for being there.")).to_be_visible()
    expect(frank.get_by_text("This conversation has ended.")).to_be_visible()  # his page drew itself anew
    frank.goto("/today/")
    frank.get_by_role("button", name="Yes", exact=True).click()
    expect(frank.get_by_text("That is all we ask.")).to_be_visible()

    eli = as_person("Eli", viewport=PHONE)
    asks_for_someone(eli)
    for helper in (marigold, wren):
        see_what_is_asked(helper)
        helper.get_by_role("button", name="Not now").click()
        expect(helper.get_by_text("That is fine. Nobody is told.")).to_be_visible()
    ana = as_person("Ana", viewport=PHONE)  # hers may be the hour; then she is asked as well
    ana.goto("/people/helping/")
    if ana.get_by_role("link", name="See what is asked").count():
        see_what_is_asked(ana)
        ana.get_by_role("button", name="Not now").click()
    expect(eli.get_by_text("A coordinator has been asked.")).to_be_visible(timeout=LONG)
    dee.goto("/desk/asks/")
    dee.get_by_role("link", name=re.compile("Eli")).click()
    dee.get_by_role("button", name="I can be there now").click()
    expect(dee.get_by_role("heading", level=1)).to_have_text("You are with Eli")
    expect(eli.get_by_text("Dee is here for you.")).to_be_visible(timeout=LONG)


def test_asking_works_without_a_script(as_person: Open) -> None:
    olu = as_person("Olu", java_script_enabled=False, viewport=PHONE)
    asks_for_someone(olu)
    olu.get_by_role("link", name="Look again").click()
    expect(olu.get_by_text("In danger: call")).to_be_visible()
    olu.get_by_role("button", name="I no longer need this").click()
    expect(olu.get_by_text("That is fine. You can ask again any time.")).to_be_visible()
