"""When a weekly meeting is next: by its own clock, through nights that have an hour twice or not at all."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from porch.kit.wall_clock import moment_of
from porch.listings.recurrence import LONGEST, Weekly, day_of, next_start

ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
    "UTC",
)
weeklies = st.builds(
    Weekly,
    day=st.integers(0, 6),
    time=st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    minutes=st.integers(5, LONGEST),
    zone=st.sampled_from(ZONES),
)
moments = st.integers(0, 33 * 365 * 24 * 60).map(
    lambda minutes: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def shown(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def around(on: date, days: int) -> list[date]:
    return [on + timedelta(days=ahead) for ahead in range(-days, days + 1)]


def is_shown(on: date, at: time, zone: str) -> bool:
    """Whether clocks there ever show this time on this day."""
    return shown(moment_of(on, at, zone), zone) == datetime.combine(on, at)


def test_a_day_that_was_left_out_is_no_day_to_meet() -> None:
    friday = Weekly(5, time(10), 60, "Pacific/Apia")
    start = next_start(friday, datetime(2011, 12, 29, tzinfo=UTC))
    assert shown(start, "Pacific/Apia").date() == date(2012, 1, 6)


def test_a_day_is_counted_from_sunday() -> None:
    assert [day_of(date(2026, 11, 22) + timedelta(days=n)) for n in range(7)] == [0, 1, 2, 3, 4, 5, 6]


def test_a_time_a_spring_night_leaves_out_comes_an_hour_later() -> None:
    start = moment_of(date(2027, 3, 28), time(1, 30), "Europe/London")
    assert start == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert shown(start, "Europe/London").time() == time(2, 30)


def test_a_time_an_autumn_night_has_twice_is_the_first() -> None:
    start = moment_of(date(2026, 10, 25), time(1, 30), "Europe/London")
    assert start == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_of(date(2026, 10, 25), time(1, 30, fold=1), "Europe/London") == start


def test_seven_in_the_evening_stays_seven_in_the_evening() -> None:
    weekly = Weekly(0, time(19), 60, "Europe/London")
    summer = next_start(weekly, datetime(2026, 10, 18, 12, tzinfo=UTC))
    winter = next_start(weekly, datetime(2026, 10, 25, 12, tzinfo=UTC))
    assert (summer.hour, winter.hour) == (18, 19)


def test_a_meeting_that_is_on_is_the_next_one_until_it_ends() -> None:
    weekly = Weekly(1, time(19), 60, "UTC")
    begins = datetime(2026, 11, 23, 19, tzinfo=UTC)
    assert next_start(weekly, begins + timedelta(minutes=59)) == begins
    assert next_start(weekly, begins + timedelta(minutes=60)) == begins + timedelta(days=7)


@given(weeklies, moments)
@example(Weekly(0, time(1, 30), LONGEST, "Europe/London"), datetime(2027, 3, 28, 1, 30, tzinfo=UTC))
@example(Weekly(0, time(1, 30), 60, "Europe/London"), datetime(2026, 10, 25, 1, 0, tzinfo=UTC))
@example(Weekly(5, time(10), 60, "Pacific/Apia"), datetime(2011, 12, 29, 0, 0, tzinfo=UTC))
@example(Weekly(0, time(0, 0), 60, "America/Sao_Paulo"), datetime(2018, 11, 1, tzinfo=UTC))
def test_it_is_the_first_that_has_not_ended_on_its_day_by_its_clock(weekly: Weekly, after: datetime) -> None:
    start, length = next_start(weekly, after), timedelta(minutes=weekly.minutes)
    assert start + length > after

    local = shown(start, weekly.zone)
    meant = [on for on in around(local.date(), 1) if day_of(on) == weekly.day]
    exactly = [on for on in meant if datetime.combine(on, weekly.time) == local]
    left_out = [on for on in meant if not is_shown(on, weekly.time, weekly.zone)]
    assert exactly or left_out, "another time than the told one only where clocks leave that one out"

    for on in around(local.date(), 9):
        if day_of(on) == weekly.day and on < meant[0] and is_shown(on, weekly.time, weekly.zone):
            assert moment_of(on, weekly.time, weekly.zone) + length <= after, (
                "no earlier one is still to come"
            )


@given(weeklies, moments)
def test_looking_again_at_its_start_finds_the_same_and_after_its_end_the_following(
    weekly: Weekly, after: datetime
) -> None:
    start = next_start(weekly, after)
    assert next_start(weekly, start) <= start
    following = next_start(weekly, start + timedelta(minutes=weekly.minutes))
    assert timedelta(days=5) < following - start < timedelta(days=15)
