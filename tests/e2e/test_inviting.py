"""Bringing people: a sheet on paper, letters typed on an old phone, a door where someone looks first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.e2e.test_joining import PASSWORD
from tests.e2e.test_paper import SEEN, pages_of

Open = Callable[..., Page]


def ask_for(page: Page, many: str, *, group: bool = False) -> list[str]:
    """Make invitations at the desk; returns the letters of each."""
    page.goto("/desk/invitations/")
    if group:
        page.get_by_label("One link for a group").check()
    page.get_by_label("For how many people").fill(many)
    page.get_by_role("button", name="Make invitations").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Print this now")
    return page.locator(".letters").all_inner_texts()


def first_step(page: Page) -> str:
    """Through the first step of joining; returns the name."""
    name = page.get_by_label("Your name here").input_value()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("I am 18 or over").check()
    page.get_by_role("button", name="Next").click()
    return name


def the_rest(page: Page) -> None:
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("link", name="I wrote it down").click()


@contextmanager
def door(as_person: Open, choice: str) -> Iterator[None]:
    """The community decides who may join, and decides back afterwards: the demo's door is open."""
    desk = as_person("Olu")
    decide(desk, choice)
    try:
        yield
    finally:
        decide(desk, "Anyone who comes to the door")


def decide(desk: Page, choice: str) -> None:
    desk.goto("/desk/community/joining/")
    desk.get_by_label(choice).check()
    desk.locator("button[data-primary]").click()
    desk.wait_for_url("**/desk/community/")


def test_ten_pieces_fit_on_one_page_and_nothing_else_is_printed(as_person: Open) -> None:
    page = as_person("Dee")
    assert len(ask_for(page, "10")) == 10
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == []
    assert pages_of(page, "A4") == 1


def test_letters_are_typed_on_a_phone_without_a_script_and_work_once(as_person: Open, window: Open) -> None:
    letters = ask_for(as_person("Dee"), "2")[0]
    with door(as_person, "Only with an invitation"):
        old, late = (window(java_script_enabled=False) for _ in range(2))
        old.goto("/join/")
        expect(old.get_by_role("heading", level=1)).to_have_text("You come in by invitation here")
        for page in (old, late):
            page.goto("/join/")
            page.get_by_role("link", name="I have an invitation").click()
            page.get_by_label("The letters on your paper").fill(letters.upper().replace("-", " "))
            page.get_by_role("button", name="Next").click()
            expect(page.get_by_role("heading", level=1)).to_contain_text("You have been invited to")
            page.get_by_role("button", name="Come in").click()
        name = first_step(old)
        the_rest(old)
        expect(old.get_by_role("heading", level=1)).to_contain_text(name)
        first_step(late)
        expect(late.get_by_role("heading", level=1)).to_have_text("This invitation has ended")
        expect(late.get_by_role("link", name="Get help now").first).to_be_visible()


def test_someone_knocks_and_is_let_in(as_person: Open, window: Open) -> None:
    with door(as_person, "Anyone may knock, and one of us says yes first"):
        page = window()
        page.goto("/join/")
        name = first_step(page)
        the_rest(page)
        page.wait_for_url("**/waiting/")
        page.get_by_label("One line to the people who answer").fill("I heard of you at the library.")
        page.get_by_role("button", name="Pass it on").click()
        expect(page.get_by_text("I heard of you at the library.")).to_be_visible()
        dee = as_person("Dee")
        dee.goto("/desk/joining/")
        expect(dee.get_by_text("I heard of you at the library.")).to_be_visible()
        dee.get_by_role("button", name=f"Let in {name}").click()
        page.get_by_role("link", name="See if the door is open").click()
        page.wait_for_url("**/today/")


def test_a_list_is_looked_over_and_then_made(as_person: Open) -> None:
    page = as_person("Dee")
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": b"name;email\nPriya;\nBo;nowhere\n"}
    page.goto("/desk/invitations/import/")
    for button, heading in (
        ("Only look it over", "1 person can be invited"),
        ("Make invitations", "Print this now"),
    ):
        page.set_input_files("[name=file]", files=[file])  # type: ignore[list-item]
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_text("Line 3: Not an email address.")).to_be_visible()
    expect(page.locator(".piece")).to_contain_text("Priya")
