"""Hours in a person's own time zone become the right hours in UTC, in the week of the round."""

from datetime import date

import pytest

from porch.matching.reading import case_from
from porch.matching.run import pair
from porch.matching.week import utc_hours
from tests.matching.oracle import person


@pytest.mark.parametrize(
    ("zone", "day", "local", "utc"),
    [
        ("UTC", "2026-11-23", 0, 0),
        ("Europe/Dublin", "2026-01-05", 18, 18),
        ("Europe/Dublin", "2026-07-01", 18, 17),
        ("America/New_York", "2026-01-05", 19, 24),
        ("Pacific/Auckland", "2026-01-05", 0, 24 * 6 + 11),
        ("America/Los_Angeles", "2026-07-01", 24 * 6 + 23, 6),
        ("Asia/Kolkata", "2026-01-05", 18, 12),
    ],
)
def test_an_hour_lands_where_it_is_in_utc(zone: str, day: str, local: int, utc: int) -> None:
    assert utc_hours(zone, date.fromisoformat(day))[local] == utc


def test_in_the_week_the_clocks_change_each_day_has_its_own_offset() -> None:
    """Dublin goes back on Sunday 25 October 2026 at 02:00."""
    hours = utc_hours("Europe/Dublin", date(2026, 10, 21))
    assert hours[5 * 24 + 18] == 5 * 24 + 17
    assert hours[6 * 24 + 18] == 6 * 24 + 18
    assert hours == utc_hours("Europe/Dublin", date(2026, 10, 25))


def test_a_new_york_evening_meets_a_dublin_night() -> None:
    def paired(dublin: list[str], as_of: str) -> int:
        people = [
            person("s", timezone="America/New_York", availability=["wed-19", "wed-20"]),
            person("m", "mentor", timezone="Europe/Dublin", availability=dublin),
        ]
        return len(pair(case_from({"mode": "mentors", "as_of": as_of, "people": people})).pairs)

    assert paired(["thu-0", "thu-1"], "2026-01-05") == 1
    assert paired(["thu-00", "thu-01"], "2026-01-05") == 1
    assert paired(["wed-19", "wed-20"], "2026-01-05") == 0
    # in the last week of October Ireland has changed its clocks and America has not
    assert paired(["wed-23", "thu-0"], "2026-10-29") == 1
    assert paired(["thu-0", "thu-1"], "2026-10-29") == 0
