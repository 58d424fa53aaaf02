"""One meeting: when it is in words, how one gets in, who says so, and what somebody doubts."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from porch.listings.keeping import kept
from porch.listings.recurrence import Moved, Recurrence, Weekly
from porch.meetings import telling
from porch.meetings.models import Source
from porch.meetings.rules.getting_in import digits_of, leads_in, point_of
from porch.meetings.rules.told import slug_of
from tests.meetings.listed import NOW, put


@pytest.mark.django_db
def test_a_page_tells_who_holds_it_who_may_come_and_how_to_get_there(client: Client) -> None:
    put(
        types=["closed", "women", "wheelchair"],
        fellowship="al-anon",
        latitude=53.34,
        longitude=-6.26,
        more={
            "formatted_address": "4 Mill Lane, Riverside, RV1 2AB",
            "location_notes": "The green door.",
            "group": "The Tuesday group",
            "entity": "Riverside office",
            "entity_url": "https://office.example/",
            "entity_phone": "+44 20 7946 0000",
        },
    )
    page = client.get("/meetings/mill-lane/").text
    for said in (
        "For families and friends of somebody who drinks or uses.",
        "For women.",
        "Al-Anon Family Groups",
        "The old mill<br>4 Mill Lane<br>Riverside<br>RV1 2AB",
        "The green door.",
        "The Tuesday group",
        '<a href="https://office.example/" rel="noreferrer noopener">Riverside office</a>',
        "tel:+442079460000",
        "geo:53.34000,-6.26000",
        "3 November 2026",
    ):
        assert said in page
    assert page.count("data-primary") == 1
    assert "doubt" not in page
    assert "Made up" not in page


@pytest.mark.django_db
def test_a_doubted_meeting_and_an_old_list_say_so_at_the_top(client: Client) -> None:
    old = Source.objects.create(
        name="Riverside office",
        kind="meeting-guide",
        every_hours=24,
        added_at=NOW,
        read_at=datetime(2020, 1, 2, tzinfo=UTC),
    )
    put(doubted_at=NOW, source=old, key="1")
    page = client.get("/meetings/mill-lane/").text
    assert page.index("may be wrong") < page.index("Every Tuesday at 19:00")
    assert "said on 2 January 2020" in page


@pytest.mark.django_db
@pytest.mark.parametrize("link", ["https://zoom.us/j/", "https://zoom.us", "zoom"])
def test_a_link_without_its_number_is_no_button(client: Client, link: str) -> None:
    put(conference_url=link, location="")
    page = client.get("/meetings/mill-lane/").text
    assert "Join online" not in page
    assert link not in page
    assert page.count("data-primary") == 1


@pytest.mark.django_db
def test_by_appointment_says_to_ask_first_and_has_no_calendar(client: Client) -> None:
    put(day=None, time=None)
    page = client.get("/meetings/mill-lane/").text
    assert "By appointment" in page
    assert "calendar" not in page
    assert page.count("data-primary") == 1
    assert client.get("/meetings/mill-lane/calendar.ics").status_code == 404


@pytest.mark.django_db
def test_what_a_list_says_is_never_markup(client: Client) -> None:
    evil = "<script>alert(1)</script>\"'>"
    put(
        name=evil,
        location=evil,
        notes=evil,
        conference_phone=evil,
        more={
            "entity": evil,
            "entity_url": "javascript:alert(1)",
            "group": evil,
            "location_notes": evil,
            "conference_url_notes": evil,
        },
    )
    page = client.get("/meetings/mill-lane/").text
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert escape(evil) in page


RULES = [
    (Recurrence(), "Every Tuesday"),
    (Recurrence(every=2, since=date(2026, 11, 3)), "Every 2 weeks on Tuesday"),
    (Recurrence(nth=(2,)), "Every second Tuesday of the month"),
    (Recurrence(nth=(1, 3)), "Every first and third Tuesday of the month"),
    (Recurrence(nth=(-1,)), "Every last Tuesday of the month"),
    (Recurrence(nth=(-1, 1, 3)), "Every first, third and last Tuesday of the month"),
    (Recurrence(until=date(2027, 5, 4)), "Every Tuesday until 4 May 2027"),
]


def tuesdays(rule: Recurrence) -> Weekly:
    return Weekly(2, time(19), 60, "Europe/London", rule)


@pytest.mark.parametrize(("rule", "said"), RULES, ids=[said for _, said in RULES])
def test_how_often_it_is_reads_as_people_say_it(rule: Recurrence, said: str) -> None:
    assert telling.how_often(tuesdays(rule)) == said


def test_days_that_fall_out_are_named_while_they_are_near() -> None:
    skips = frozenset({date(2026, 11, 10), date(2026, 12, 22), date(2026, 12, 24), date(2027, 11, 9)})
    assert telling.not_held(tuesdays(Recurrence(skips=skips)), NOW) == ["Tuesday 22 December"]
    assert telling.next_dates(tuesdays(Recurrence()), NOW) == []


@pytest.mark.django_db
def test_an_uneven_meeting_names_its_next_dates(client: Client) -> None:
    rule = Recurrence(moved=(Moved(date(2199, 12, 24), date(2199, 12, 25), time(18)),))
    put(recurrence=kept(rule))
    page = client.get("/meetings/mill-lane/").text
    assert "The next dates" in page
    assert page.count(", 19:00</li>") == telling.DATES


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("https://zoom.us/j/5551234567", True),
        ("https://meet.example/quiet-room", True),
        ("https://meet.example/?room=4", True),
        ("https://meet.example/#quiet-room", True),
        ("https://zoom.us/", False),
        ("https://zoom.us/j", False),
        ("http://zoom.us/my/", False),
        ("https://", False),
        ("https://[", False),
        ("ftp://a.example/x", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_only_a_link_that_leads_in_counts(link: str, leads: bool) -> None:
    assert leads_in(link) is leads


@given(st.text(max_size=60))
def test_a_number_to_dial_holds_nothing_that_is_not_dialled(said: str) -> None:
    assert all(sign.isdigit() or sign in "+,*#;" for sign in digits_of(said))
    leads_in(said)


def test_no_place_is_made_of_nothing() -> None:
    assert point_of(None, 4.0) == ""
    assert point_of(0.0, 0.0) == ""
    assert point_of(53.344104, -6.267494) == "53.34410,-6.26749"


def test_no_meeting_takes_the_address_of_a_page_beside_it() -> None:
    assert slug_of("Print") == "print-meeting"
    assert slug_of("Print", 2) == "print-meeting-2"
    assert slug_of("Prints") == "prints"


def test_a_date_is_a_day_and_an_hour_by_the_meetings_own_clock() -> None:
    weekly = tuesdays(Recurrence(every=2, since=date(2026, 11, 3)))
    [first, *_] = telling.next_dates(weekly, NOW)
    assert (first.starts.hour, first.starts.minute, first.starts.isoweekday()) == (19, 0, 2)
    assert first.starts - NOW < timedelta(days=15)
