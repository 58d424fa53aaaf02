"""Rows of one thread and what they come to, by hand-made cases."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from porch.measures.anniversaries import after, lasted
from porch.measures.rows import Kind, Row, as_known, day_of, read
from porch.measures.runs import Ending, ever_counted, known_of, standing

DAY = timedelta(days=1)


class Page:
    """Rows written one after another, on days that somebody names."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(self, kind: str, on: str, *days: str, of: int | None = None, code: str = "") -> "Page":
        day = date.fromisoformat(on)
        told = [date.fromisoformat(one) for one in days]
        first, last = (told[0], told[-1]) if told else (None, None)
        at = datetime.combine(day, time(12), UTC)
        self.rows.append(Row(len(self.rows) + 1, at, day, Kind(kind), first, last, of, code))
        return self


def test_a_run_is_no_days_long_on_its_first_day_and_one_on_the_next() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01")
    for days in range(3):
        stands = standing(page.rows, date(2026, 3, 1) + days * DAY)
        assert stands.this is not None
        assert (stands.this.days, stands.all_days, stands.longest) == (days, days, days)


def test_a_return_on_day_47_leaves_all_days_and_starts_nothing_by_itself() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01")
    day = date(2026, 3, 1) + 47 * DAY
    before = standing(page.rows, day)
    page.add("used", day.isoformat(), day.isoformat())
    stands = standing(page.rows, day)
    assert before.all_days == stands.all_days == stands.longest == 47
    assert stands.this is None
    assert stands.asks
    assert stands.rests
    assert standing(page.rows, day + 30 * DAY).all_days == 47


def test_going_on_from_the_day_after_joins_a_second_run() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01").add("used", "2026-03-11", "2026-03-11")
    page.add("count", "2026-03-14", code="this-run").add("since", "2026-03-14", "2026-03-12")
    stands = standing(page.rows, date(2026, 3, 20))
    assert stands.this is not None
    assert (stands.this.first, stands.this.days) == (date(2026, 3, 12), 8)
    assert (stands.all_days, stands.longest, stands.last_90.used) == (18, 10, 1)
    assert [run.ending for run in stands.runs] == [Ending.USE, Ending.OPEN]
    assert not stands.asks
    assert stands.rests, "the numbers rest for others until their owner says so"


def test_use_told_of_months_later_changes_what_is_known_and_not_what_was_counted() -> None:
    page = Page().add("since", "2026-01-01", "2026-01-01")
    page.add("used", "2026-11-01", "2026-03-10")
    stands = standing(page.rows, date(2026, 11, 1))
    assert stands.all_days == (date(2026, 11, 1) - date(2026, 1, 1)).days
    assert stands.longest == (date(2026, 3, 10) - date(2026, 1, 1)).days
    assert stands.this is None
    assert stands.last_90.without == 0


def test_an_earlier_beginning_is_an_entry_and_only_adds() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01").add("since", "2026-03-05", "2026-02-01")
    stands = standing(page.rows, date(2026, 3, 5))
    assert stands.this is not None
    assert (stands.this.first, stands.this.days, stands.all_days) == (date(2026, 2, 1), 32, 32)
    assert not stands.asks
    assert not stands.rests


def test_a_beginning_typed_by_mistake_is_followed_by_one_that_is_right() -> None:
    page = Page().add("since", "2026-03-10", "2026-03-01").add("not-so", "2026-03-10", of=1)
    page.add("since", "2026-03-10", "2026-03-06")
    stands = standing(page.rows, date(2026, 3, 10))
    assert stands.this is not None
    assert (stands.this.first, stands.this.days) == (date(2026, 3, 6), 4)
    assert stands.all_days == 9, "what was counted stays counted, also what was typed wrongly"


def test_use_typed_by_mistake_gives_the_run_back() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01").add("used", "2026-03-10", "2026-03-10")
    page.add("not-so", "2026-03-12", of=2)
    stands = standing(page.rows, date(2026, 3, 12))
    assert stands.this is not None
    assert stands.this.days == 11
    assert not stands.asks
    assert not stands.rests


