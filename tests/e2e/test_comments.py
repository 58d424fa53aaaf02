"""A visitor's words from the box to the page: past the human question, to a person, and then they stand."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.e2e.site import Site

BUS = "/stories/the-bus-home/"
ANSWERS = {
    "What colour is a green orange?": "It is green!",
    "How many wheels has a bicycle?": "Two",
    "Which day comes after Monday?": "tuseday",
    "Is fresh snow hot or cold?": "COLD",
    "A red bus drives past a white house. What colour is the house?": "The white",
    "A child has three apples and eats one. How many are left?": "two",
    "What do we drink out of: a cup or a shoe?": "a cup",
}


def question_on(page: Page) -> str:
    return page.locator('label[for="id_answer"]').inner_text().strip()


def fill_in(page: Page, words: str, answer: str | None = None) -> None:
    page.get_by_label("Say what it meant to you").fill(words)
    page.get_by_label("A name for this").fill("Ines B.")
    asked = question_on(page)
    page.get_by_label(asked).fill(ANSWERS[asked] if answer is None else answer)


def at_the_desk(moderator: Page, words: str) -> Locator:
    """What waits there. A journey types quicker than anybody does, so it may lie with what machines send."""
    moderator.goto("/desk/comments/")
    card = moderator.locator("section.card").filter(has_text=words).last
    if not card.is_visible():
        moderator.locator("details.card > summary").click()
    return card


def test_a_visitors_words_pass_the_question_wait_for_a_person_and_stand(
    window: Callable[..., Page], as_person: Callable[..., Page]
) -> None:
    visitor = window()
    visitor.goto(BUS)
    visitor.get_by_role("link", name="Add a comment").click()
    words = "I waited for that bus too, in another town."
    fill_in(visitor, words, "a herring")
    expect(visitor.get_by_text("Your device has done its small sum.")).to_be_visible(timeout=30_000)
    visitor.get_by_role("button", name="Say it").click()
    expect(visitor.get_by_text("That is not the answer we know.").first).to_be_visible()
    expect(visitor.get_by_label("Say what it meant to you")).to_have_value(words)
    expect(visitor.get_by_label("A name for this")).to_have_value("Ines B.")

    first = question_on(visitor)
    visitor.get_by_role("button", name="Ask me another question").click()
    expect(visitor.get_by_label(first)).to_have_count(0)
    expect(visitor.get_by_label("Say what it meant to you")).to_have_value(words)
    fill_in(visitor, words)
    visitor.get_by_role("button", name="Say it").click()
    expect(visitor.get_by_role("heading", name="Your words wait for a reader")).to_be_visible()
    expect(visitor.get_by_text(words)).to_be_visible()
    assert visitor.context.cookies() == []
    back = visitor.url
    visitor.goto(BUS)
    expect(visitor.get_by_text(words)).to_have_count(0)

    carol = as_person("Carol")
    card = at_the_desk(carol, words)
    expect(card.get_by_text("from somebody who is not signed in")).to_be_visible()
    expect(card.get_by_text("did no sum")).to_have_count(0)
    card.get_by_role("button", name="Let it stand").click()
    expect(carol.get_by_text("It stands under the story now.")).to_be_visible()

    visitor.goto(back)
    expect(visitor.get_by_role("heading", name="Your words are up")).to_be_visible()
    visitor.get_by_role("link", name="Back to the story").click()
    expect(visitor.get_by_text(words)).to_be_visible()
    there = urlsplit(visitor.url).fragment
    assert there.startswith("c-")
    assert visitor.evaluate("document.activeElement.id") == there, "focus goes to what came"


def test_all_of_it_without_a_script_on_a_narrow_page(
    window: Callable[..., Page], as_person: Callable[..., Page]
) -> None:
    visitor = window(java_script_enabled=False, viewport={"width": 320, "height": 640})
    visitor.goto(BUS)
    visitor.get_by_role("link", name="Add a comment").click()
    words = "Read on an old phone, slowly."
    fill_in(visitor, words)
    visitor.get_by_role("button", name="Say it").click()
    expect(visitor.get_by_role("heading", name="Your words wait for a reader")).to_be_visible()
    carol = as_person("Carol", java_script_enabled=False)
    card = at_the_desk(carol, words)
    expect(card.get_by_text("did no sum")).to_be_visible()
    card.get_by_role("button", name="Not this one").click()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="Your words were not put up")).to_be_visible()


def test_members_talk_under_a_story_and_its_author_keeps_it(
    as_person: Callable[..., Page], site: Site
) -> None:
    ana, wren = as_person("Ana"), as_person("Wren")
    ana.goto(BUS)
    ana.get_by_label("Say what it meant to you").fill("You should write more of these.")
    ana.get_by_role("radio", name="Ana, as people know you here").check()
    ana.get_by_role("button", name="Say it").click()
    expect(ana.get_by_role("heading", name="This may read as advice")).to_be_visible()
    ana.get_by_label("Say what it meant to you").fill("I would read more of these.")
    ana.get_by_role("button", name="Send it as it is").click()
    expect(ana.get_by_text("I would read more of these.")).to_be_visible()
    assert ana.evaluate("document.activeElement.id").startswith("c-")

    wren.goto("/today/")
    expect(wren.get_by_text("Somebody wrote under a story of yours.").first).to_be_visible()
    wren.goto(BUS)
    said = wren.locator("li").filter(has_text="I would read more of these.").last
    said.locator("summary").click()
    said.get_by_role("button", name="Take it away").click()
    expect(wren.get_by_text("I would read more of these.")).to_have_count(0)
    ana.reload()
    expect(ana.get_by_text("I would read more of these.")).to_have_count(0)
