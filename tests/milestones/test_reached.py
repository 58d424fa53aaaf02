"""Which milestones there are to ask about: steps by the calendar, one question at most."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.milestones.queries.offering import STEPS, steps
from porch.milestones.rules.reached import (
    FOREVER,
    Reached,
    asked_about,
    of_all_days,
    of_check_ins,
    of_run,
    once,
)

FIRST = date(2026, 1, 1)


def names(found: list[Reached]) -> list[tuple[str, int, date]]:
    return [(one.kind, one.number, one.on) for one in found]


def test_steps_of_a_run_are_reached_when_so_many_days_are_over() -> None:
    assert of_run(steps(), FIRST, FIRST, thread="t") == []
    assert names(of_run(steps(), FIRST, date(2026, 1, 2), thread="t")) == [("days", 1, date(2026, 1, 2))]
    assert names(of_run(steps(), FIRST, date(2026, 1, 31), thread="t"))[-1] == ("days", 30, date(2026, 1, 31))


@pytest.mark.parametrize(
    ("first", "kind", "number", "on"),
    [
        (date(2024, 2, 29), "years", 1, date(2025, 3, 1)),
        (date(2024, 2, 29), "years", 4, date(2028, 2, 29)),
        (date(2025, 8, 31), "months", 6, date(2026, 3, 1)),
        (date(2025, 3, 30), "months", 6, date(2025, 9, 30)),
    ],
)
def test_months_and_years_go_by_the_calendar_and_a_leap_day_is_never_early(
    first: date, kind: str, number: int, on: date
) -> None:
    the_day_before = of_run(steps(), first, on - timedelta(days=1), thread="t")
    assert (kind, number) not in [(one.kind, one.number) for one in the_day_before]
    assert (kind, number, on) in names(of_run(steps(), first, on, thread="t"))


def test_all_days_are_counted_over_runs_with_gaps() -> None:
    stretches = [(FIRST, date(2026, 3, 31)), (date(2026, 6, 1), date(2026, 6, 20))]  # 90 and 20 days
    assert names(of_all_days(steps(), stretches, thread="t")) == [("all", 100, date(2026, 6, 11))]


def test_thirty_check_ins_are_thirty_days() -> None:
    days = [FIRST + timedelta(days=2 * number) for number in range(30)]
    assert of_check_ins(steps(), days[:29]) == []
    assert names(of_check_ins(steps(), days)) == [("check-ins", 30, days[29])]


def test_only_the_last_step_of_a_run_is_asked_about() -> None:
    today = date(2026, 4, 10)
    found = of_run(steps(), FIRST, today, thread="t")
    asked = asked_about(found, set(), {}, today)
    assert asked is not None
    assert (asked.kind, asked.number) == ("days", 90)
    assert asked_about(found, {asked.key}, {}, today) is None


def test_a_mark_further_on_leaves_nothing_to_ask_of_what_lies_before_it() -> None:
    found = of_run(steps(), FIRST, date(2026, 4, 10), thread="t")
    assert asked_about(found[:3], {found[4].key}, {}, date(2026, 4, 10)) is not None
    assert asked_about(found, {found[-1].key}, {}, date(2026, 4, 10)) is None


def test_what_was_put_aside_waits_or_never_comes_back_and_the_next_step_is_asked() -> None:
    today = date(2026, 2, 5)
    found = of_run(steps(), FIRST, today, thread="t")
    key = found[-1].key
    assert asked_about(found, set(), {key: today + timedelta(days=1)}, today) is None
    assert asked_about(found, set(), {key: today}, today) is not None
    assert asked_about(found, set(), {key: FOREVER}, today) is None
    later = of_run(steps(), FIRST, date(2026, 3, 5), thread="t")
    assert asked_about(later, set(), {key: FOREVER}, date(2026, 3, 5)) is not None


def test_coming_back_is_once_for_each_time() -> None:
    one, other = once("came-back", FIRST, thread="t"), once("came-back", date(2026, 5, 1), thread="t")
    asked = asked_about([one, other], {one.key}, {}, date(2026, 6, 1))
    assert asked == other


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dates(date(1950, 1, 1), date(2030, 1, 1)),
    st.integers(0, 30_000),
    st.sets(st.integers(0, 40), max_size=6),
)
def test_one_question_at_most_and_never_one_that_lies_ahead(first: date, days: int, marked: set[int]) -> None:
    today = min(first + timedelta(days=days), date(2100, 1, 1))
    found = of_run(steps(), first, today, thread="t")
    assert [one.on for one in found] == sorted(one.on for one in found)
    keys = {one.key for number, one in enumerate(found) if number in marked}
    asked = asked_about(found, keys, {}, today)
    if asked is not None:
        assert asked == found[-1]
        assert asked.key not in keys
        assert first < asked.on <= today


def test_the_steps_go_up_and_no_fellowships_chips_are_copied() -> None:
    told = json.loads(STEPS.read_text())
    for numbers in (*told["run"].values(), told["all"], told["check-ins"]):
        assert numbers == sorted(set(numbers))
