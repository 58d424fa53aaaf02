"""When something falls due: by the calendar and the clock on one's own wall."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.commitments.rules.when import LOOKS_BACK, NotAPlan, When

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
ZONES = st.sampled_from(("Europe/London", "Pacific/Apia", "America/New_York", "Asia/Kolkata", "UTC"))


def test_by_ten_is_ten_on_the_wall_on_both_sides_of_a_clock_change() -> None:
    ten = When("daily", date(2026, 3, 1), by=time(10))
    assert ten.due_at(date(2026, 3, 28), "Europe/London") == datetime(2026, 3, 28, 10, tzinfo=UTC)
    assert ten.due_at(date(2026, 3, 29), "Europe/London") == datetime(2026, 3, 29, 9, tzinfo=UTC)


def test_a_time_that_a_spring_night_leaves_out_is_still_a_moment() -> None:
    early = When("daily", date(2026, 3, 1), by=time(1, 30))
    assert early.due_at(date(2026, 3, 29), "Europe/London") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_whoever_travels_keeps_their_mornings() -> None:
    ten = When("daily", date(2026, 6, 1), by=time(10))
    there = ten.due_at(date(2026, 6, 2), "America/New_York")
    assert there == datetime(2026, 6, 2, 14, tzinfo=UTC)


def test_a_day_the_calendar_leaves_out_is_no_day_of_it() -> None:
    daily = When("daily", date(2011, 12, 28))
    assert daily.days_back(date(2011, 12, 31), "Pacific/Apia") == [
        date(2011, 12, 31),
        date(2011, 12, 29),
        date(2011, 12, 28),
    ]


def test_a_leap_day_is_a_day_like_any_other() -> None:
    assert date(2028, 2, 29) in When("daily", date(2028, 2, 1)).days_back(date(2028, 3, 1), "UTC")


def test_once_is_one_day_and_over_after_it() -> None:
    once = When("once", date(2026, 12, 8))
    assert once.falls_on(date(2026, 12, 8), "UTC")
    assert not once.falls_on(date(2026, 12, 9), "UTC")
    assert not once.is_over(date(2026, 12, 8))
    assert once.is_over(date(2026, 12, 9))


@pytest.mark.parametrize(
    ("when", "field", "code"),
    [
        (When("once", date(2026, 11, 30)), "since", "past"),
        (When("daily", date(2028, 1, 1)), "since", "far"),
        (When("daily", date(2026, 12, 5), date(2026, 12, 4)), "until", "order"),
        (When("weekly", date(2026, 12, 5)), "days", "days"),
    ],
)
def test_what_falls_on_no_day_is_refused_with_a_reason(when: When, field: str, code: str) -> None:
    with pytest.raises(NotAPlan) as wrong:
        when.checked(date(2026, 12, 1))
    assert (wrong.value.field, wrong.value.code) == (field, code)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draw reads all of our own source
@given(DAYS, st.integers(0, 400), st.frozensets(st.integers(0, 6), min_size=1), ZONES)
def test_one_can_say_of_a_week_of_days_at_most_and_only_of_its_own(
    since: date, later: int, days: frozenset[int], zone: str
) -> None:
    today = since + timedelta(days=later)
    for when in (When("daily", since), When("weekly", since, days=days), When("once", since)):
        found = when.days_back(today, zone)
        assert len(found) <= LOOKS_BACK
        assert found == sorted(found, reverse=True)
        assert all(since <= on <= today and when.falls_on(on, zone) for on in found)
        following = when.next_day(today, zone)
        assert following is None or (following >= today and when.falls_on(following, zone))