def test_a_day_told_of_while_it_lasts_counts_when_it_is_over_and_not_after_use() -> None:
    page = Page().add("without", "2026-03-10", "2026-03-10")
    assert standing(page.rows, date(2026, 3, 10)).all_days == 0
    assert standing(page.rows, date(2026, 3, 11)).all_days == 1
    page.add("used", "2026-03-10", "2026-03-10")
    assert standing(page.rows, date(2026, 3, 11)).all_days == 0


def test_a_day_typed_by_mistake_while_it_lasts_is_never_counted() -> None:
    page = Page().add("without", "2026-03-10", "2026-03-10").add("not-so", "2026-03-10", of=1)
    assert standing(page.rows, date(2026, 3, 12)).all_days == 0
    page.add("goal", "2026-03-12", code="stop")
    assert standing(page.rows, date(2026, 3, 12)).all_days == 0


def test_days_without_around_a_day_of_use_are_two_runs() -> None:
    page = (
        Page()
        .add("without", "2026-03-20", "2026-03-01", "2026-03-10")
        .add("used", "2026-03-20", "2026-03-05")
    )
    stands = standing(page.rows, date(2026, 3, 20))
    assert [(run.days, run.ending) for run in stands.runs] == [(4, Ending.USE), (5, Ending.UNTOLD)]
    assert stands.all_days == 10
    assert not stands.asks, "no run was going on that use could have ended"
    assert (stands.last_90.without, stands.last_90.used, stands.last_90.untold) == (9, 1, 80)


def test_runs_lengthen_only_from_three_on_and_a_short_one_that_goes_on_says_nothing_yet() -> None:
    page = Page()
    for first, use in (("2026-01-01", "2026-01-04"), ("2026-01-05", "2026-01-10")):
        page.add("since", first, first).add("used", use, use)
    page.add("since", "2026-01-11", "2026-01-11")
    assert standing(page.rows, date(2026, 1, 12)).lengthening == 0, "two runs, and one that is short still"
    assert standing(page.rows, date(2026, 1, 16)).lengthening == 0, "as long as the one before"
    assert standing(page.rows, date(2026, 1, 17)).lengthening == 3
    page.add("used", "2026-01-20", "2026-01-20").add("since", "2026-01-21", "2026-01-21")
    assert standing(page.rows, date(2026, 1, 22)).lengthening == 3, "the three that are over still lengthened"


def test_runs_of_one_length_do_not_lengthen() -> None:
    page = Page()
    for first, use in (
        ("2026-01-01", "2026-01-04"),
        ("2026-01-05", "2026-01-08"),
        ("2026-01-09", "2026-01-15"),
    ):
        page.add("since", first, first).add("used", use, use)
    page.add("since", "2026-01-16", "2026-01-16")
    assert standing(page.rows, date(2026, 1, 30)).lengthening == 3, "three, then six, then fourteen days"
    page.rows = page.rows[:-1]
    assert standing(page.rows, date(2026, 1, 30)).lengthening == 0, "three, three and six"


def test_days_nothing_was_told_of_between_two_stretches_make_no_series() -> None:
    page = Page()
    for first, last in (("01", "02"), ("05", "08"), ("11", "18")):
        page.add("without", "2026-02-01", f"2026-01-{first}", f"2026-01-{last}")
    assert standing(page.rows, date(2026, 2, 1)).lengthening == 0


def test_as_known_at_a_moment_is_what_had_been_told_by_then() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01").add("used", "2026-03-20", "2026-03-10")
    moment = datetime(2026, 3, 15, tzinfo=UTC)
    known = as_known(page.rows, moment)
    stands = standing(known, day_of(known, moment))
    assert stands.this is not None
    assert stands.this.days == 14
    later = datetime(2026, 3, 20, 13, tzinfo=UTC)
    assert standing(as_known(page.rows, later), day_of(page.rows, later)).this is None


