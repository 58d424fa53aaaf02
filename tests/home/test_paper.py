"""Sheets of paper: what stands on each, for whom, and nothing that tells what the place is for."""

import re
from datetime import UTC, date, datetime, time
from html import unescape

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from porch.home import rota
from porch.home.rules.week import Around, Slot
from porch.home.rules.week import rota as week_of
from porch.meetings.actions import add
from porch.meetings.models import Source
from porch.meetings.rules.told import Told
from porch.people.models import Member
from porch.people.rules.community import RULES
from porch.people.rules.hours import ALL_HOURS
from porch.record.models import Disclosure
from tests.meetings.listed import put

MONDAY = date(2026, 11, 23)
TELLING = re.compile(r"recover|sober|drink|drug|addict|using|peer|mentor|support", re.IGNORECASE)


def sheet_of(page: str) -> str:
    """The words that come out of the printer."""
    main = page[page.index('class="sheet') : page.index("</main>")]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    settings.COUNTRY, settings.ZONE = "GB", "Europe/London"
    settings.SITE_URL = "https://porch.example"


@pytest.fixture
def kettle(db: None, now: datetime) -> None:
    add(Told("Kettle", 1, time(19), 60, "Europe/London", location="Mill Lane, side door"), by=None, now=now)


@pytest.mark.parametrize("path", ["card", "wall"])
def test_a_sheet_says_when_and_whom_to_ring_and_not_what_for(
    as_alice: Client, kettle: None, path: str
) -> None:
    page = as_alice.get(f"/paper/{path}/").text
    sheet = sheet_of(page)
    for said in ("999", "116 123", "Monday", "19:00", "Mill Lane, side door"):
        assert said in sheet
    assert not TELLING.search(sheet)
    assert not TELLING.search(re.search(r"<title>(.*?)</title>", page).group(1))  # type: ignore[union-attr]
    assert "only-sheet" in page


def test_the_wall_page_has_the_address_in_words_and_as_a_code(as_alice: Client, kettle: None) -> None:
    page = as_alice.get("/paper/wall/").text
    assert "porch.example" in sheet_of(page)
    assert "https://" not in sheet_of(page)
    assert 'class="code"' in page


def test_a_card_without_a_meeting_has_the_numbers_and_room_for_names(as_alice: Client) -> None:
    sheet = sheet_of(as_alice.get("/paper/card/").text)
    assert "999" in sheet
    assert "I can ring" in sheet


def test_the_rules_are_the_communitys_own_five_lines(as_alice: Client) -> None:
    sheet = sheet_of(as_alice.get("/paper/rules/").text)
    assert all(line in sheet for line in RULES)


def test_paper_is_for_members_and_the_rota_for_a_coordinator(
    client: Client, as_alice: Client, as_carol: Client, as_dee: Client
) -> None:
    for path in ("", "card/", "rules/", "wall/"):
        assert client.get(f"/paper/{path}").status_code == 302
        assert as_alice.get(f"/paper/{path}").status_code == 200
    for other in (client, as_alice, as_carol):
        assert other.get("/desk/rota/").status_code == 404
    assert "/desk/rota/" not in as_alice.get("/paper/").text
    assert "/desk/rota/" in as_dee.get("/paper/").text
    assert as_dee.get("/desk/rota/").status_code == 200


def test_the_rota_names_helpers_by_their_hours_and_the_look_is_on_the_record(
    as_dee: Client, dee: Member, bob: Member, alice: Member
) -> None:
    for one in (bob, alice):
        one.lived.hours = ["mon-18", "sun-7"]
        one.lived.save()
    page = as_dee.get("/desk/rota/").text
    assert page.count("Bob Harbour") == 2
    assert "Alice Fern" not in page, "whoever helps nobody is on no rota"
    noted = Disclosure.objects.get()
    assert (noted.viewer_id, noted.subject_id, noted.scope) == (dee.pk, bob.pk, "hours")


def test_who_rests_is_on_no_rota(bob: Member, dee: Member, now: datetime) -> None:
    bob.state = Member.State.PAUSED
    bob.save()
    assert rota.of_helpers(dee, "Europe/London", now).seen == []
    assert rota.of_helpers(bob, "Europe/London", now).seen == [], "nobody but a coordinator sees any"


def test_hours_are_shown_by_the_clock_on_the_wall() -> None:
    tokyo = Around("Wren", "Asia/Tokyo", ("mon-8",))
    slots = [slot for row in week_of([tokyo], "Europe/London", MONDAY) for slot in row if slot.names]
    assert slots == [Slot("sun", "evening", ("Wren",))]


@given(
    st.lists(st.sampled_from(ALL_HOURS), unique=True),
    st.sampled_from(["UTC", "Asia/Kolkata", "America/Lima"]),
)
def test_every_hour_told_has_a_place_and_no_other(hours: list[str], zone: str) -> None:
    rows = week_of([Around("Wren", zone, tuple(hours))], zone, MONDAY)
    assert [len(row) for row in rows] == [7, 7, 7, 7]
    named = {(slot.day, slot.part) for row in rows for slot in row if slot.names}
    parts = ("night", "morning", "afternoon", "evening")
    assert named == {(hour.split("-")[0], parts[int(hour.split("-")[1]) // 6]) for hour in hours}


def test_whoever_helps_is_told_that_their_hours_stand_on_the_rota(as_bob: Client, as_alice: Client) -> None:
    told = "on their rota"
    assert told in as_bob.get("/settings/about/hours/").text
    assert told not in as_alice.get("/settings/about/hours/").text


def test_a_full_week_still_fits_one_page(as_alice: Client, now: datetime) -> None:
    for n in range(9):
        add(Told("Kettle", n % 7, time(19), 60, "Europe/London", location="Mill Lane"), by=None, now=now)
    assert "poster dense" in as_alice.get("/paper/wall/").text


def test_the_wall_page_has_the_communitys_own_meetings_and_none_of_other_lists(
    as_alice: Client, kettle: None
) -> None:
    source = Source.objects.create(
        name="Valley", kind="meeting-guide", added_at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    put("elsewhere", name="Somewhere else", source=source, key="e")
    page = as_alice.get("/paper/wall/").text
    assert "Somewhere else" not in page
