"""Hard hours: by the clock where somebody was, and an hour stands out only where chance would rarely have done it."""

import random
from datetime import UTC, date, datetime, timedelta
from math import comb
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.hours import Moment, Stretch, by_chance, grid, moments, standing_out
from porch.measures.told import Mood, Told


def told(at: datetime, zone: str = "Europe/London", *, day: date | None = None, craving: int = 8) -> Told:
    return Told(day or at.astimezone(ZoneInfo(zone)).date(), at, zone, craving=craving)


def test_the_hour_is_the_one_on_the_clock_where_they_were() -> None:
    at = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    found = moments([told(at, "Europe/London"), told(at, "America/New_York"), told(at, "Asia/Tokyo")])
    assert [(one.day, one.hour) for one in found] == [(4, 23), (4, 18), (5, 8)]


def test_the_hour_that_comes_twice_when_clocks_go_back_is_one_hour() -> None:
    before, after = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert [(one.day, one.hour) for one in moments([told(before), told(after)])] == [(6, 1), (6, 1)]


def test_after_clocks_went_forward_the_hour_is_the_new_one() -> None:
    assert moments([told(datetime(2026, 3, 29, 1, 15, tzinfo=UTC))])[0].hour == 2


def test_what_is_told_of_a_day_later_says_nothing_about_an_hour() -> None:
    assert moments([told(datetime(2026, 11, 20, 9, tzinfo=UTC), day=date(2026, 11, 19))]) == []


def test_without_a_word_or_a_craving_nothing_is_known() -> None:
    assert moments([Told(date(2026, 11, 20), datetime(2026, 11, 20, 9, tzinfo=UTC), sleep=7.5)]) == []


def test_a_zone_that_is_none_is_read_as_utc() -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert moments([Told(at.date(), at, "Nowhere/Land", craving=1)])[0].hour == 9


@pytest.mark.parametrize(
    ("mood", "craving", "hard"),
    [(Mood.HARD, None, True), (Mood.VERY_HARD, 0, True), (Mood.GOOD, 7, True), (Mood.GOOD, 6, False)],
)
def test_hard_is_a_hard_word_or_a_craving_of_seven(mood: Mood, craving: int | None, hard: bool) -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert moments([Told(at.date(), at, mood=mood, craving=craving)])[0].hard is hard


def a_week_of(
    hard_at: set[tuple[int, int]], weeks: int = 8, hours: tuple[int, ...] = (9, 13, 18, 21)
) -> list[Moment]:
    """Written at the same hours of every day; hard where it is said."""
    return [
        Moment(day, hour, week * 7 + day, (day, hour) in hard_at)
        for week in range(weeks)
        for day in range(7)
        for hour in hours
    ]


def test_friday_evenings_stand_out_when_they_are_the_hard_ones() -> None:
    out = standing_out(grid(a_week_of({(4, 18)})))
    assert out is not None
    assert (out.day, out.written, out.hard) == (4, 8, 8)
    assert out.hour <= 18 < out.hour + 3


def test_every_evening_stands_out_as_every_day() -> None:
    out = standing_out(grid(a_week_of({(day, 18) for day in range(7)}, weeks=3)))
    assert out is not None
    assert (out.day, out.written, out.hard) == (None, 21, 21)


def test_a_night_runs_past_midnight() -> None:
    night = Stretch(5, 23)
    assert [night.holds(day, hour) for day, hour in [(5, 22), (5, 23), (6, 0), (6, 1), (6, 2), (5, 0)]] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert Stretch(6, 23).holds(0, 1)  # Sunday night ends on Monday
    assert Stretch(None, 23).holds(2, 0)


def test_whoever_always_writes_at_nine_is_not_told_that_nine_is_hard() -> None:
    always = [Moment(day % 7, 21, day, day % 3 == 0) for day in range(90)]
    assert standing_out(grid(always)) is None


def test_four_hard_times_are_too_few_and_so_is_one_bad_night() -> None:
    assert standing_out(grid(a_week_of({(4, 18)}, weeks=4))) is None
    one_night = [Moment(4, 18, 4, True) for _ in range(12)]
    assert standing_out(grid([*a_week_of(set()), *one_night])) is None


def test_where_it_is_hard_everywhere_nothing_stands_out() -> None:
    everywhere = {(day, hour) for day in range(7) for hour in (9, 13, 18, 21)}
    assert standing_out(grid(a_week_of(everywhere))) is None
    assert standing_out(grid([])) is None


def test_chance_alone_rarely_makes_an_hour_stand_out() -> None:
    """Of two hundred people whose hard times fall anywhere, at most one in twenty is told of an hour."""
    spread = random.Random(7)
    false = 0
    for _ in range(200):
        share = spread.choice([0.1, 0.3, 0.5])
        made = [
            Moment(day % 7, spread.choice([8, 9, 12, 17, 18, 19, 21, 22]), day, spread.random() < share)
            for day in range(120)
            for _time in range(spread.choice([0, 1, 1, 2]))
        ]
        false += standing_out(grid(made)) is not None
    assert false <= 10


@given(st.integers(1, 60), st.data())
def test_chance_is_worked_out_as_by_counting_the_ways(written: int, data: st.DataObject) -> None:
    hard, inside = data.draw(st.integers(0, written)), data.draw(st.integers(0, written))
    hard_inside = data.draw(st.integers(0, min(hard, inside)))
    ways = sum(
        comb(hard, k) * comb(written - hard, inside - k)
        for k in range(hard_inside, min(hard, inside) + 1)
        if inside - k <= written - hard
    )
    assert by_chance(written, hard, inside, hard_inside) == pytest.approx(
        ways / comb(written, inside), abs=1e-9
    )


@given(st.lists(st.tuples(st.integers(0, 360 * 24 * 60), st.integers(0, 10)), max_size=60))
def test_every_moment_is_in_one_hour_of_the_week(entries: list[tuple[int, int]]) -> None:
    found = moments(
        [
            told(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=at), craving=craving)
            for at, craving in entries
        ]
    )
    cells = grid(found)
    assert sum(cell.written for cell in cells.values()) == len(found) == len(entries)
    assert sum(cell.hard for cell in cells.values()) == sum(craving >= 7 for _at, craving in entries)
    assert all(0 <= day < 7 and 0 <= hour < 24 for day, hour in cells)
