"""When a circle meets: by the clock of its own place, whatever the clocks do that night."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from porch.mentoring.rules.rhythm import Rhythm, by_the_clock_of, first_day, next_starts

LONDON = "Europe/London"
zones = st.sampled_from([LONDON, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
rhythms = st.builds(Rhythm, days, times, zones, st.sampled_from([1, 2]), st.just(60))
moments = days.map(lambda day: datetime.combine(day, time(11, 30), UTC))


def test_the_clock_time_stays_when_the_clocks_change() -> None:
    weekly = Rhythm(date(2026, 3, 17), time(19), LONDON, 1, 60)
    found = next_starts(weekly, datetime(2026, 3, 20, tzinfo=UTC), 2)
    assert [one.hour for one in found] == [19, 18]
    assert [one.astimezone(ZoneInfo(LONDON)).hour for one in found] == [19, 19]


def test_every_second_week_keeps_its_weeks() -> None:
    rhythm = Rhythm(date(2026, 11, 3), time(19), LONDON, 2, 60)
    found = next_starts(rhythm, datetime(2026, 11, 5, tzinfo=UTC), 3)
    assert [one.date() for one in found] == [date(2026, 11, 17), date(2026, 12, 1), date(2026, 12, 15)]


def test_what_goes_on_now_counts_until_it_ends() -> None:
    rhythm = Rhythm(date(2026, 11, 3), time(19), "UTC", 1, 60)
    start = datetime(2026, 11, 3, 19, tzinfo=UTC)
    assert next_starts(rhythm, start + timedelta(minutes=59), 1) == [start]
    assert next_starts(rhythm, start + timedelta(minutes=60), 1) == [start + timedelta(days=7)]


@given(rhythms, moments)
def test_dates_come_in_order_on_its_day_and_never_before_it_began(rhythm: Rhythm, after: datetime) -> None:
    found = next_starts(rhythm, after, 5)
    assert found == sorted(found)
    assert found[0] + timedelta(minutes=60) > after
    for start in found:
        local = start.astimezone(ZoneInfo(rhythm.zone))
        spring = timedelta(hours=1)  # an hour a spring night leaves out is read from before the change
        wall = datetime.combine(local.date(), rhythm.at)
        assert abs(local.replace(tzinfo=None) - wall) in (timedelta(0), spring, spring / 2)
        assert (local.date() - rhythm.first_on) % timedelta(weeks=rhythm.every) == timedelta(0)
        assert local.date() >= rhythm.first_on
    for one, other in pairwise(found):
        assert abs((other - one) - timedelta(weeks=rhythm.every)) <= timedelta(hours=1)


@given(st.integers(0, 6), days)
def test_the_first_day_is_that_weekday_within_the_next_seven(day: int, since: date) -> None:
    found = first_day(day, since)
    assert found.weekday() == day
    assert timedelta(0) < found - since <= timedelta(days=7)


def test_an_hour_of_the_engine_is_read_by_the_clock_of_the_place() -> None:
    near = datetime(2026, 7, 1, tzinfo=UTC)
    assert by_the_clock_of("Europe/London", "mon-18", near) == (0, time(19))
    assert by_the_clock_of("Pacific/Auckland", "mon-18", near) == (1, time(6))
