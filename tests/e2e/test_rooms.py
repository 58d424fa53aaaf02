"""A room as people live it: they share in turn, one loses the network, and everybody always sees the same order."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Missed

from tests.e2e.site import Site

PEOPLE = ("Quiet Heron", "Wren", "Ana")
SOON = 20_000  # a busy machine takes its time


def opened(host: Page, *, share: str = "3 minutes") -> str:
    """The host opens a room that begins now, sits down in it, and its address is this."""
    host.goto("/rooms/")
    host.get_by_role("link", name="Open a room").click()
    host.get_by_label("What it is called").select_option(label="Evening room")
    host.get_by_label("Time for one share").select_option(label=share)
    host.get_by_role("button", name="Open it").click()
    came_in(host)
    return host.url


def came_in(page: Page) -> None:
    page.get_by_role("radio", name="My name here").check()
    page.get_by_role("button", name="Come in and listen").click()
    expect(page.get_by_role("heading", name="Evening room")).to_be_visible()
    expect(page.locator("#floor")).to_be_visible()


def sat_down(
    as_person: Callable[..., Page], address: str, names: tuple[str, ...], **options: Any
) -> list[Page]:
    pages = []
    for name in names:
        page = as_person(name, **options)
        page.goto(address)
        came_in(page)
        pages.append(page)
    return pages


def closed(host: Page) -> None:
    host.get_by_text("Host", exact=True).click()
    host.get_by_role("button", name="Close the room gently").click()
    expect(host.locator('#floor[data-mode="closing"]')).to_be_visible(timeout=SOON)


def order_on(page: Page) -> tuple[str | None, str | None, str | None]:
    floor = page.locator("#floor")
    return tuple(floor.get_attribute(f"data-{name}") for name in ("seq", "holder", "order"))  # type: ignore[return-value]


def test_three_people_share_in_turn_and_one_who_loses_the_network_keeps_the_place(
    as_person: Callable[..., Page],
) -> None:
    host = as_person("Marigold")
    address = opened(host)
    heron, wren, ana = sat_down(as_person, address, PEOPLE)
    expect(host.locator("#floor")).to_contain_text("4 people are here.", timeout=SOON)
    for page in (heron, wren, ana):
        page.get_by_role("button", name="Raise my hand").click()
        expect(page.get_by_role("button", name="Raise my hand")).to_have_count(0, timeout=SOON)
    expect(heron.locator("#mine")).to_contain_text("It is your turn.", timeout=SOON)
    expect(wren.locator("#mine")).to_contain_text("You are next.", timeout=SOON)
    expect(ana.locator("#mine")).to_contain_text("You are next but one.", timeout=SOON)
    expect(ana.locator("#floor")).to_contain_text("Quiet Heron is sharing.")

    wren.get_by_role("button", name="With you").click()
    expect(heron.locator("[data-words]")).to_have_text("With you", timeout=SOON)

    wren.context.set_offline(True)
    expect(wren.locator("[data-signal]")).to_contain_text("Your place is kept", timeout=3 * SOON)
    heron.get_by_label("My share, in writing").fill("A quiet day, and I am glad of it.")
    heron.get_by_role("button", name="Send my share").click()
    expect(ana.locator("#shares")).to_contain_text("A quiet day, and I am glad of it.", timeout=SOON)
    expect(ana.locator("#floor")).to_contain_text("Wren is sharing.", timeout=SOON)
    expect(wren.locator("#shares")).not_to_contain_text("A quiet day")
    wren.context.set_offline(False)
    expect(wren.locator("#mine")).to_contain_text("It is your turn.", timeout=SOON)
    expect(wren.locator("#shares")).to_contain_text("A quiet day, and I am glad of it.")
    expect(wren.locator("[data-signal]")).to_have_text("You are back, in the same place.", timeout=SOON)

    wren.get_by_role("button", name="Pass").click()
    expect(ana.locator("#mine")).to_contain_text("It is your turn.", timeout=SOON)
    assert "pass" not in heron.locator("#room").inner_text().lower(), "nobody reads that somebody passed"
    host.get_by_role("button", name="Next person").click()
    expect(host.locator("#floor")).to_contain_text("Nobody is sharing just now.", timeout=SOON)
    closed(host)


def test_after_thirty_random_acts_the_order_is_the_same_on_every_page(
    as_person: Callable[..., Page],
) -> None:
    draw = random.Random(30)
    host = as_person("Marigold")
    pages = [host, *sat_down(as_person, opened(host), PEOPLE)]
    acts = ("Raise my hand", "Take my hand down", "I am done", "Pass", "Next person", "Thank you", "Me too")
    done = 0
    while done < 30:
        page = draw.choice(pages)
        possible = [name for name in acts if page.get_by_role("button", name=name, exact=True).count()]
        if not possible:
            continue
        with suppress(Missed):  # the button went while the finger was on its way
            page.get_by_role("button", name=draw.choice(possible), exact=True).click(timeout=1500)
            done += 1
        page.wait_for_timeout(draw.choice((0, 60, 250)))
    for _ in range(100):
        seen = {order_on(page) for page in pages}
        if len(seen) == 1:
            break
        host.wait_for_timeout(200)
    assert len(seen) == 1, seen
    fresh = pages[1]
    fresh.reload()
    assert order_on(fresh)[1:] == seen.pop()[1:], "and so says the page read anew"
    closed(host)


def test_without_a_script_and_on_a_small_phone_a_room_is_complete(
    as_person: Callable[..., Page], site: Site
) -> None:
    host = as_person("Marigold")
    address = opened(host)
    small = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
    heron, wren = sat_down(as_person, address, PEOPLE[:2], **small)
    for page in (heron, wren):
        page.get_by_role("button", name="Raise my hand").click()
    expect(heron.locator("#mine")).to_contain_text("It is your turn.")
    assert "http-equiv" in wren.content(), "a page that waits is read anew by itself"
    assert "http-equiv" not in heron.content(), "and not while somebody writes"
    assert wren.evaluate("document.documentElement.scrollWidth") <= 320
    heron.get_by_label("My share, in writing").fill("By hand, and it works.")
    heron.get_by_role("button", name="Send my share").click()
    wren.get_by_role("link", name="Read the page anew").click()
    expect(wren.locator("#shares")).to_contain_text("By hand, and it works.")
    expect(wren.locator("#mine")).to_contain_text("It is your turn.")
    expect(host.locator("#shares")).to_contain_text("By hand, and it works.", timeout=SOON)
    wren.get_by_role("button", name="I am done").click()
    wren.get_by_role("button", name="Type instead").click()
    expect(wren.get_by_label("My share, in writing")).to_be_visible()
    heron.get_by_role("button", name="Leave the room").click()
    expect(heron.get_by_text("You have left the room.")).to_be_visible()
    closed(host)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_primary_button_is_one(as_person: Callable[..., Page], width: int) -> None:
    page = as_person("Sam", viewport={"width": width, "height": 800})
    page.goto("/rooms/")
    page.get_by_role("link", name="Go to the door").first.click()
    expect(page.locator("[data-primary]")).to_have_count(1)


def test_the_time_of_a_share_is_told_to_the_sharer_first_and_nobody_is_cut_off(
    as_person: Callable[..., Page],
) -> None:
    host = as_person("Marigold")
    address = opened(host, share="2 minutes")
    heron, wren = as_person("Quiet Heron"), as_person("Wren")
    for page in (heron, wren):
        page.clock.install()
        page.goto(address)
        came_in(page)
    heron.get_by_role("button", name="Raise my hand").click()
    expect(wren.locator("#floor")).to_contain_text("Quiet Heron is sharing.", timeout=SOON)
    expect(wren.locator("[data-time]")).to_have_text("About 2 minutes left.")
    for page in (heron, wren):
        page.clock.fast_forward(92_000)
    expect(heron.locator("[data-time]")).to_have_text("About half a minute left. Take it.", timeout=SOON)
    expect(heron.locator("[data-aloud]")).to_have_text("About half a minute left. Take it.")
    expect(wren.locator("[data-time]")).to_have_text("About 1 minute left.")
    for page in (heron, wren):
        page.clock.fast_forward(32_000)
        expect(page.locator("[data-time]")).to_contain_text("is up. No hurry.", timeout=SOON)
    expect(wren.locator("#floor")).to_contain_text("Quiet Heron is sharing.")
    heron.get_by_role("button", name="I am done").click()
    expect(wren.locator("#floor")).to_contain_text("Nobody is sharing just now.", timeout=SOON)
    closed(host)