def test_flying_west_takes_no_day_away() -> None:
    moment = datetime(2026, 3, 10, 12, tzinfo=UTC)
    start = datetime(2026, 3, 1, tzinfo=UTC)
    rows = [
        Row(1, start, date(2026, 3, 1), Kind.PLACE, code="Pacific/Auckland"),
        Row(2, start, date(2026, 3, 1), Kind.SINCE, date(2026, 3, 1), date(2026, 3, 1)),
    ]
    there = day_of(rows, moment)
    assert there == date(2026, 3, 11)
    rows.append(Row(3, moment, there, Kind.PLACE, code="Pacific/Honolulu"))
    for hours in range(0, 72):
        at = moment + timedelta(hours=hours)
        assert day_of(rows, at) >= there
    assert day_of(rows, moment + timedelta(hours=40)) == date(2026, 3, 11)
    assert standing(rows, day_of(rows, moment)).all_days == 10


@pytest.mark.parametrize(
    ("since", "years", "months", "over"),
    [
        ("2024-02-29", 1, 0, "2025-03-01"),
        ("2024-02-29", 4, 0, "2028-02-29"),
        ("2026-01-31", 0, 1, "2026-03-01"),
        ("2024-01-31", 0, 1, "2024-03-01"),
        ("2026-01-30", 0, 1, "2026-03-01"),
        ("2024-01-29", 0, 1, "2024-02-29"),
        ("2026-12-31", 0, 2, "2027-03-01"),
        ("2026-10-04", 0, 12, "2027-10-04"),
    ],
)
def test_a_month_is_over_on_the_same_day_or_on_the_first_after_it(
    since: str, years: int, months: int, over: str
) -> None:
    assert after(date.fromisoformat(since), years=years, months=months) == date.fromisoformat(over)


def test_how_long_it_lasted() -> None:
    assert lasted(date(2024, 2, 29), date(2025, 2, 28)) == (0, 11, 30)
    assert lasted(date(2024, 2, 29), date(2025, 3, 1)) == (1, 0, 0)
    assert lasted(date(2026, 3, 1), date(2026, 3, 1)) == (0, 0, 0)
    assert lasted(date(2026, 3, 2), date(2026, 3, 1)) == (0, 0, 0)


def test_a_clock_change_is_a_day_like_any_other() -> None:
    since = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    rows = [
        Row(1, since, date(2026, 3, 28), Kind.PLACE, code="Europe/London"),
        Row(2, since, date(2026, 3, 28), Kind.SINCE, date(2026, 3, 28), date(2026, 3, 28)),
    ]
    days = [standing(rows, day_of(rows, since + timedelta(hours=24 * n))).all_days for n in range(4)]
    assert days == [0, 2, 3, 4], (
        "half past eleven in winter is half past midnight once the clocks went forward"
    )


def test_a_body_that_is_no_row_is_refused() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    assert read(1, at, {"says": "not-so", "on": "2026-03-01", "of": 3}).of == 3
    for body in (
        {},
        {"says": "since", "on": "2026-03-01"},
        {"says": "without", "on": "2026-03-01", "from": "2026-03-02", "to": "2026-03-01"},
        {"says": "something", "on": "2026-03-01"},
        {"says": "used", "on": "someday", "day": "2026-03-01"},
    ):
        with pytest.raises((KeyError, ValueError, TypeError)):
            read(1, at, body)


def test_what_is_known_of_a_day_and_which_days_were_counted() -> None:
    page = Page().add("since", "2026-03-01", "2026-03-01").add("used", "2026-03-10", "2026-03-10")
    assert known_of(page.rows, date(2026, 3, 5)) == Kind.WITHOUT
    assert known_of(page.rows, date(2026, 3, 10)) == Kind.USED
    assert known_of(page.rows, date(2026, 3, 11)) is None
    assert ever_counted(page.rows, date(2026, 3, 12)) == [(date(2026, 3, 1), date(2026, 3, 9))]
