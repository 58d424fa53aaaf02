"""A house decides: six months are the most anybody serves, tests are voted in by those who live there, in secret."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

HOUSE = "/houses/alder-house/"
OFF = "Nobody here is tested for what they drink or use."
ON = "Whoever lives here can be asked for a test, and reads at once what was written down."


def test_a_term_past_six_months_is_refused_and_six_are_not(as_person: Callable[..., Page]) -> None:
    wren = as_person("Wren", java_script_enabled=False)
    wren.goto(f"{HOUSE}home/")
    wren.get_by_role("link", name="What each of them does").click()
    wren.get_by_role("link", name="Choose anew Coordinator").click()
    wren.get_by_label("For how many months?").fill("12")
    wren.get_by_role("button", name="Next").click()
    said = "Nobody serves longer than 6 months at a time here, so that it goes round."
    expect(wren.get_by_text(said).first).to_be_visible()
    wren.get_by_label("For how many months?").fill("6")
    wren.get_by_role("button", name="Next").click()
    expect(wren.get_by_role("heading", name="This is how it will read")).to_be_visible()
    expect(wren.get_by_text("Whoever is chosen serves for 6 months.")).to_be_visible()


def test_a_house_votes_tests_in_each_with_one_secret_vote(as_person: Callable[..., Page]) -> None:
    wren = as_person("Wren")
    wren.goto(f"{HOUSE}home/")
    expect(wren.get_by_text(OFF)).to_be_visible()
    others = _others(wren)
    wren.get_by_role("link", name="Change something of this by a vote").click()
    wren.get_by_role("link", name="Change Tests").click()
    wren.get_by_label(ON).check()
    wren.get_by_role("button", name="Next").click()
    wren.get_by_role("button", name="Put it to the group").click()
    motion = wren.url
    for page in (wren, *(as_person(name) for name in others)):
        page.goto(f"{HOUSE}home/")
        page.get_by_role("link", name="Vote Tests").click()
        expect(page.get_by_text("Nothing is kept that leads from you to what you say.")).to_be_visible()
        page.get_by_label("Yes", exact=True).check()
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Vote").click()
        expect(page.get_by_text("Thank you. You have voted.")).to_be_visible()
    wren.goto(motion)
    expect(wren.get_by_text("Of 4 who could vote, 4 said yes and 0 said no.")).to_be_visible()
    wren.goto(f"{HOUSE}home/")
    expect(wren.get_by_text(ON)).to_be_visible()

    frank = as_person("Frank")
    assert frank.goto(motion).status == 404  # type: ignore[union-attr]
    assert frank.goto(f"{HOUSE}home/").status == 404  # type: ignore[union-attr]


def _others(page: Page) -> list[str]:
    """Those who serve with Wren in Alder House: drawn names, read where they stand."""
    said = page.locator("section", has=page.locator("#house-officers")).inner_text()
    return [name for name in re.findall(r"^(.+), until ", said, re.MULTILINE) if name != "You"]


def test_who_lives_there_lets_somebody_in_and_they_never_read_how_many_said_what(
    as_person: Callable[..., Page],
) -> None:
    wren, ana = as_person("Wren"), as_person("Ana")
    wren.goto(f"{HOUSE}home/")
    others = _others(wren)
    ana.goto(f"{HOUSE}ask/")
    ana.locator("main textarea").fill("Is there a room in spring?")
    ana.get_by_role("button", name="Ask about a room").click()
    asked = ana.url
    wren.goto(f"{HOUSE}asked/")
    wren.get_by_role("link", name="Ana").click()
    for_the_house = wren.url
    wren.locator("main textarea").first.fill("Come and see it.")
    wren.get_by_role("button", name="Answer", exact=True).click()
    ana.goto(asked)
    ana.locator("main textarea").first.fill("I would like to live with others.")
    ana.get_by_role("button", name="Apply for a place").click()
    wren.goto(for_the_house)
    wren.get_by_role("button", name="Let the house vote").click()
    wren.goto(for_the_house)
    wren.get_by_role("link", name="Vote, in secret").click()
    motion = wren.url
    assert ana.goto(motion).status == 404  # type: ignore[union-attr]
    for page, said in zip(
        (wren, *(as_person(name) for name in others)), ("Yes", "Yes", "Yes", "No"), strict=True
    ):
        page.goto(f"{motion}vote/")
        expect(page.get_by_text("The vote is secret. How many said what, nobody learns.")).to_be_visible()
        page.get_by_label(said, exact=True).check()
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Vote").click()
        expect(page.get_by_text("Thank you. You have voted.")).to_be_visible()
    wren.goto(motion)
    expect(wren.get_by_text("It was not decided.")).to_be_visible()
    expect(wren.get_by_text("said yes and")).to_have_count(0)
    ana.goto(asked)
    expect(ana.get_by_text("said no")).to_have_count(0)
