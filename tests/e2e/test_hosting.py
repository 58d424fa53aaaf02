"""Whoever hosts, as people live it: a host drops and hands over, one steps out, a door is shut, somebody is not OK."""

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.test_rooms import SOON, came_in, closed, opened, sat_down


def minutes_pass(site: Site, address: str, minutes: int) -> None:
    """What a room remembers of who is missing was so many minutes earlier."""
    ident = address.rstrip("/").rpartition("/")[2].replace("-", "")

    def earlier(moment: str | None) -> str | None:
        return (datetime.fromisoformat(moment) - timedelta(minutes=minutes)).isoformat() if moment else None

    with sqlite3.connect(site.data / "porch.sqlite3", timeout=20) as database:
        database.execute("BEGIN IMMEDIATE")
        row = database.execute("SELECT floor FROM rooms_room WHERE id = ?", (ident,)).fetchone()
        floor = json.loads(row[0])
        for name in ("missing_since", "asked_at", "adrift_at"):
            if name in floor["lead"]:
                floor["lead"][name] = earlier(floor["lead"][name])
        floor["chairs"] = [[*chair[:4], earlier(chair[4])] for chair in floor["chairs"]]
        database.execute("UPDATE rooms_room SET floor = ? WHERE id = ?", (json.dumps(floor), ident))


def is_missed(site: Site, address: str) -> bool:
    ident = address.rstrip("/").rpartition("/")[2].replace("-", "")
    with sqlite3.connect(site.data / "porch.sqlite3", timeout=20) as database:
        row = database.execute("SELECT floor FROM rooms_room WHERE id = ?", (ident,)).fetchone()
    return "missing_since" in json.loads(row[0])["lead"]


def test_when_the_host_drops_the_longest_there_is_asked_and_hosts(
    as_person: Callable[..., Page], site: Site
) -> None:
    host = as_person("Marigold")
    address = opened(host)
    wren, ana = sat_down(as_person, address, ("Wren", "Ana"))
    host.get_by_role("button", name="Leave the room").click()
    expect(wren.locator("#floor")).to_contain_text("Nobody hosts just now.", timeout=SOON)
    for _ in range(80):
        if is_missed(site, address):
            break
        wren.wait_for_timeout(250)
    minutes_pass(site, address, 3)
    asked = wren.get_by_role("heading", name="Would you host this room?")
    expect(asked).to_be_visible(timeout=SOON)
    expect(ana.get_by_role("heading", name="Would you host this room?")).to_have_count(0)
    wren.get_by_role("button", name="Yes, I host").click()
    expect(ana.locator("#floor")).to_contain_text("Host: Wren.", timeout=SOON)
    expect(asked).to_have_count(0, timeout=SOON)
    ana.get_by_role("button", name="Raise my hand").click()
    expect(wren.get_by_role("button", name="Next person")).to_be_visible(timeout=SOON)
    host.goto(address)
    came_in(host)
    expect(ana.locator("#floor")).to_contain_text("Wren", timeout=SOON)
    closed(wren)


def test_whoever_is_asked_to_step_out_cannot_come_back_and_finds_other_rooms_and_help(
    as_person: Callable[..., Page],
) -> None:
    host = as_person("Marigold")
    address = opened(host)
    wren, ana = sat_down(as_person, address, ("Wren", "Ana"))
    wren.get_by_role("button", name="Raise my hand").click()
    expect(host.locator("#floor")).to_contain_text("Wren is sharing.", timeout=SOON)
    host.get_by_text("Host", exact=True).click()
    host.get_by_role("link", name="People and the door").click()
    row = host.get_by_role("listitem").filter(has=host.get_by_role("heading", name="Wren"))
    row.locator("summary").click()
    row.get_by_role("button", name="Ask to step out").click()
    expect(ana.locator("#floor")).to_contain_text("Nobody is sharing just now.", timeout=SOON)
    expect(ana.locator("#room")).not_to_contain_text("Wren")
    expect(wren.get_by_role("heading", name="Another room, perhaps")).to_be_visible(timeout=2 * SOON)
    wren.goto(address)
    expect(wren.get_by_role("heading", name="Another room, perhaps")).to_be_visible()
    expect(wren.locator("main").get_by_role("link", name="Get help now")).to_be_visible()
    wren.goto("/today/")
    expect(wren.get_by_role("heading", level=1)).to_be_visible()
    host.get_by_role("link", name="Back to the room").click()
    closed(host)


