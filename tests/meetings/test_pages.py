"""Finding a meeting and keeping the list: what a visitor sees, what a coordinator does, and nobody else."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries, Settings

from porch.listings.found import Hit
from porch.listings.wanted import Wanted
from porch.meetings import actions, queries, today
from porch.meetings.models import Meeting
from porch.meetings.rules.told import NotTellable, Told, slug_of
from porch.people.models import Member
from porch.record.models import Entry

pytestmark = pytest.mark.django_db
FRIDAY_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WALK = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
CALL = Told("Late call", 5, time(22), 60, "Europe/London", conference_phone="+44 20 7946 0000")
ROOM = Told(
    "Kettle", 5, time(11, 30), 60, "Europe/London", location="Mill Lane", conference_url="https://a.example/x"
)
FORM = {
    "name": "Kettle",
    "day": "1",
    "time": "19:00",
    "minutes": "60",
    "time_zone": "Europe/London",
    "location": "Mill Lane",
    "open_to": "closed",
}


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    settings.ZONE = "Europe/London"


@pytest.fixture
def three(now: datetime) -> list[Meeting]:
    return [actions.add(told, by=None, now=now) for told in (WALK, CALL, ROOM)]


def found(zone: str = "Europe/London", now: datetime = FRIDAY_NOON, **said: str) -> list[Hit]:
    return queries.search(Wanted.said(said, now=now, zone=zone)).rows


def days(zone: str = "Europe/London", **said: str) -> list[tuple[int, str]]:
    """How many days ahead by the viewer's clock, and which."""
    today = FRIDAY_NOON.astimezone(ZoneInfo(zone)).date()
    return [
        ((one.starts.astimezone(ZoneInfo(zone)).date() - today).days, one.slug)
        for one in found(zone, **said)
        if one.starts
    ]


def test_today_comes_first_and_what_is_on_stands_above_the_rest(three: list[Meeting]) -> None:
    assert days() == [(0, "kettle"), (0, "late-call"), (2, "sunday-walk")]
    assert [one.is_on for one in found()] == [True, False, False]


def test_a_day_and_a_way_narrow_it_and_strange_words_do_nothing(three: list[Meeting]) -> None:
    assert days(day="today", how="online") == [(0, "kettle"), (0, "late-call")]
    assert days(day="0") == [(2, "sunday-walk")]
    assert days(day="tomorrow") == []
    assert days(how="in-person") == [(0, "kettle"), (2, "sunday-walk")]
    assert days(day="<script>", how="9") == days()


def test_someone_elsewhere_sees_their_own_clock_and_the_meetings(three: list[Meeting]) -> None:
    assert days(zone="Asia/Tokyo") == [(0, "kettle"), (1, "late-call"), (2, "sunday-walk")]
    late = queries.next_of(three[1], "Asia/Tokyo", FRIDAY_NOON)
    assert (late.starts.hour, late.starts.day) == (7, 21)
    assert late.elsewhere is not None
    assert (late.elsewhere.hour, late.town) == (22, "London")
    assert queries.next_of(three[1], "Europe/London", FRIDAY_NOON).elsewhere is None


