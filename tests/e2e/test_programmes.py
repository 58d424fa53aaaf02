"""A roll of twelve in a few taps, without a script; and a letter, a consent, a pause, as two people live them."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 360, "height": 740}
WORK = "/programmes/lamp-evenings/work/"
TWELVE = 12
MOST_TAPS = 14


class Taps:
    """Taps of a finger, counted."""

    def __init__(self) -> None:
        self.made = 0

    def tap(self, what: Locator) -> None:
        what.click()
        self.made += 1


def test_twelve_people_are_on_the_roll_in_a_few_taps_without_a_script(as_person: Callable[..., Page]) -> None:
    page = as_person("Ana", viewport=PHONE, java_script_enabled=False)
    page.goto(WORK)
    finger = Taps()
    finger.tap(page.get_by_role("link", name="Call the roll"))
    lines = page.locator("form.roll fieldset")
    expect(lines).to_have_count(TWELVE)
    finger.tap(lines.nth(2).get_by_text("Not here"))
    finger.tap(lines.nth(7).get_by_text("Excused"))
    finger.tap(page.get_by_role("button", name="Everyone else is here"))
    expect(page.get_by_text("Everybody has a mark.")).to_be_visible()
    assert finger.made == 4
    expect(lines.get_by_role("radio", name="Here", exact=True, checked=True)).to_have_count(TWELVE - 2)
    for number in range(TWELVE):
        finger.tap(lines.nth(number).get_by_text("Here", exact=True))
    finger.tap(page.get_by_role("button", name="Save"))
    expect(lines.get_by_role("radio", name="Here", exact=True, checked=True)).to_have_count(TWELVE)
    assert finger.made - 4 <= MOST_TAPS, "by hand, one after the other"


def test_a_letter_leads_to_a_yes_and_a_pause_takes_the_name_off_every_list(
    as_person: Callable[..., Page],
) -> None:
    frank, eli = as_person("Frank"), as_person("Eli", viewport=PHONE)
    frank.goto(WORK)
    frank.get_by_role("link", name="Autumn").click()
    cohort = frank.url
    frank.get_by_role("link", name="Write letters").click()
    frank.get_by_label("How many letters").fill("1")
    frank.get_by_role("button", name="Write them").click()
    letters = frank.locator(".letters").inner_text()

    eli.goto("/programmes/")
    eli.get_by_role("link", name="I have a letter").click()
    eli.get_by_label("The letters on your paper").fill(letters.upper().replace("-", " "))
    eli.get_by_role("button", name="Next").click()
    expect(eli.get_by_text("Your engagement only")).to_be_visible()
    eli.get_by_role("button", name="Yes, I agree").click()
    if "/again/" in eli.url:
        eli.get_by_label("Password", exact=True).fill("porch-demo")
        eli.locator("[data-primary]").click()
        eli.get_by_role("button", name="Yes, I agree").click()
    expect(eli.get_by_text("You said yes on")).to_be_visible()

    frank.goto(cohort)
    expect(frank.get_by_role("link", name="Eli")).to_be_visible()
    eli.get_by_role("link", name="Pause it, take it back, see who looked").click()
    expect(eli.get_by_text("Frank").first).to_be_visible()
    eli.get_by_role("button", name="Pause").first.click()
    frank.reload()
    expect(frank.get_by_role("heading", name="Who is in it")).to_be_visible()
    expect(frank.get_by_role("link", name="Eli")).to_have_count(0)
    eli.goto("/programmes/")
    expect(eli.get_by_text("Paused: staff see nothing of you just now.")).to_be_visible()
