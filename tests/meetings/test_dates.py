"""Not every week, not on one day, at another time once: said by whoever keeps a meeting, seen by everyone at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar
from pytest_django import Settings

from porch.attendance.of_meetings import running
from porch.groups import actions as groups
from porch.groups.calendar_file import calendar_file
from porch.groups.models import Group
from porch.groups.rules.founding import Told as ToldGroup
from porch.listings.keeping import rule_from
from porch.listings.recurrence import Moved, Recurrence
from porch.meetings import actions, queries
from porch.meetings.commons import our_meetings
from porch.meetings.models import Change, Holiday, Meeting, Source
from porch.meetings.rules.dates import NotADate
from porch.meetings.rules.told import Told
from porch.people.models import Member
from porch.record.models import Entry
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
WALK = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
LAMP = Told("Thursday lamp", 4, time(19), 60, "Europe/London", location="The hall")
SUNDAY, NEXT_SUNDAY = date(2026, 11, 22), date(2026, 11, 29)


@pytest.fixture(autouse=True)
def at_noon(now: datetime, settings: Settings) -> Iterator[None]:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    settings.ZONE = "Europe/London"
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def walk(now: datetime) -> Meeting:
    return actions.add(WALK, by=None, now=now)


@pytest.fixture
def group(alice: Member, dee: Member, now: datetime) -> Group:
    """Alice is its secretary."""
    made = groups.ask_for_group(ToldGroup("Morning tea", settings={"joining": "anyone"}), by=alice, now=now)
    groups.answer_yes(made, by=dee, now=now)
    return made


def rule(meeting: Meeting) -> Recurrence:
    meeting.refresh_from_db()
    return rule_from(meeting.recurrence)


def next_start(meeting: Meeting, now: datetime) -> datetime | None:
    meeting.refresh_from_db()
    coming = queries.next_of(meeting, "UTC", now)
    return coming.starts.astimezone(UTC) if coming else None


def desk(meeting: Meeting, *more: str) -> str:
    return "/".join([f"/desk/meetings/{meeting.pk}/dates", *more, ""])


def test_a_coordinator_says_that_it_is_the_second_sunday_of_a_month(
    as_dee: Client, walk: Meeting, now: datetime
) -> None:
    before = Change.objects.get().mark
    answer = as_dee.post(
        desk(walk), {"how": "month", "nth": ["2", "-1"], "until": "2027-06-30", "rests": "on"}
    )
    assert answer.status_code == 302
    assert rule(walk) == Recurrence(nth=(2, -1), until=date(2027, 6, 30), rests_on_holidays=True)
    assert next_start(walk, now) == datetime(2026, 11, 29, 10, tzinfo=UTC)
    assert (walk.version, Change.objects.get().mark != before) == (1, True)
    assert Entry.objects.filter(act="meeting-dates-changed").count() == 1
    assert "checked" in as_dee.get(desk(walk)).text


def test_every_other_week_needs_a_day_from_which_weeks_are_counted(
    as_dee: Client, walk: Meeting, now: datetime
) -> None:
    answer = as_dee.post(desk(walk), {"how": "weeks", "every": "2"})
    assert answer.status_code == 422
    assert "from which day the weeks are counted" in answer.text
    assert as_dee.post(desk(walk), {"how": "weeks", "every": "2", "since": "2026-11-29"}).status_code == 302
    assert next_start(walk, now) == datetime(2026, 11, 29, 10, tzinfo=UTC)
    assert as_dee.post(desk(walk), {"how": "week"}).status_code == 302
    assert rule(walk) == Recurrence()


def test_a_first_day_of_another_weekday_is_refused_with_the_two_nearest(
    as_dee: Client, walk: Meeting
) -> None:
    answer = as_dee.post(desk(walk), {"how": "weeks", "every": "2", "since": "2026-12-01"})
    assert answer.status_code == 422
    assert "That is a Tuesday, and this meeting is on Sunday." in answer.text
    assert "The nearest are 29 November 2026 and 6 December 2026." in answer.text
    assert rule(walk) == Recurrence()


def test_a_first_day_is_not_called_optional_where_weeks_are_counted(as_dee: Client, walk: Meeting) -> None:
    label = 'First day <span class="optional">'
    assert label in as_dee.get(desk(walk)).text
    as_dee.post(desk(walk), {"how": "weeks", "every": "2", "since": "2026-11-29"})
    page = as_dee.get(desk(walk)).text
    assert label not in page
    assert " required" not in page, "whoever chooses another rhythm is not held up"


def test_the_desks_say_the_rhythm_as_the_public_page_does(
    as_dee: Client, group: Group, alice: Member, walk: Meeting, now: datetime
) -> None:
    as_dee.post(desk(walk), {"how": "month", "nth": ["2"]})
    assert "Every second Sunday of the month, 10:00" in as_dee.get("/desk/meetings/").text
    actions.add(LAMP, by=None, now=now, group=group)
    for page in ("/groups/morning-tea/meetings/", "/groups/morning-tea/"):
        assert "Every Thursday, 19:00" in signed_in(alice).get(page).text


def test_the_page_of_holidays_names_the_meetings_that_rest(as_dee: Client, walk: Meeting) -> None:
    assert 'href="/desk/meetings/holidays/"' in as_dee.get("/desk/meetings/").text
    assert "No meeting rests on holidays yet." in as_dee.get("/desk/meetings/holidays/").text
    as_dee.post(desk(walk), {"how": "week", "rests": "on"})
    page = as_dee.get("/desk/meetings/holidays/").text
    assert "No meeting rests" not in page
    assert f'<a href="{desk(walk)}">Sunday walk</a>: Every Sunday, 10:00' in page


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"how": "weeks", "since": "2026-11-29"},
        {"how": "month"},
        {"how": "week", "since": "2026-2", "until": "x"},
        {"how": "week", "since": "2026-12-01", "until": "2026-11-01"},
        {"how": "weeks", "every": "1"},
        {"how": "weeks", "every": "2", "since": "9999-12-01"},
        {"how": "week", "until": "1900-01-01"},
    ],
)
def test_what_cannot_be_is_asked_again_and_nothing_changes(
    as_dee: Client, walk: Meeting, said: dict[str, str]
) -> None:
    assert as_dee.post(desk(walk), said).status_code == 422
    assert rule(walk) == Recurrence()


def test_one_day_off_is_off_everywhere_until_it_is_put_on_again(
    as_dee: Client, client: Client, walk: Meeting, now: datetime
) -> None:
    assert as_dee.post(desk(walk, "2026-11-22", "off")).status_code == 302
    assert next_start(walk, now) == datetime(2026, 11, 29, 10, tzinfo=UTC)
    assert "not held" in as_dee.get(desk(walk)).text
    assert "Not held on 22 November 2026" in client.get("/feeds/meeting-guide.json").text
    as_dee.post(desk(walk, "2026-11-22", "off"), {"again": "1"})
    assert next_start(walk, now) == datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_one_day_is_held_at_another_time_and_calendars_see_it_move(
    as_dee: Client, client: Client, walk: Meeting, now: datetime
) -> None:
    page = desk(walk, "2026-11-22")
    assert as_dee.post(page, {"to": "2026-11-21", "time": "15:00"}).status_code == 302
    assert next_start(walk, now) == datetime(2026, 11, 21, 15, tzinfo=UTC)
    events = Calendar.from_ical(client.get("/meetings/sunday-walk/calendar.ics").content).walk("VEVENT")
    assert events[1]["RECURRENCE-ID"].dt.date() == SUNDAY
    assert "held on Saturday 21 November at 15:00 instead" in as_dee.get(desk(walk)).text
    assert as_dee.post(page, {"to": "2029-01-01", "time": "15:00"}).status_code == 422
    assert as_dee.post(page, {"to": "2026-11-22", "time": "10:00"}).status_code == 302
    assert rule(walk).moved == ()


def test_a_day_on_which_it_is_never_held_is_no_day_of_it(
    as_dee: Client, walk: Meeting, dee: Member, now: datetime
) -> None:
    for on in ("2026-11-23", "2031-01-05", "yesterday"):
        assert as_dee.get(desk(walk, on)).status_code == 404
        assert as_dee.post(desk(walk, on, "off")).status_code == 404
    with pytest.raises(NotADate):
        actions.move(walk, Moved(date(2026, 11, 23), SUNDAY, time(9)), by=dee, now=now)


def test_a_new_rhythm_keeps_what_was_said_of_single_days(as_dee: Client, walk: Meeting) -> None:
    as_dee.post(desk(walk, "2026-11-29", "off"))
    as_dee.post(desk(walk), {"how": "weeks", "every": "2", "since": "2026-11-15"})
    assert rule(walk).skips == {NEXT_SUNDAY}


def test_on_holidays_those_rest_that_say_so(as_dee: Client, walk: Meeting, now: datetime) -> None:
    as_dee.post(desk(walk), {"how": "week", "rests": "on"})
    assert as_dee.post("/desk/meetings/holidays/", {"on": "2026-11-22", "name": "A day"}).status_code == 302
    walk.refresh_from_db()
    assert next_start(walk, now) == datetime(2026, 11, 29, 10, tzinfo=UTC)
    assert "Sunday 29 November" in as_dee.get("/meetings/").text, "the search knows it as well"
    assert "A day" in as_dee.get("/desk/meetings/holidays/").text
    as_dee.post(f"/desk/meetings/holidays/{Holiday.objects.get().pk}/drop/")
    assert next_start(walk, now) == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert as_dee.post("/desk/meetings/holidays/", {"on": "2026-11-22"}).status_code == 422


def test_an_ended_meeting_comes_no_more_and_its_page_still_opens(
    as_dee: Client, client: Client, walk: Meeting, now: datetime
) -> None:
    as_dee.post(desk(walk), {"how": "week", "until": "2026-11-15"})
    assert next_start(walk, now) is None
    assert client.get("/meetings/sunday-walk/").status_code == 200
    assert client.get("/meetings/sunday-walk/calendar.ics").status_code == 200
    assert "Sunday walk" not in client.get("/meetings/").text
    assert as_dee.get(desk(walk)).status_code == 200


def test_whoever_serves_keeps_the_dates_of_their_groups_meeting_and_nobody_else_does(
    group: Group, alice: Member, bob: Member, walk: Meeting, now: datetime
) -> None:
    lamp = actions.add(LAMP, by=None, now=now, group=group)
    page = f"/groups/morning-tea/meetings/{lamp.pk}/dates/"
    hers = signed_in(alice)
    assert hers.post(f"{page}2026-11-26/off/").status_code == 302
    assert [one.starts.date() for one in running([group], now, now + timedelta(days=14))] == [
        date(2026, 12, 3)
    ]
    events = Calendar.from_ical(calendar_file(group, now)).walk("VEVENT")
    off = [one["DTSTART"].dt.date() for one in events if str(one["STATUS"]) == "CANCELLED"]
    assert off == [date(2026, 11, 26)]
    assert hers.post(f"{page}2026-12-03/", {"to": "2026-12-04", "time": "18:00"}).status_code == 302
    assert hers.post(page, {"how": "month", "nth": ["1"]}).status_code == 302
    assert hers.get(f"{page}2026-12-03/").status_code == 200
    for other in (f"/groups/morning-tea/meetings/{walk.pk}/dates/", desk(lamp), "/desk/meetings/holidays/"):
        assert hers.get(other).status_code == 404
    assert signed_in(bob).get(page).status_code == 404


def test_what_a_list_of_others_tells_or_has_no_time_is_not_dated_here(
    as_dee: Client, walk: Meeting, now: datetime
) -> None:
    Meeting.objects.filter(pk=walk.pk).update(day=None)
    assert as_dee.get(desk(walk)).status_code == 404
    source = Source.objects.create(name="Others", kind="ics", added_at=now)
    Meeting.objects.filter(pk=walk.pk).update(day=0, source=source, key="walk")
    assert as_dee.get(desk(walk)).status_code == 404


def test_a_community_that_hands_over_hands_over_how_often_it_meets(as_dee: Client, walk: Meeting) -> None:
    as_dee.post(desk(walk), {"how": "month", "nth": ["2"]})
    [row] = our_meetings()
    assert row["recurrence"] == {"nth": [2]}
