"""Quiet hours by the clock on one's own wall: over midnight, through the nights the clock changes, all day, never."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from porch.wire.quiet import (
    ALWAYS,
    BETWEEN,
    GRACE,
    HOURS,
    NEVER,
    Quiet,
    is_quiet,
    rest_of_the_day,
    time_to_ring,
)

ZONES = ("UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe")
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
# two years of minutes, and every minute of the nights in which clocks change somewhere
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
) | st.builds(
    lambda night, minute: night + timedelta(minutes=minute),
    st.sampled_from(
        [
            datetime(2026, 3, 28, 18, tzinfo=UTC),
            datetime(2026, 10, 24, 18, tzinfo=UTC),
            datetime(2026, 3, 8, tzinfo=UTC),
            datetime(2026, 11, 1, tzinfo=UTC),
            datetime(2026, 4, 4, 6, tzinfo=UTC),
            datetime(2026, 10, 3, 6, tzinfo=UTC),
        ]
    ),
    st.integers(0, 1440),
)


@given(MOMENTS, st.sampled_from(ZONES), st.none() | st.integers(0, 120), CLOCKS, CLOCKS)
def test_it_never_rings_in_quiet_hours_nor_too_soon_nor_a_day_late(
    now: datetime, zone: str, minutes: int | None, since: time, until: time
) -> None:
    assume(since != until)
    quiet = Quiet(HOURS, since, until)
    last = None if minutes is None else now - timedelta(minutes=minutes)
    due = time_to_ring(now, zone=zone, last=last, quiet=quiet)
    assume(due is not None or _open_minutes(since, until) > 120)
    assert due is not None
    assert not is_quiet(due, zone, quiet)
    assert due >= now + GRACE
    assert last is None or due >= last + BETWEEN
    # a gap shorter than the hour a clock leaps over may be missed for a night or two
    assert due - now < timedelta(hours=26 if _open_minutes(since, until) > 120 else 98)


def _open_minutes(since: time, until: time) -> int:
    return ((since.hour - until.hour) * 60 + since.minute - until.minute) % 1440


@given(MOMENTS, st.sampled_from(ZONES))
def test_by_default_it_rings_between_eight_and_nine(now: datetime, zone: str) -> None:
    due = time_to_ring(now, zone=zone, last=None)
    assert due is not None
    assert 8 <= due.astimezone(ZoneInfo(zone)).hour < 21
    assert due - now < timedelta(hours=13)


@given(MOMENTS, st.sampled_from(ZONES), CLOCKS, CLOCKS)
@example(datetime(2026, 3, 8, 6, 1, tzinfo=UTC), "America/New_York", time(2, 1), time(1))
def test_the_rest_of_the_day_ends_where_quiet_begins(
    now: datetime, zone: str, since: time, until: time
) -> None:
    assume(since != until)
    quiet = Quiet(HOURS, since, until)
    rest = rest_of_the_day(now, zone, quiet)
    assert rest is not None
    if is_quiet(now, zone, quiet):
        assert rest == timedelta()
        return
    for share in (0.01, 0.25, 0.5, 0.75, 0.99):
        assert not is_quiet(now + rest * share, zone, quiet)


@given(MOMENTS, st.sampled_from(ZONES))
def test_all_day_means_never_told_and_any_hour_means_soon(now: datetime, zone: str) -> None:
    assert time_to_ring(now, zone=zone, last=None, quiet=Quiet(ALWAYS)) is None
    assert time_to_ring(now, zone=zone, last=None, quiet=Quiet(NEVER)) == now + GRACE
    assert rest_of_the_day(now, zone, Quiet(NEVER)) is None
    assert rest_of_the_day(now, zone, Quiet(ALWAYS)) == timedelta()


@pytest.mark.parametrize(
    ("night", "zone", "morning"),
    [
        ((2026, 3, 28, 23, 0), "Europe/London", (2026, 3, 29, 7, 0)),  # clocks go forward: 8 there is 7 UTC
        ((2026, 10, 24, 22, 0), "Europe/London", (2026, 10, 25, 8, 0)),  # and back
        ((2026, 11, 20, 3, 0), "America/New_York", (2026, 11, 20, 13, 0)),
    ],
)
def test_the_morning_is_the_one_on_the_wall(
    night: tuple[int, ...], zone: str, morning: tuple[int, ...]
) -> None:
    begins, ends = (datetime(*at, tzinfo=UTC) for at in (night, morning))  # type: ignore[misc,arg-type]
    assert time_to_ring(begins, zone=zone, last=None) == ends


def test_the_second_half_past_one_of_a_long_night_counts_too() -> None:
    """London, 25 October 2026: half past one comes twice, at 0:30 and at 1:30 of UTC."""
    quiet = Quiet(HOURS, time(21), time(1, 30))
    between = datetime(2026, 10, 25, 1, 5, tzinfo=UTC)
    assert time_to_ring(between, zone="Europe/London", last=None, quiet=quiet) == between.replace(minute=30)


def test_hours_within_one_day_are_quiet_by_day() -> None:
    siesta = Quiet(HOURS, time(13), time(15))
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert not is_quiet(noon, "UTC", siesta)
    assert is_quiet(noon + timedelta(hours=1), "UTC", siesta)
    assert not is_quiet(noon + timedelta(hours=3), "UTC", siesta)
    assert not is_quiet(noon - timedelta(hours=10), "UTC", siesta)
