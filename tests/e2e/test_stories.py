"""A story from a draft to thanks, as four people live it; and the same without a script, on a narrow screen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.stories.drawing import picture

TEXT = "I met Dave Miller at the bus stop, and we said nothing.\n\n[hopeful]\n\nThe bus came."


def seen(page: Page, folder: Path, name: str) -> None:
    """What this person sees now, kept beside the test's other files."""
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def test_a_story_is_written_read_first_shown_and_thanked_for(
    as_person: Callable[..., Page], window: Callable[..., Page], tmp_path: Path
) -> None:
    frank = as_person("Frank")
    frank.goto("/stories/write/")
    frank.get_by_role("link", name="Somebody who did not look away").click()
    frank.get_by_label("Title").fill("Nothing was said")
    frank.get_by_label("Your story").fill(TEXT)
    expect(frank.get_by_text("Saved at")).to_be_visible(timeout=15_000)
    frank.reload()
    expect(frank.get_by_label("Your story")).to_have_value(TEXT)
    frank.get_by_text("Who can read it, and under which name").click()
    frank.get_by_role("radio", name="Everyone: anyone on the web").check()
    frank.get_by_role("button", name="Save and add a picture").click()
    shot = {"name": "IMG_1.png", "mimeType": "image/png", "buffer": picture(300, 200)}
    frank.get_by_label("The picture").set_input_files(shot)  # type: ignore[arg-type]
    frank.get_by_label("What it shows, for those").fill("A bus stop at night")
    frank.get_by_role("button", name="Add it").click()
    expect(frank.get_by_role("img", name="A bus stop at night")).to_be_visible()
    frank.get_by_role("link", name="Go on writing").click()
    frank.get_by_role("button", name="See it as others will").click()
    expect(frank.get_by_text("This names somebody. Keep it?")).to_be_visible()
    seen(frank, tmp_path, "the author looks it over")
    frank.get_by_label("This names somebody. Keep it?").fill("a friend")
    frank.get_by_role("button", name="Send it to be read").click()
    expect(frank.get_by_text("A person reads it before others do, by")).to_be_visible()
    story = frank.url

    sam, visitor = as_person("Sam"), window()
    for other in (sam, visitor):
        answer = other.goto(story)
        assert answer is not None
        assert answer.status == 404

    carol = as_person("Carol")
    carol.goto("/desk/stories/")
    seen(carol, tmp_path, "the desk")
    carol.get_by_role("link", name=re.compile("Nothing was said")).click()
    expect(carol.get_by_text("I met a friend at the bus stop")).to_be_visible()
    carol.get_by_role("button", name="Put it up").click()
    expect(carol.get_by_text("It is up. Its author is told.")).to_be_visible()

    frank.goto("/today/")
    frank.get_by_role("link", name=re.compile("Nothing was said")).click()
    story = frank.url
    visitor.goto(story)
    expect(visitor.get_by_role("heading", name="Nothing was said")).to_be_visible()
    expect(visitor.get_by_text("Posted by Frank at")).to_be_visible()
    expect(visitor.get_by_role("img", name="A bus stop at night")).to_be_visible()
    expect(visitor.get_by_role("button", name="Thank")).to_have_count(0)
    assert visitor.context.cookies() == []
    seen(visitor, tmp_path, "a visitor reads it")

    sam.goto(story)
    seen(sam, tmp_path, "a member reads it")
    sam.get_by_text("Or in your own words").click()
    sam.get_by_label("One line, for the author alone").fill("I know that stop.")
    sam.get_by_role("button", name="Thank Frank").click()
    expect(sam.get_by_text("Only the author reads it.")).to_be_visible()

    frank.reload()
    expect(frank.get_by_text("“I know that stop.”")).to_be_visible()
    expect(frank.get_by_text("1 person thanked you. Only you see this.")).to_be_visible()
    seen(frank, tmp_path, "the author reads what came back")
    visitor.reload()
    expect(visitor.get_by_text("I know that stop.")).to_have_count(0)
    frank.get_by_role("button", name="Take it down").click()
    answer = visitor.goto(story)
    assert answer is not None
    assert answer.status == 404


def test_two_windows_do_not_write_over_each_other(as_person: Callable[..., Page]) -> None:
    phone, kitchen = as_person("Quiet Heron"), as_person("Quiet Heron")
    phone.goto("/stories/write/new/")
    phone.get_by_label("Your story").fill("From the phone.")
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_text("Saved. Only you can read it.")).to_be_visible()
    kitchen.goto(phone.url)
    kitchen.get_by_label("Your story").fill("From the kitchen.")
    expect(kitchen.get_by_text("Saved at")).to_be_visible(timeout=15_000)
    phone.get_by_label("Your story").fill("From the phone, later.")
    expect(phone.get_by_text("Another page saved this meanwhile. Press Save to see both.")).to_be_visible(
        timeout=15_000
    )
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_role("heading", name="Another page saved this meanwhile")).to_be_visible()
    expect(phone.get_by_label("Your story")).to_have_value("From the phone, later.")
    expect(phone.get_by_text("From the kitchen.")).to_be_visible()


@pytest.mark.parametrize("width", [320])
def test_all_of_it_works_without_a_script_on_a_narrow_screen(
    as_person: Callable[..., Page], width: int
) -> None:
    view = {"width": width, "height": 640}
    ana = as_person("Marigold", java_script_enabled=False, viewport=view)
    ana.goto("/stories/write/")
    ana.get_by_role("link", name="A blank page").click()
    ana.get_by_label("Title").fill("Plain")
    ana.get_by_label("Your story").fill(
        "A wordwithoutanendthatwouldneverfitonanarrowscreenbyitselfatall. Really."
    )
    ana.get_by_role("button", name="See it as others will").click()
    ana.get_by_role("button", name="Put it up").click()
    expect(ana.get_by_text("It is up.")).to_be_visible()
    story = ana.url

    sam = as_person("Sam", java_script_enabled=False, viewport=view)
    sam.goto(story)
    sam.get_by_role("radio", name="This helped me today.").check()
    sam.get_by_role("button", name="Thank Marigold").click()
    expect(sam.get_by_text("Only the author reads it.")).to_be_visible()
    sam.goto("/stories/two-tickets/")
    sam.get_by_role("link", name="Skip to the hopeful part").click()
    expect(sam.get_by_text("I make the tea there.")).to_be_visible()


def test_nothing_is_wider_than_a_narrow_screen(as_person: Callable[..., Page]) -> None:
    ana = as_person("Wren", viewport={"width": 320, "height": 640})
    for address in (
        *("/stories/mine/", "/stories/write/", "/stories/write/new/", "/stories/the-bus-home/"),
        *(
            "/stories/write/the-bus-home/look/",
            "/stories/write/the-bus-home/pictures/",
            "/stories/the-bus-home/who/",
        ),
    ):
        ana.goto(address)
        assert ana.evaluate("document.documentElement.scrollWidth") <= 320, address
