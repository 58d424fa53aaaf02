"""Two who are here for somebody else only are paired, talk, and sit in a circle: all of it under /family/."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def test_two_are_paired_and_talk_under_family(as_person: Callable[..., Page]) -> None:
    rosa, malin = (as_person(name, viewport=PHONE) for name in ("Rosa", "Malin"))
    for page, other in ((rosa, "Malin"), (malin, "Rosa")):
        page.goto("/family/peers/")
        expect(page.get_by_text(re.compile("caring about a brother or a sister"))).to_be_visible()
        page.get_by_role("button", name=f"Yes, meet {other}").click()
    expect(malin).to_have_url(re.compile("/family/talk/"))
    malin.get_by_label("Message", exact=True).fill("Hello from the other side of town.")
    malin.get_by_role("button", name="Send", exact=True).click()
    rosa.goto("/family/peers/")
    rosa.get_by_role("link", name="Talk (Malin)").click()
    expect(rosa.get_by_text("Hello from the other side of town.")).to_be_visible()
    address = rosa.url.replace("/family/talk/", "/talk/")
    for refused in (address, "/talk/", "/rooms/"):
        answer = rosa.goto(refused)
        assert answer is not None
        assert answer.status == 404


def test_a_circle_is_sat_in_with_turns_and_without_a_script(as_person: Callable[..., Page]) -> None:
    page = as_person("Malin", java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("/family/")
    page.get_by_role("link", name="Join tonight’s family circle").click()
    expect(page).to_have_url(re.compile("/family/rooms/"))
    door = page.url
    page.get_by_role("button", name="Come in and listen").click()
    expect(page.get_by_role("heading", name="Open circle")).to_be_visible()
    page.get_by_role("button", name="Raise my hand").click()
    expect(page).to_have_url(re.compile("/family/rooms/"))
    answer = page.goto(door.replace("/family/rooms/", "/rooms/"))
    assert answer is not None
    assert answer.status == 404
