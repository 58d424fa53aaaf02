"""Meetings that are not held every week: every other, the second of the month, but for a holiday, moved once."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.kit.wall_clock import is_a_day, moment_of
from porch.listings.keeping import kept, rule_from
from porch.listings.recurrence import (
    Moved,
    NoRule,
    Recurrence,
    Weekly,
    day_of,
    held_between,
    next_start,
    off_between,
    starts_between,
)
from tests.listings.rules import days, recurrences

LONDON = "Europe/London"
YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def dates(rule: Recurrence, *, day: int = 2, holidays: frozenset[date] = frozenset()) -> list[date]:
    weekly = Weekly(day, time(19), 60, LONDON, rule)
    return [start.astimezone(ZoneInfo(LONDON)).date() for start in starts_between(weekly, *YEAR, holidays)]


def test_every_second_week_is_counted_from_the_week_of_its_first_day() -> None:
    found = dates(Recurrence(every=2, since=date(2026, 1, 5)))
    assert found[:3] == [date(2026, 1, 6), date(2026, 1, 20), date(2026, 2, 3)]
    assert {later - one for one, later in pairwise(found)} == {timedelta(days=14)}


def test_a_week_in_which_its_day_is_past_already_still_counts() -> None:
    found = dates(Recurrence(every=2, since=date(2026, 1, 8)))  # a Thursday; that week's Tuesday was the 6th
    assert found[0] == date(2026, 1, 20)


def test_the_second_tuesday_of_a_month() -> None:
    found = dates(Recurrence(nth=(2,)))
    assert found[:3] == [date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10)]
    assert len(found) == 12


def test_the_last_one_of_a_month_is_its_fourth_or_its_fifth() -> None:
    found = dates(Recurrence(nth=(-1,)))
    assert (found[0], found[2]) == (date(2026, 1, 27), date(2026, 3, 31))


def test_a_fifth_one_is_held_only_in_months_that_have_it_and_once_where_it_is_also_the_last() -> None:
    fifths = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 29), date(2026, 12, 29)]
    assert dates(Recurrence(nth=(5,))) == fifths
    assert len(dates(Recurrence(nth=(5, -1)))) == 12


def test_a_day_off_is_off_and_said_to_be() -> None:
    rule = Recurrence(skips=frozenset({date(2026, 12, 22), date(2026, 12, 24)}))
    assert date(2026, 12, 22) not in dates(rule)
    weekly = Weekly(2, time(19), 60, LONDON, rule)
    assert off_between(weekly, date(2026, 12, 1), date(2026, 12, 31)) == [date(2026, 12, 22)]


def test_it_rests_on_holidays_only_if_it_says_so() -> None:
    holidays = frozenset({date(2026, 12, 29)})
    assert date(2026, 12, 29) in dates(Recurrence(), holidays=holidays)
    assert date(2026, 12, 29) not in dates(Recurrence(rests_on_holidays=True), holidays=holidays)


def test_what_was_moved_is_held_then_and_not_on_its_own_day_even_where_that_is_a_holiday() -> None:
    on, to = date(2026, 12, 29), date(2026, 12, 28)
    rule = Recurrence(moved=(Moved(on, to, time(12)),), rests_on_holidays=True)
    weekly = Weekly(2, time(19), 60, LONDON, rule)
    found = held_between(weekly, datetime(2026, 12, 25, tzinfo=UTC), YEAR[1], {on, to})
    assert [(one.on, one.start) for one in found] == [(on, datetime(2026, 12, 28, 12, tzinfo=UTC))]


def test_a_day_the_rule_does_not_have_cannot_be_moved() -> None:
    rule = Recurrence(nth=(2,), moved=(Moved(date(2026, 1, 6), date(2026, 1, 7), time(9)),))
    assert dates(rule) == dates(Recurrence(nth=(2,)))


def test_after_its_last_day_there_is_no_next_one() -> None:
    weekly = Weekly(2, time(19), 60, LONDON, Recurrence(until=date(2026, 11, 10)))
    assert next_start(weekly, datetime(2026, 11, 10, 19, 59, tzinfo=UTC)) == datetime(
        2026, 11, 10, 19, tzinfo=UTC
    )
    assert next_start(weekly, datetime(2026, 11, 10, 20, tzinfo=UTC)) is None
    assert starts_between(weekly, *YEAR)[-1] == datetime(2026, 11, 10, 19, tzinfo=UTC)


def test_looking_far_ahead_goes_straight_there() -> None:
    weekly = Weekly(2, time(19), 60, LONDON, Recurrence(every=4, since=date(1974, 1, 1)))
    found = next_start(weekly, datetime(9998, 1, 1, tzinfo=UTC))
    assert found is not None
    assert found.year == 9998
    assert next_start(weekly, datetime(9999, 12, 30, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "said",
    [
        {"every": 0},
        {"every": 2},
        {"every": 2, "since": date(2026, 1, 1), "nth": (1,)},
        {"nth": (6,)},
        {"nth": (0,)},
        {"every": 521, "since": date(2026, 1, 1)},
        {"since": date(1969, 12, 31)},
        {"since": date(2201, 1, 1)},
        {"until": date(9999, 12, 31)},
    ],
)
def test_what_is_no_rule_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(NoRule):
        Recurrence(**said)  # type: ignore[arg-type]  # what nobody should say


@pytest.mark.parametrize(("on", "to"), [(date(1, 1, 1), date(2026, 1, 6)), (date(2026, 1, 6), date.max)])
def test_nothing_is_moved_to_the_end_of_all_dates(on: date, to: date) -> None:
    with pytest.raises(NoRule):
        Moved(on, to, time(19))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            {"every": 1_000_000, "since": "2026-01-05"},
            Recurrence(every=520, since=date(2026, 1, 5)),
        ),
        ({"since": "9999-12-31"}, Recurrence(since=date(2200, 12, 31))),
        ({"until": "9999-12-31"}, Recurrence(until=date(2200, 12, 31))),
        (
            {"moved": [["2026-12-06", "9999-12-31", "23:59"], ["0001-01-01", "2026-01-01", "19:00"]]},
            Recurrence(moved=(Moved(date(2026, 12, 6), date(2200, 12, 31), time(23, 59)),)),
        ),
        ({"every": "often"}, Recurrence(until=date(1970, 1, 1))),
        ({"since": "2026-02-30"}, Recurrence(until=date(1970, 1, 1))),
        ({"every": 2}, Recurrence(until=date(1970, 1, 1))),
    ],
)
def test_a_rule_kept_before_is_read_as_near_as_can_be(said: dict[str, Any], meant: Recurrence) -> None:
    assert rule_from(said) == meant


@given(recurrences())
def test_a_rule_is_kept_whole(rule: Recurrence) -> None:
    assert rule_from(kept(rule)) == Recurrence(
        every=rule.every,
        since=rule.since,
        nth=rule.nth,
        skips=rule.skips,
        moved=rule.moved,
        rests_on_holidays=rule.rests_on_holidays,
        until=rule.until,
    )


def is_held(rule: Recurrence, day: int, on: date, holidays: frozenset[date]) -> bool:
    """The rule again, a day at a time: what the jumping is held against."""
    if day_of(on) != day or (rule.since and on < rule.since) or (rule.until and on > rule.until):
        return False
    if on in rule.skips or any(one.on == on for one in rule.moved):
        return False
    if rule.rests_on_holidays and on in holidays:
        return False
    if rule.nth:
        which = {(on.day - 1) // 7 + 1}
        which |= {-1} if (on + timedelta(days=7)).month != on.month else set()
        return bool(which & set(rule.nth))
    if rule.every > 1:
        assert rule.since
        first = rule.since - timedelta(days=day_of(rule.since))
        return (on - timedelta(days=day_of(on)) - first).days // 7 % rule.every == 0
    return True


@given(
    recurrences(),
    st.integers(0, 6),
    st.sampled_from((LONDON, "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo")),
    days,
    st.frozensets(days, max_size=10),
)
def test_jumping_from_one_to_the_next_finds_what_walking_day_by_day_finds(
    rule: Recurrence, day: int, zone: str, first: date, holidays: frozenset[date]
) -> None:
    weekly = Weekly(day, time(1, 45), 90, zone, rule)
    since = moment_of(first, time(0), zone)
    until = since + timedelta(days=400)
    walked = [
        moment_of(on, weekly.time, zone)
        for on in (first + timedelta(days=n) for n in range(-3, 405))
        if is_held(rule, day, on, holidays) and is_a_day(on, zone)
    ]
    unmoved = Recurrence(every=rule.every, since=rule.since, nth=rule.nth, until=rule.until)
    walked += [
        moment_of(one.to, one.time, zone)
        for one in rule.moved
        if one.on not in rule.skips and is_held(unmoved, day, one.on, frozenset())
    ]
    meant = sorted({start for start in walked if since < start + timedelta(minutes=90) and start < until})
    assert starts_between(weekly, since, until, holidays) == meant
    assert next_start(weekly, since, holidays) == (meant[0] if meant else None) or not meant
