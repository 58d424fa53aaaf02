"""Calendars that lead to the end of all dates."""

import pytest

from porch.listings.reading.ics import read_ics
from porch.listings.recurrence import Recurrence
from tests.listings.test_reading_ics import WEEKLY, one, read


@pytest.mark.parametrize(
    "lines",
    [
        ("RRULE:FREQ=WEEKLY;INTERVAL=1000000",),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2", "DTSTART;TZID=Europe/London:90000105T190000"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2", "DTSTART;TZID=Asia/Tokyo:00010101T000100"),
        ("RRULE:FREQ=WEEKLY", "DTSTART;TZID=Europe/London:99991226T190000"),
    ],
)
def test_a_rule_that_leads_to_the_end_of_all_dates_is_refused(lines: tuple[str, ...]) -> None:
    found = read(*lines)
    assert (found.listings, len(found.refused)) == ([], 1)


def test_a_rule_that_ends_in_a_thousand_years_has_no_end() -> None:
    assert one("RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z").recurrence == Recurrence()


@pytest.mark.parametrize("to", ["99991231T235900", "00010101T000100"])
def test_one_time_that_is_moved_to_the_end_of_all_dates_stays_where_it_was(to: str) -> None:
    body = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:tea", "SUMMARY:Tea", WEEKLY),
        *("DTSTART;TZID=Asia/Tokyo:20260505T190000", "END:VEVENT", "BEGIN:VEVENT", "UID:tea"),
        *("RECURRENCE-ID;TZID=Asia/Tokyo:20260512T190000", f"DTSTART;TZID=Asia/Tokyo:{to}"),
        *("END:VEVENT", "END:VCALENDAR", ""),
    ]
    found = read_ics("\r\n".join(body).encode())
    [listing] = found.listings
    assert listing.recurrence.moved == ()
    assert any("which is not kept" in noted.note for noted in found.noted)
