"""Calendars read as lists: what comes again is a meeting, everything else says why it is none."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.listings.listing import Listing
from porch.listings.reading.ics import read_ics
from porch.listings.recurrence import Moved, Recurrence, Weekly, starts_between
from porch.listings.report import Read, Unreadable
from porch.listings.writing.ics import Entry, calendar
from tests.listings.rules import clock_times, recurrences

CHANGED = datetime(2026, 11, 20, 12, tzinfo=UTC)


def read(*lines: str, zone: str = "Europe/London", head: tuple[str, ...] = ()) -> Read:
    """One event, begun on Tuesday 5 May 2026 at 19:00 unless it says otherwise."""
    usual = {
        "UID": "UID:tea@a.example",
        "SUMMARY": "SUMMARY:Tea",
        "DTSTART": "DTSTART;TZID=Europe/London:20260505T190000",
        "DTSTAMP": "DTSTAMP:20260901T000000Z",
    }
    for line in lines:
        usual.pop(line.replace(":", ";").split(";")[0], None)
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, "BEGIN:VEVENT", *usual.values(), *lines, "END:VEVENT"]
    return read_ics("\r\n".join([*body, "END:VCALENDAR", ""]).encode(), zone=zone)


def one(*lines: str, zone: str = "Europe/London", head: tuple[str, ...] = ()) -> Listing:
    found = read(*lines, zone=zone, head=head)
    assert not found.refused
    [listing] = found.listings
    return listing


WEEKLY = "RRULE:FREQ=WEEKLY"


def test_every_week() -> None:
    listing = one(
        WEEKLY, "DTEND;TZID=Europe/London:20260505T203000", "LOCATION:Mill Hall\\, 1 Mill Lane\\, Town"
    )
    assert (listing.slug, listing.name, listing.day, listing.time, listing.minutes) == (
        "tea",
        "Tea",
        2,
        time(19),
        90,
    )
    assert (listing.zone, listing.recurrence) == ("Europe/London", Recurrence())
    assert (listing.location, listing.formatted_address) == ("Mill Hall", "1 Mill Lane, Town")


def test_several_days_are_a_meeting_each() -> None:
    found = read("RRULE:FREQ=WEEKLY;BYDAY=TU,TH")
    assert [(one.slug, one.day) for one in found.listings] == [("tea-2", 2), ("tea-4", 4)]
    assert [one.day for one in read("RRULE:FREQ=DAILY").listings] == list(range(7))


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ("FREQ=WEEKLY;INTERVAL=2", Recurrence(every=2, since=date(2026, 5, 5))),
        ("FREQ=DAILY;INTERVAL=14", Recurrence(every=2, since=date(2026, 5, 5))),
        ("FREQ=DAILY;INTERVAL=7", Recurrence()),
        ("FREQ=MONTHLY;BYDAY=2TU", Recurrence(nth=(2,))),
        ("FREQ=MONTHLY;BYDAY=-1TU", Recurrence(nth=(-1,))),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", Recurrence(nth=(1, 3))),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", Recurrence(nth=(2,))),
        ("FREQ=MONTHLY;BYDAY=TU", Recurrence()),
        ("FREQ=WEEKLY;UNTIL=20261231T235959Z", Recurrence(until=date(2026, 12, 31))),
        ("FREQ=WEEKLY;UNTIL=20261229T120000Z", Recurrence(until=date(2026, 12, 28))),
        ("FREQ=WEEKLY;UNTIL=20261229", Recurrence(until=date(2026, 12, 29))),
        ("FREQ=WEEKLY;COUNT=3", Recurrence(until=date(2026, 5, 19))),
        ("FREQ=MONTHLY;BYDAY=1TU;COUNT=2", Recurrence(nth=(1,), until=date(2026, 6, 2))),
    ],
)
def test_rules_that_are_rules_of_meetings(rule: str, meant: Recurrence) -> None:
    assert one(f"RRULE:{rule}").recurrence == meant


def test_every_other_week_on_two_days_counts_weeks_from_where_the_calendar_begins_them() -> None:
    rule = "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST={}"
    monday = {one.day: one.recurrence.since for one in read(rule.format("MO")).listings}
    sunday = {one.day: one.recurrence.since for one in read(rule.format("SU")).listings}
    assert monday == {2: date(2026, 5, 5), 0: date(2026, 5, 10)}
    assert sunday == {2: date(2026, 5, 5), 0: date(2026, 5, 17)}


@pytest.mark.parametrize(
    ("lines", "field", "word"),
    [
        ((), "RRULE", "once"),
        (("RDATE:20260512T190000",), "RRULE", "single days"),
        (("RRULE:FREQ=YEARLY",), "RRULE", "yearly"),
        (("RRULE:FREQ=MONTHLY",), "RRULE", "date of the month"),
        (("RRULE:FREQ=MONTHLY;BYMONTHDAY=5",), "RRULE", "BYMONTHDAY"),
        (("RRULE:FREQ=MONTHLY;BYDAY=-2TU",), "RRULE", "end of the month"),
        (("RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU",), "RRULE", "every 2 months"),
        (("RRULE:FREQ=DAILY;INTERVAL=3",), "RRULE", "another weekday"),
        (("RRULE:FREQ=WEEKLY;BYMONTH=5",), "RRULE", "BYMONTH"),
        ((WEEKLY, "DTSTART;VALUE=DATE:20260505"), "DTSTART", "whole day"),
        ((WEEKLY, "STATUS:CANCELLED"), "STATUS", "cancelled"),
        ((WEEKLY, "SUMMARY:"), "SUMMARY", "no name"),
    ],
)
def test_what_is_no_meeting_of_a_list_is_refused_with_the_reason(
    lines: tuple[str, ...], field: str, word: str
) -> None:
    found = read(*lines)
    [refused] = found.refused
    assert (found.listings, refused.row, refused.field) == ([], 1, field)
    assert word in refused.reason


def test_days_off_and_single_changes() -> None:
    change = (
        *("END:VEVENT", "BEGIN:VEVENT", "UID:tea@a.example", "SUMMARY:Tea"),
        "RECURRENCE-ID;TZID=Europe/London:20261222T190000",
        "DTSTART;TZID=Europe/London:20261221T180000",
        *("END:VEVENT", "BEGIN:VEVENT", "UID:tea@a.example", "SUMMARY:Tea", "STATUS:CANCELLED"),
        "RECURRENCE-ID:20270105T190000Z",
        "DTSTART;TZID=Europe/London:20270105T190000",
    )
    body = "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:tea@a.example", "SUMMARY:Tea", WEEKLY),
            *("DTSTAMP:20260901T000000Z", "DTSTART;TZID=Europe/London:20260505T190000"),
            *("EXDATE;TZID=Europe/London:20261229T190000", *change, "END:VEVENT", "END:VCALENDAR", ""),
        ]
    )
    [listing] = read_ics(body.encode()).listings
    assert listing.recurrence == Recurrence(
        skips=frozenset({date(2026, 12, 29), date(2027, 1, 5)}),
        moved=(Moved(date(2026, 12, 22), date(2026, 12, 21), time(18)),),
    )


def test_a_change_of_what_is_not_there_is_refused() -> None:
    found = read("RECURRENCE-ID:20260505T190000Z")
    assert found.listings == []
    assert found.refused[0].field == "RECURRENCE-ID"


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("DTSTART;TZID=GMT Standard Time:20260505T190000", "Europe/London"),
        ("DTSTART;TZID=/a.example/20260101/America/New_York:20260505T190000", "America/New_York"),
        ("DTSTART:20260505T190000", "Asia/Tokyo"),
        ("DTSTART:20260505T190000Z", "UTC"),
        ("DTSTART;TZID=Nowhere at all:20260505T190000", "Asia/Tokyo"),
    ],
)
def test_whose_clock_it_is(start: str, zone: str) -> None:
    listing = one(WEEKLY, start, zone="Asia/Tokyo")
    assert (listing.zone, listing.time, listing.day) == (zone, time(19), 2)


def test_a_calendar_says_itself_which_clock_is_meant() -> None:
    listing = one(WEEKLY, "DTSTART:20260505T190000", zone="", head=("X-WR-TIMEZONE:Asia/Tokyo",))
    assert listing.zone == "Asia/Tokyo"


def test_a_first_time_that_was_still_to_come_when_it_was_written_is_a_beginning() -> None:
    assert one(WEEKLY, "DTSTAMP:20260401T000000Z").recurrence.since == date(2026, 5, 5)


def test_nobody_is_named() -> None:
    listing = one(
        WEEKLY, "ORGANIZER;CN=Ann Other:mailto:ann@a.example", "ATTENDEE:mailto:bob@a.example", "CONTACT:Ann"
    )
    assert "Ann" not in repr(listing)
    assert "a.example" not in repr(listing)


def test_ways_in() -> None:
    listing = one(WEEKLY, "LOCATION:https://a.example/j/1", "X-GOOGLE-CONFERENCE:https://b.example/2")
    assert (listing.conference_url, listing.location) == ("https://b.example/2", "")
    assert one(WEEKLY, "LOCATION:https://a.example/j/1").conference_url == "https://a.example/j/1"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"BEGIN:VCALENDAR"]
)
def test_what_is_no_calendar_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_ics(body)


PIECES = st.sampled_from(
    [
        *(
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
        ),
        *("UID:a", "SUMMARY:Tea", WEEKLY, "RRULE:FREQ=MONTHLY;BYDAY=2TU", "RRULE:FREQ=;", "RRULE:X"),
        *("DTSTART:20260505T190000", "DTSTART;TZID=X:20260505T190000", "DTSTART:2026", "DTEND:x", "EXDATE:1"),
        *("EXDATE:20260505T190000", "RECURRENCE-ID:20260505", "GEO:1;2", "GEO:x", "DURATION:-PT5M", "TZID:X"),
        *("RRULE:FREQ=WEEKLY;UNTIL=20200101", "RRULE:FREQ=WEEKLY;COUNT=0", "RRULE:FREQ=WEEKLY;INTERVAL=0"),
        *("RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=XX", "CATEGORIES:Open,Closed", "CONFERENCE:tel:1", "DTSTAMP:x"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=14))
def test_whatever_stands_in_a_calendar_nothing_but_unreadable_comes_of_it(pieces: list[str]) -> None:
    body = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *pieces, "END:VEVENT", "END:VCALENDAR", ""])
    try:
        found = read_ics(body.encode("utf-8", "replace"), zone="UTC")
    except Unreadable:
        return
    assert found.rows >= len(found.refused)
    assert found.listings or found.rows == len(found.refused)


@settings(max_examples=150, deadline=None)
@given(recurrences(), st.integers(0, 6), clock_times, st.integers(1, 1440))
def test_what_was_written_is_read_again(rule: Recurrence, day: int, at: time, minutes: int) -> None:
    listing = Listing(
        slug="tea-time",
        name="Tea",
        day=day,
        time=at,
        minutes=minutes,
        zone="Europe/London",
        types=("open", "lang-es"),
        notes="Ring twice.",
        location="Mill Hall",
        formatted_address="1 Mill Lane, Town",
        latitude=51.12345,
        longitude=-0.5,
        conference_url="https://a.example/j/1",
        conference_url_notes='Say "friend".',
        conference_phone="+441234567890",
        recurrence=rule,
        updated=CHANGED,
        url="https://a.example/tea",
    )
    written = calendar(
        [Entry(uid="tea-time@a.example", listing=listing, changed_at=CHANGED, page=listing.url)]
    )
    if b"VEVENT" not in written:
        return
    [again] = read_ics(written).listings
    known = Weekly(day, at, minutes, listing.zone, rule)
    same = Weekly(day, at, minutes, listing.zone, again.recurrence)
    since, until = CHANGED + timedelta(days=2), CHANGED + timedelta(days=700)
    early = {one for one in rule.moved if one not in again.recurrence.moved}
    if not early:
        assert starts_between(same, since, until) == starts_between(known, since, until)
    for name in (
        *(
            "slug",
            "name",
            "day",
            "time",
            "minutes",
            "zone",
            "types",
            "notes",
            "location",
            "formatted_address",
        ),
        *(
            "latitude",
            "longitude",
            "conference_url",
            "conference_url_notes",
            "conference_phone",
            "updated",
            "url",
        ),
    ):
        assert getattr(again, name) == getattr(listing, name)
