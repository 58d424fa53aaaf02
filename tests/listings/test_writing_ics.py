"""Meetings as a calendar: every calendar program makes of it what the rule says."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from porch.listings.listing import Listing
from porch.listings.recurrence import Moved, Recurrence, Weekly, starts_between
from porch.listings.writing.ics import Entry, calendar
from tests.listings.rules import clock_times, days, recurrences

CHANGED = datetime(2026, 11, 20, 12, tzinfo=UTC)
ZONES = ("Europe/London", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu")
TEA = Listing(
    slug="tea",
    name='Tea; and, "cake"',
    day=2,
    time=time(19, 30),
    minutes=90,
    zone="Europe/London",
    types=("open", "wheelchair"),
    notes="Ring\nthe bell, twice",
    location="Mill Hall",
    formatted_address="1 Mill Lane, Town, UK",
    latitude=51.5,
    longitude=-0.12,
    conference_url="https://a.example/j/1?x=1,2",
    conference_phone="+441234567890,,5#",
)


def events(listing: Listing, *, holidays: frozenset[date] = frozenset()) -> list[Event]:
    entry = Entry(uid="tea@a.example", listing=listing, changed_at=CHANGED, version=3)
    written = calendar([entry], title="All of them", holidays=holidays)
    return [one for one in Calendar.from_ical(written).walk("VEVENT") if isinstance(one, Event)]


def held_by_a_calendar(found: list[Event], until: datetime) -> set[datetime]:
    """What a calendar program makes of a rule, its days off, and the changes of single times."""
    main, changes = found[0], found[1:]
    start = main["DTSTART"].dt
    local = start.replace(tzinfo=None)
    rule = main["RRULE"]
    last = rule.get("UNTIL")
    if last:
        rule = type(rule)({**rule, "UNTIL": [last[0].astimezone(start.tzinfo).replace(tzinfo=None)]})
    times = takewhile(
        lambda one: one < until.replace(tzinfo=None), rrulestr(rule.to_ical().decode(), dtstart=local)
    )
    said = main.get("EXDATE") or []
    off = {one.dt for some in (said if isinstance(said, list) else [said]) for one in some.dts}
    off |= {one["RECURRENCE-ID"].dt for one in changes}
    held = {one.replace(tzinfo=start.tzinfo) for one in times} - off
    held |= {one["DTSTART"].dt for one in changes}
    return {one.astimezone(UTC) for one in held if one.astimezone(UTC) < until}


def test_everything_that_is_told_is_in_it_and_nobody_is_named() -> None:
    [event] = events(TEA)
    assert str(event["SUMMARY"]) == 'Tea; and, "cake"'
    assert str(event["LOCATION"]) == "Mill Hall, 1 Mill Lane, Town, UK"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (51.5, -0.12)
    assert event["DTSTART"].dt == datetime(2026, 11, 17, 19, 30, tzinfo=ZoneInfo("Europe/London"))
    assert event["DURATION"].dt == timedelta(minutes=90)
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["TU"]}
    assert int(event["SEQUENCE"]) == 3
    assert str(event["DESCRIPTION"]).startswith("Ring\nthe bell, twice")
    for name in ("ORGANIZER", "ATTENDEE", "CONTACT"):
        assert name not in event


def test_it_says_itself_when_clocks_change() -> None:
    entry = Entry(uid="tea", listing=TEA, changed_at=CHANGED)
    [zone] = Calendar.from_ical(calendar([entry])).walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/London"


def test_no_line_is_longer_than_calendars_read() -> None:
    long = Listing(slug="ü", name="ü" * 300, day=0, time=time(9), zone="UTC", notes="é\n" * 200)
    written = calendar([Entry(uid="ü", listing=long, changed_at=CHANGED)])
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert str(Calendar.from_ical(written).walk("VEVENT")[0]["SUMMARY"]) == "ü" * 300


def test_a_meeting_by_appointment_stands_in_no_calendar() -> None:
    assert events(Listing(slug="a", name="A", zone="UTC")) == []


def test_a_day_off_a_holiday_and_a_moved_one_are_told_each_in_its_way() -> None:
    rule = Recurrence(
        nth=(2, -1),
        skips=frozenset({date(2026, 12, 8)}),
        moved=(Moved(date(2026, 12, 29), date(2026, 12, 30), time(18)),),
        rests_on_holidays=True,
        until=date(2027, 5, 5),
    )
    listing = Listing(slug="a", name="A", day=2, time=time(19), zone="Europe/London", recurrence=rule)
    main, moved = events(listing, holidays=frozenset({date(2027, 1, 12), date(2027, 1, 13)}))
    assert main["RRULE"].to_ical().startswith(b"FREQ=MONTHLY;")
    assert [one.dt.date() for one in main["EXDATE"].dts] == [date(2026, 12, 8), date(2027, 1, 12)]
    assert moved["RECURRENCE-ID"].dt.date() == date(2026, 12, 29)
    assert moved["DTSTART"].dt == datetime(2026, 12, 30, 18, tzinfo=ZoneInfo("Europe/London"))
    assert moved["UID"] == main["UID"]


@pytest.mark.parametrize("zone", ["UTC", ""])
def test_a_time_in_utc_and_one_that_holds_anywhere_are_told_apart(zone: str) -> None:
    [event] = events(Listing(slug="a", name="A", day=2, time=time(19), zone=zone))
    assert (event["DTSTART"].dt.tzinfo is not None) == bool(zone)


@settings(max_examples=150, deadline=None)
@given(
    recurrences(),
    st.integers(0, 6),
    st.sampled_from(ZONES),
    clock_times,
    st.frozensets(days, max_size=8),
)
def test_a_calendar_program_holds_it_at_the_same_times(
    rule: Recurrence, day: int, zone: str, at: time, holidays: frozenset[date]
) -> None:
    listing = Listing(slug="a", name="A", day=day, time=at, minutes=1, zone=zone, recurrence=rule)
    found = events(listing, holidays=holidays)
    since, until = CHANGED + timedelta(days=2), CHANGED + timedelta(days=700)
    ours = starts_between(Weekly(day, at, 1, zone, rule), since, until, holidays)
    theirs = held_by_a_calendar(found, until) if found else set()
    # a calendar forgets what was moved into its days from before its first one
    early = {one for one in ours if found and one not in theirs and rule.moved}
    moved = {
        datetime.combine(one.to, one.time, ZoneInfo(zone)).astimezone(UTC)
        for one in rule.moved
        if not found or one.on < found[0]["DTSTART"].dt.date()
    }
    if found:
        assert early <= moved
        assert sorted(one for one in theirs if one + timedelta(minutes=1) > since) == [
            one for one in ours if one not in early
        ]
    else:
        assert set(ours) <= moved
