"""For somebody's own sake: the question first, a page a day, a goal drawn; also without a script or a mouse."""

import sqlite3
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.test_by_keyboard import choose, go

PHONE = {"width": 320, "height": 700}


def days_later(site: Site, handle: str, days: int) -> None:
    """The one thing here that a test cannot wait for: this person's course is so many days older."""
    with sqlite3.connect(site.data / "porch.sqlite3", timeout=20) as database:
        moved = database.execute(
            "UPDATE family_course SET opened_on = date(opened_on, ?) WHERE member_id = "
            "(SELECT id FROM people_member WHERE handle = ?)",
            [f"-{days} days", handle],
        )
        assert moved.rowcount == 1


def test_the_question_comes_first_and_what_tries_something_at_home_opens_by_a_yes_alone(
    as_person: Callable[..., Page], site: Site
) -> None:
    page = as_person("Sam", viewport=PHONE, java_script_enabled=False)
    page.goto("/family/course/")
    page.get_by_role("link", name="To the question").click()
    page.get_by_text("I am not sure").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("main[data-page=family-other-path]")).to_be_visible()
    page.get_by_role("link", name="To the course").click()
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", name="This is for you")).to_be_visible()
    assert page.goto("/family/course/2/").status == 404  # type: ignore[union-attr]

    days_later(site, "Sam", 9)
    page.goto("/family/course/")
    expect(page.get_by_text("is open.")).to_be_visible()
    page.goto("/family/course/9/")
    expect(page.get_by_text("Pick your hour")).to_have_count(0)
    expect(page.get_by_role("link", name="If you are not safe")).to_be_visible()
    page.goto("/family/safety/?back=9")
    page.get_by_text("Yes, it is safe").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Pick your hour")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_rosa_finds_her_day_and_rests_and_goes_on(as_person: Callable[..., Page]) -> None:
    page = as_person("Rosa")
    page.goto("/family/")
    page.get_by_role("link", name="To the course").click()
    expect(page.get_by_text("is open.")).to_be_visible()
    page.get_by_role("button", name="Rest a while").click()
    expect(page.get_by_text("The course rests until you go on.")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("It goes on from where you were.")).to_be_visible()


def test_a_goal_and_a_day_are_told_without_a_mouse_and_drawn_with_their_numbers(
    as_person: Callable[..., Page],
) -> None:
    page = as_person("Rosa")
    page.goto("/family/goals/")
    page.get_by_role("link", name="Sleep through").click()
    assert page.locator("main input[type=radio]:checked").count() == 0
    choose(page, "near", "6")
    go(page, "Keep it", tag="button")
    expect(page.get_by_text("Kept, just for you.")).to_be_visible()
    picture = page.locator("figure.picture")
    assert picture.locator("svg").count() == 2
    picture.get_by_text("See the numbers").click()
    expect(picture.get_by_role("row")).to_have_count(8)

    page.goto("/family/diary/")
    choose(page, "how", "OK")
    go(page, "Keep it", tag="button")
    expect(page.get_by_text("Kept, just for you.")).to_be_visible()


def test_rosa_says_yes_to_the_time_of_a_call_and_wren_sees_it_stand(as_person: Callable[..., Page]) -> None:
    rosa, wren = as_person("Rosa"), as_person("Wren")
    rosa.goto("/family/coaching/")
    expect(rosa.get_by_text("You walk with Wren.")).to_be_visible()
    rosa.get_by_role("button", name="Yes, that time").click()
    expect(rosa.get_by_text("Both of you said yes to it.")).to_be_visible()
    wren.goto("/family/coaching/")
    wren.get_by_role("link", name="Rosa").click()
    expect(wren.get_by_text("Both of you said yes to it.")).to_be_visible()
    wren.get_by_role("link", name="Write to each other").click()
    assert "/family/talk/" in wren.url