def test_a_waiting_room_lets_in_and_a_locked_door_does_not(as_person: Callable[..., Page]) -> None:
    host = as_person("Marigold")
    address = opened(host)
    ana = sat_down(as_person, address, ("Ana",))[0]
    people = f"{address}people/"
    host.goto(people)
    host.get_by_label("How people come in").select_option(label="Waiting room: somebody lets people in")
    host.get_by_role("button", name="Change the door").click()
    host.get_by_role("link", name="Back to the room").click()
    wren = as_person("Wren")
    wren.goto(address)
    wren.get_by_role("radio", name="My name here").check()
    wren.get_by_role("button", name="Come in and listen").click()
    expect(wren.get_by_text("A host lets people in.")).to_be_visible()
    host.get_by_role("button", name="Let Wren in").click(timeout=SOON)
    expect(host.locator("#floor")).to_contain_text("3 people are here.", timeout=SOON)
    wren.get_by_role("link", name="Look again").click()
    expect(wren.locator("#floor")).to_be_visible()

    host.goto(people)
    host.get_by_label("How people come in").select_option(label="Closed: nobody new comes in")
    host.get_by_role("button", name="Change the door").click()
    ana.get_by_role("button", name="Leave the room").click()
    frank = as_person("Frank")
    frank.goto(address)
    expect(frank.get_by_text("The door is closed just now")).to_be_visible()
    ana.goto(address)
    came_in(ana)
    host.get_by_role("link", name="Back to the room").click()
    closed(host)


def test_who_is_not_ok_reaches_the_host_and_the_desk(as_person: Callable[..., Page]) -> None:
    host = as_person("Marigold")
    address = opened(host)
    wren = sat_down(as_person, address, ("Wren",))[0]
    wren.get_by_role("link", name="I am not OK").click()
    expect(wren.get_by_role("heading", name="Help that is there now")).to_be_visible()
    expect(wren.locator("main")).to_contain_text("Who will know: Marigold")
    wren.get_by_label("A word more, if you like").fill("It is a lot tonight.")
    wren.get_by_role("button", name="Tell them I am not OK").click()
    expect(wren.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
    host.goto(f"{address}words/")
    expect(host.locator("main")).to_contain_text("It is a lot tonight.")
    host.get_by_label("Answer Wren alone").fill("I am here. Shall we talk after?")
    host.get_by_role("button", name="Send the answer").click()
    wren.goto(f"{address}words/")
    expect(wren.locator("main")).to_contain_text("I am here. Shall we talk after?")
    desk = as_person("Carol")
    desk.goto("/desk/safety/")
    expect(desk.locator("main")).to_contain_text("Someone may be in danger now")
    host.goto(address)
    closed(host)


def test_a_script_goes_step_by_step_and_everything_works_without_a_script_on_a_small_phone(
    as_person: Callable[..., Page],
) -> None:
    small = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
    host = as_person("Marigold", **small)
    address = opened(host)
    wren = sat_down(as_person, address, ("Wren",))[0]
    host.get_by_text("Host", exact=True).click()
    host.get_by_role("link", name="Choose a script").click()
    host.get_by_label("What the room goes by").select_option(label="A plain hour")
    host.get_by_role("button", name="Go by this").click()
    host.get_by_text("Host", exact=True).click()
    host.get_by_role("button", name="Next step: Welcome").click()
    expect(wren.locator("[data-step]")).to_contain_text("Good to have you here.", timeout=SOON)
    expect(wren.locator('#floor[data-mode="speaker"]')).to_be_visible()
    host.get_by_text("Host", exact=True).click()
    host.get_by_role("button", name="Next step: A round").click()
    expect(wren.locator('#floor[data-mode="order"]')).to_be_visible(timeout=SOON)
    for page in ("people/", "script/", "words/", "not-ok/", "tell/"):
        host.goto(address + page)
        assert host.evaluate("document.documentElement.scrollWidth") <= 320, page
        expect(host.locator("[data-primary]")).to_have_count(1)
    host.goto(address)
    closed(host)
