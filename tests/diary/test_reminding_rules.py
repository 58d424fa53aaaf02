"""When a reminder rings: by the clock on the wall, through clock changes and over borders, one a day at most."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.diary.rules.reminding import Ring, Wish, next_ring, taken

EVERY_DAY = frozenset(range(7))
ZONES = ("Europe/London", "America/New_York", "Pacific/Auckland")
LEAPING = (
    *ZONES,
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/Santiago",
    "Africa/Cairo",
    "Pacific/Apia",
    "UTC",
)
NEW_YEAR = datetime(2026, 1, 1, 0, 0, tzinfo=UTC)


def a_year(wish: Wish, zone: str, since: datetime = NEW_YEAR) -> list[Ring]:
    found: list[Ring] = []
    at, last = since, None
    while (ring := next_ring([wish], zone, after=at, rung_on=last)) and ring.at < since + timedelta(days=365):
        found.append(ring)
        at, last = ring.at, ring.on
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_through_a_year_it_rings_each_day_when_the_clock_there_shows_its_time(zone: str) -> None:
    found = a_year(Wish("evening", EVERY_DAY, time(18, 30)), zone)
    assert {ring.at.astimezone(ZoneInfo(zone)).time() for ring in found} == {time(18, 30)}
    days = [ring.on for ring in found]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert len({ring.at.time() for ring in found}) == 2  # the clocks change there, and the moment with them


def test_a_time_that_the_spring_night_leaves_out_comes_after_the_leap() -> None:
    night = date(2026, 3, 29)
    found = {ring.on: ring.at for ring in a_year(Wish("night", EVERY_DAY, time(1, 30)), "Europe/London")}
    assert found[night] == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 2:30 by the clock that has leapt
    assert found[night + timedelta(days=1)] == datetime(2026, 3, 30, 0, 30, tzinfo=UTC)


def test_a_time_that_the_autumn_night_has_twice_comes_once() -> None:
    night = date(2026, 10, 25)
    found = [
        ring for ring in a_year(Wish("night", EVERY_DAY, time(1, 30)), "Europe/London") if ring.on == night
    ]
    assert [ring.at for ring in found] == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_a_day_that_the_calendar_left_out_has_none() -> None:
    around = datetime(2011, 12, 29, 12, 0, tzinfo=UTC)
    found = [ring.on for ring in a_year(Wish("noon", EVERY_DAY, time(12)), "Pacific/Apia", around)][:3]
    assert date(2011, 12, 30) not in found
    assert date(2011, 12, 31) in found


def test_only_on_the_days_that_were_chosen() -> None:
    found = a_year(Wish("pay day", frozenset({1, 4}), time(9)), "America/New_York")
    assert {ring.on.weekday() for ring in found} == {1, 4}


def test_whoever_flies_west_over_the_date_line_is_not_reminded_twice_on_one_tuesday() -> None:
    wish = Wish("morning", EVERY_DAY, time(8))
    in_auckland = next_ring([wish], "Pacific/Auckland", after=datetime(2026, 6, 1, 12, tzinfo=UTC))
    assert in_auckland is not None
    assert in_auckland.on == date(2026, 6, 2)  # Tuesday there
    landed = in_auckland.at + timedelta(hours=9)  # Monday evening in Honolulu
    after = next_ring([wish], "Pacific/Honolulu", after=landed, rung_on=in_auckland.on)
    assert after is not None
    assert after.on == date(2026, 6, 3)
    assert after.at.astimezone(ZoneInfo("Pacific/Honolulu")).time() == time(8)


def test_the_days_of_another_reminder_are_taken() -> None:
    wishes = [Wish("a", frozenset({0, 2}), time(9)), Wish("b", frozenset({4}), time(20))]
    assert taken(wishes, [0, 1, 4]) == [0, 4]
    assert taken(wishes, [1, 3]) == []


days = st.frozensets(st.integers(0, 6), max_size=7)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
wishes = st.lists(st.builds(Wish, st.uuids().map(str), days, times), max_size=5)
moments = st.integers(0, 15 * 365 * 24 * 60).map(lambda n: NEW_YEAR + timedelta(minutes=n))
journeys = st.lists(st.tuples(st.sampled_from(LEAPING), st.integers(1, 60)), min_size=1, max_size=8)


@settings(max_examples=300, deadline=None)
@given(wishes, moments, journeys)
def test_wherever_somebody_travels_no_day_ever_has_two(
    wished: list[Wish], start: datetime, journey: list[tuple[str, int]]
) -> None:
    rung: list[Ring] = []
    at, last = start, None
    for zone, hours in journey:
        until = at + timedelta(hours=hours * 6)
        while (ring := next_ring(wished, zone, after=at, rung_on=last)) and ring.at <= until:
            rung.append(ring)
            at, last = ring.at, ring.on
        at = until
    assert max(Counter(ring.on for ring in rung).values(), default=0) <= 1
    assert all(one.on < two.on and one.at < two.at for one, two in pairwise(rung))
    by_key = {wish.key: wish for wish in wished}
    assert all(ring.on.weekday() in by_key[ring.key].days for ring in rung)


@settings(max_examples=300, deadline=None)
@given(wishes, moments, st.sampled_from(LEAPING))
def test_nothing_that_was_set_is_left_out_while_somebody_stays_where_they_are(
    wished: list[Wish], start: datetime, zone: str
) -> None:
    """Every whole day of the week after that has a reminder rings once, and no other day does."""
    there, rung = ZoneInfo(zone), set()
    at, last = start.replace(second=0, microsecond=0), None
    until = at + timedelta(days=9)
    claimed = {day for wish in wished for day in wish.days}
    while (ring := next_ring(wished, zone, after=at, rung_on=last)) and ring.at <= until:
        rung.add(ring.on)
        at, last = ring.at, ring.on
    first = start.astimezone(there).date() + timedelta(days=1)
    whole = [first + timedelta(days=n) for n in range(7)]
    assert {day for day in whole if day.weekday() in claimed} <= rung
    assert {day for day in rung if day.weekday() not in claimed} == set()
