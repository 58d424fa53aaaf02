"""Days, times, lengths, moments and time zones however lists write them."""

from datetime import UTC, datetime, time

import pytest

from porch.listings.reading import clock
from porch.listings.reading.zones import available, zone_of


@pytest.mark.parametrize(
    ("said", "on"),
    [
        (0, (0,)),
        (6.0, (6,)),
        ("3", (3,)),
        (7, (0,)),
        ("Sundays", (0,)),
        ("TUES", (2,)),
        ("lunes", (1,)),
        ("Mercredi", (3,)),
        ("Donnerstag", (4,)),
        ("sexta-feira", (5,)),
        ("土曜日", (6,)),
        ("Mon, Wed & Fri", (1, 3, 5)),
        ("lunes y jueves", (1, 4)),
        ("Mon-Fri", (1, 2, 3, 4, 5)),
        ("Fri to Mon", (0, 1, 5, 6)),
        ("Every day", (0, 1, 2, 3, 4, 5, 6)),
        ("Weekdays", (1, 2, 3, 4, 5)),
        (["Monday", 1, "3"], (1, 3)),
        ("", ()),
        (None, ()),
    ],
)
def test_days_are_understood(said: object, on: tuple[int, ...]) -> None:
    assert clock.days(said) == on


@pytest.mark.parametrize("said", ["Someday", 8, -1, 1.5, True, {}, "Mon, Someday", float("nan")])
def test_what_is_no_day_says_so(said: object) -> None:
    with pytest.raises(clock.NotATime):
        clock.days(said)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("19:00", time(19)),
        ("9:05", time(9, 5)),
        ("7:30pm", time(19, 30)),
        ("7:30 p.m.", time(19, 30)),
        ("7 PM", time(19)),
        ("12:00 AM", time(0)),
        ("12:15 pm", time(12, 15)),
        ("noon", time(12)),
        ("12 Noon", time(12)),
        ("Midnight", time(0)),
        ("24:00", time(0)),
        ("18:00:00", time(18)),
        ("19.30", time(19, 30)),
        ("19h30", time(19, 30)),
        ("19 Uhr", time(19)),
        ("0730", time(7, 30)),
        ("2026-01-05T19:30:00", time(19, 30)),
        (1900, time(19)),
        (730, time(7, 30)),
        (19, time(19)),
        (0.75, time(18)),
        (None, None),
        ("", None),
    ],
)
def test_times_are_understood(said: object, at: time | None) -> None:
    assert clock.clock(said) == at


@pytest.mark.parametrize(
    "said", ["25:00", "19:60", "24:30", "after work", -1, 99999, float("inf"), [], "7:30:00 elf"]
)
def test_what_is_no_time_says_so(said: object) -> None:
    with pytest.raises(clock.NotATime):
        clock.clock(said)


@pytest.mark.parametrize(
    ("said", "both"),
    [
        ("7:00 - 8:30 PM", (time(19), time(20, 30))),
        ("11 - 1 PM", (time(11), time(13))),
        ("9am to 10am", (time(9), time(10))),
        ("18:00–19:00", (time(18), time(19))),
        ("noon - 1pm", (time(12), time(13))),
        ("19:00", (time(19), None)),
    ],
)
def test_a_beginning_may_stand_with_its_end(said: str, both: tuple[time, time | None]) -> None:
    assert clock.span(said) == both


@pytest.mark.parametrize(
    ("said", "minutes"), [("1:30:00", 90), ("00:00:00", 0), ("24:00:00", 1440), (75, 75), ("90", 90)]
)
def test_lengths_are_minutes(said: object, minutes: int) -> None:
    assert clock.length(said) == minutes


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("2026-01-02 03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05+02:00", datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)),
        ("2020-04-0416:50:58", datetime(2020, 4, 4, 16, 50, 58, tzinfo=UTC)),
        ("8/25/2022 11:17:07 PM", datetime(2022, 8, 25, 23, 17, tzinfo=UTC)),
        ("25/8/2022", datetime(2022, 8, 25, tzinfo=UTC)),
        ("12/29/20", datetime(2020, 12, 29, tzinfo=UTC)),
    ],
)
def test_moments_are_understood(said: str, at: datetime) -> None:
    assert clock.moment(said)[0] == at


@pytest.mark.parametrize("said", ["yesterday", "2026-02-30", "13/13/2020", "0001-01-01T00:00:00+14:00", ""])
def test_what_is_no_moment_says_so(said: str) -> None:
    with pytest.raises(clock.NotATime):
        clock.moment(said)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Europe/London", "Europe/London"),
        ("america/new_york", "America/New_York"),
        ("EST", "America/New_York"),
        ("Pacific Time", "America/Los_Angeles"),
        ("new york", "America/New_York"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("utc", "UTC"),
        ("+01:00", ""),
        ("Nowhere", ""),
        ("Etc/GMT+5", ""),
        ("", ""),
    ],
)
def test_time_zones_are_understood(said: str, zone: str) -> None:
    assert zone_of(said) == zone
    assert not zone or zone in available()


def test_universal_time_is_understood_by_every_name_it_has() -> None:
    assert {zone_of(one) for one in ("Etc/UTC", "Etc/GMT", "Etc/Zulu", "UTC", "Z")} == {"UTC"}
