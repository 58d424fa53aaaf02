"""What somebody who is out is, on any night of the year."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.houses.rules.signing_out import GRACE, How, Span, home_by, how, is_to_be_told, was_late
from porch.kit.wall_clock import moment_of

OUT = datetime(2026, 11, 20, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONES = ("UTC", "America/New_York", "Europe/London", "Australia/Lord_Howe")


@pytest.mark.parametrize(
    ("after", "night", "curfew", "is_"),
    [
        (1, False, None, How.OUT),
        (1, True, None, How.FOR_THE_NIGHT),
        (4, False, None, How.OVERDUE),
        (5, True, None, How.OVERDUE),
        (3, False, 3, How.NOT_BACK_YET),
        (2, False, 3, How.OUT),
        (3, True, 3, How.FOR_THE_NIGHT),
        (4, False, 3, How.OVERDUE),
    ],
)
def test_how_somebody_who_is_out_stands(after: int, night: bool, curfew: int | None, is_: How) -> None:
    span = Span(OUT, OUT + 4 * HOUR, is_night=night)
    at = OUT + curfew * HOUR if curfew else None
    assert how(span, OUT + after * HOUR, curfew=at) is is_


def test_overdue_is_the_loudest() -> None:
    assert min(How) is How.OVERDUE


def test_a_bus_that_was_late_is_no_late_return() -> None:
    by = OUT + HOUR
    assert not was_late(Span(OUT, by, by + GRACE))
    assert was_late(Span(OUT, by, by + GRACE + timedelta(minutes=1)))
    assert not was_late(Span(OUT, by))
    assert not is_to_be_told(Span(OUT, by), by)
    assert is_to_be_told(Span(OUT, by), by + GRACE)
    assert not is_to_be_told(Span(OUT, by, by), by + HOUR)


@given(
    on=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    minute=st.integers(0, 24 * 60 - 1),
    curfew=st.sampled_from([time(21), time(22), time(23), time(0)]),
    zone=st.sampled_from(ZONES),
)
def test_the_time_to_be_home_comes_within_a_day_also_when_clocks_change(
    on: date, minute: int, curfew: time, zone: str
) -> None:
    out = moment_of(on, time(minute // 60, minute % 60), zone)
    by = home_by(out, curfew, zone)
    assert out < by <= out + timedelta(hours=25, minutes=30)
    assert by.astimezone(ZoneInfo(zone)).time() == curfew


def test_in_the_night_clocks_go_back_the_first_of_two_hours_counts() -> None:
    """In New York one o'clock comes twice on the first of November: back by one is the first of them."""
    assert moment_of(date(2026, 11, 1), time(1), "America/New_York") == datetime(2026, 11, 1, 5, tzinfo=UTC)