def test_anyone_finds_the_list_without_an_account(
    client: Client, three: list[Meeting], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/meetings/")  # the list is read once for all who come until it changes
    with django_assert_num_queries(4):
        page = client.get("/meetings/?day=any").text
    assert "Sunday walk" in page
    assert "Checked 20 Nov 2026" in page
    assert page.count("data-primary") == 1
    assert "selected>Tomorrow" in client.get("/meetings/?day=tomorrow").text


def test_an_empty_list_says_so_and_where_help_is(client: Client) -> None:
    page = client.get("/meetings/").text
    assert "No meetings are listed yet" in page
    assert page.count("/help-now/") >= 2


def test_one_meeting_says_what_to_expect(client: Client, three: list[Meeting]) -> None:
    page = client.get("/meetings/sunday-walk/").text
    for said in ("Park gates", "Every Sunday at 10:00", "Anyone may come", "say nothing at all"):
        assert said in page
    assert client.get("/meetings/nothing-here/").status_code == 404
    assert 'rel="noreferrer noopener"' in client.get("/meetings/kettle/").text


def test_its_calendar_file_tells_nothing_but_when_unless_asked(client: Client, three: list[Meeting]) -> None:
    answer = client.get("/meetings/sunday-walk/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["SUMMARY"], event.get("LOCATION")) == ("Meeting", None)
    assert event["RRULE"]["FREQ"] == ["WEEKLY"]
    start = event["DTSTART"].dt
    assert (start.isoweekday(), start.hour, str(start.tzinfo)) == (7, 10, "Europe/London")
    assert event["DURATION"].dt == timedelta(minutes=90)
    for told in (b"Porch", b"walk", b"127.0.0.1"):
        assert told not in answer.content
    [with_place] = Calendar.from_ical(client.get("/meetings/sunday-walk/calendar.ics?place=1").content).walk(
        "VEVENT"
    )
    assert with_place["LOCATION"] == "Park gates"


def test_a_coordinator_adds_changes_and_takes_one_off_and_it_is_on_the_record(
    as_dee: Client, client: Client, dee: Member
) -> None:
    assert as_dee.post("/desk/meetings/new/", FORM).status_code == 302
    kettle = Meeting.objects.get()
    assert (kettle.slug, kettle.day, kettle.time, kettle.is_demo) == ("kettle", 1, time(19), False)
    assert "Kettle" in client.get("/meetings/").text

    changed = FORM | {"name": "Big kettle", "time": "18:30"}
    assert as_dee.post(f"/desk/meetings/{kettle.pk}/", changed).status_code == 302
    kettle.refresh_from_db()
    assert (kettle.slug, kettle.name, kettle.version) == ("kettle", "Big kettle", 1)

    as_dee.post(f"/desk/meetings/{kettle.pk}/take-off/")
    assert client.get("/meetings/kettle/").status_code == 404
    assert "off the list" in as_dee.get("/desk/meetings/").text
    as_dee.post(f"/desk/meetings/{kettle.pk}/put-back/")
    as_dee.post(f"/desk/meetings/{kettle.pk}/confirm/")
    assert client.get("/meetings/kettle/").status_code == 200
    acts = list(
        Entry.objects.filter(act__startswith="meeting-").order_by("seq").values_list("act", "actor_id")
    )
    expected = (
        "meeting-added",
        "meeting-changed",
        "meeting-taken-off",
        "meeting-put-back",
        "meeting-confirmed",
    )
    assert acts == [(act, dee.pk) for act in expected]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Give it a name, such as Sunday walk."),
        ({"time": "seven"}, "Write the time like 19:00."),
        ({"location": ""}, "Say where it is: a place, a link or a number to call."),
        ({"conference_url": "javascript:alert(1)"}, "Paste the whole link; it begins with https://."),
        ({"conference_phone": "ring Ana"}, "Write the number in digits"),
        ({"minutes": "1441"}, "1440"),
        ({"open_to": ""}, "Say who may come."),
    ],
)
def test_a_wrong_form_says_what_is_wrong_keeps_what_was_typed_and_changes_nothing(
    as_dee: Client, wrong: dict[str, str], said: str
) -> None:
    answer = as_dee.post("/desk/meetings/new/", FORM | {"notes": "Tea."} | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Tea." in answer.text
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("who", ["as_alice", "as_bob", "as_carol", "client"])
def test_the_desk_is_not_there_for_anyone_else(
    who: str, request: pytest.FixtureRequest, three: list[Meeting]
) -> None:
    visitor = request.getfixturevalue(who)
    for path in ("", "new/", f"{three[0].pk}/"):
        assert visitor.get(f"/desk/meetings/{path}").status_code == 404
    assert visitor.post(f"/desk/meetings/{three[0].pk}/take-off/").status_code == 404
    assert Meeting.objects.filter(active=True).count() == 3


def test_two_of_one_name_have_two_addresses(now: datetime) -> None:
    first, second = (actions.add(WALK, by=None, now=now) for _ in range(2))
    assert (first.slug, second.slug) == ("sunday-walk", "sunday-walk-2")
    assert slug_of("Café — Kraków 7") == "cafe-krakow-7"
    assert slug_of("散歩") == "meeting"
    assert len(slug_of("x" * 200, 12)) == 64


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"day": 7}, {"minutes": 4}, {"time_zone": "Mars/North"}, {"location": ""}]
)
def test_nothing_untellable_gets_on_the_list_by_any_door(wrong: dict[str, Any], now: datetime) -> None:
    with pytest.raises(NotTellable):
        actions.add(Told(**{**WALK.__dict__, **wrong}), by=None, now=now)


def test_the_next_few_and_the_week_for_paper(three: list[Meeting]) -> None:
    soonest = queries.next_few("Europe/London", FRIDAY_NOON, 2)
    assert [one.meeting.name for one in soonest] == ["Kettle", "Late call"]
    assert [one.name for one in queries.by_week()] == ["Kettle", "Late call", "Sunday walk"]


def test_a_meeting_that_was_checked_says_when(
    three: list[Meeting], make_person: Callable[..., Member]
) -> None:
    later = datetime(2026, 12, 24, 9, tzinfo=UTC)
    assert actions.confirm(three[0], by=make_person("Dee Kettle", "coordinator"), now=later) == date(
        2026, 12, 24
    )


def test_today_names_the_next_meeting_when_it_is_soon_and_is_silent_otherwise(
    three: list[Meeting], alice: Member
) -> None:
    thing = today.coming(alice, FRIDAY_NOON)
    assert thing is not None
    drawn = thing.draw()
    assert (drawn["meeting"].name, drawn["when"], drawn["coming"].is_on) == ("Kettle", "Today", True)
    assert today.coming(alice, datetime(2026, 11, 21, 12, tzinfo=UTC)) is None
    Meeting.objects.all().delete()
    assert today.coming(alice, FRIDAY_NOON) is None


def test_a_meeting_that_began_before_midnight_and_is_still_on_stands_under_today(now: datetime) -> None:
    actions.add(Told("Long night", 4, time(23), 120, "Europe/London", location="Mill Lane"), by=None, now=now)
    after_midnight = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
    [one] = found(now=after_midnight, day="today")
    assert one.starts is not None
    assert (one.is_on, one.starts.day) == (True, 19)
