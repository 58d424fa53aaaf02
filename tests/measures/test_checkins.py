"""Check-ins by day and month: the middle word, and nothing where nothing was told."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.measures.checkins import BETTER, by_day, middle_mood, months, weeks
from porch.measures.told import Mood, Told

MONDAY = date(2026, 11, 2)


def on(day: int, mood: Mood | None) -> Told:
    return Told(MONDAY + timedelta(days=day), datetime(2026, 11, 30, 12, tzinfo=UTC), mood=mood)


def test_a_day_told_of_several_times_has_its_middle_word_and_of_two_the_harder() -> None:
    assert middle_mood([Mood.GOOD, Mood.HARD, Mood.OK]) is Mood.OK
    assert middle_mood([Mood.GOOD, Mood.HARD]) is Mood.HARD


def test_a_day_without_a_word_is_another_thing_than_a_day_without_an_entry() -> None:
    days = by_day([on(0, None), on(2, Mood.OK)], MONDAY, MONDAY + timedelta(days=6))
    assert days[MONDAY].mood is None
    assert MONDAY + timedelta(days=1) not in days
    [(monday, row)] = weeks(days, MONDAY, MONDAY + timedelta(days=6))
    assert monday == MONDAY
    assert [day and day.mood for day in row] == [None, None, Mood.OK, None, None, None, None]


def test_months_are_cut_to_the_days_looked_at() -> None:
    days = by_day([on(0, Mood.GOOD), on(1, Mood.HARD), on(2, Mood.HARD)], MONDAY, date(2026, 12, 5))
    november, december = months(days, MONDAY, date(2026, 12, 5))
    assert (november.days, november.checked_in, november.mood) == (29, 3, Mood.HARD)
    assert (december.days, december.checked_in, december.mood) == (5, 0, None)


@given(st.lists(st.tuples(st.integers(-30, 90), st.none() | st.sampled_from(BETTER)), max_size=80))
def test_weeks_and_months_hold_the_same_days(made: list[tuple[int, Mood | None]]) -> None:
    first, last = MONDAY, MONDAY + timedelta(days=60)
    days = by_day([on(day, mood) for day, mood in made], first, last)
    in_weeks = [day for _monday, row in weeks(days, first, last) for day in row if day is not None]
    assert in_weeks == list(days.values())
    checked_in = sum(day.mood is not None for day in in_weeks)
    assert sum(month.checked_in for month in months(days, first, last)) == checked_in
