"""Whatever rows are told in whatever order: all days never go down, and a plain recomputation says the same."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from porch.measures.anniversaries import after, lasted
from porch.measures.rows import OF_DAYS, Kind, Row, as_known, day_of
from porch.measures.runs import Ending, ever_counted, known_of, standing
from tests.measures import day_by_day

START = date(2028, 2, 20)  # a leap day is near
DAY = timedelta(days=1)
ZONES = ("Pacific/Auckland", "Pacific/Honolulu", "Europe/London", "Pacific/Kiritimati")


@st.composite
def told(draw: st.DrawFn) -> list[Row]:
    """Rows as somebody might tell them over some weeks, going round the world, with the clock going on."""
    at, zone = datetime(2028, 2, 20, 12, tzinfo=UTC), "Europe/London"
    rows: list[Row] = [Row(1, at, at.date(), Kind.PLACE, code=zone)]
    for _ in range(draw(st.integers(0, 14))):
        at += timedelta(hours=draw(st.sampled_from((0, 1, 5, 24, 24, 50, 200))))
        on = day_of(rows, at)
        kind = draw(st.sampled_from((*OF_DAYS, *OF_DAYS, *Kind)))
        back = draw(st.sampled_from((0, 0, 1, 2, 3, 8, 30)) | st.just(-1 if kind is Kind.SINCE else 0))
        first = on - back * DAY
        last = min(on, first + draw(st.integers(0, 12)) * DAY) if kind is Kind.WITHOUT else first
        of = draw(st.integers(max(1, len(rows) - 3), len(rows))) if kind is Kind.NOT_SO else None
        code = draw(st.sampled_from(ZONES)) if kind is Kind.PLACE else "all-days"
        rows.append(Row(len(rows) + 1, at, on, kind, first, last, of, code))
    return rows


@given(told(), st.integers(0, 500))
def test_no_row_and_no_hour_that_passes_lowers_all_days(rows: list[Row], hours: int) -> None:
    before = 0
    for n in range(1, len(rows) + 1):
        now = standing(rows[:n], rows[n - 1].on).all_days
        assert now >= before
        before = now
        if n < len(rows):
            just_before = standing(rows[:n], rows[n].on).all_days
            assert just_before >= before
            before = just_before
    end = rows[-1].at
    for step in range(0, hours + 1, 7):
        now = standing(rows, day_of(rows, end + timedelta(hours=step))).all_days
        assert now >= before
        before = now


@given(told(), st.integers(0, 40))
@settings(max_examples=300)
def test_a_recomputation_day_by_day_says_the_same(rows: list[Row], later: int) -> None:
    today = rows[-1].on + later * DAY
    stands = standing(rows, today)
    known = day_by_day.days_without(rows, today)
    used, _, _ = day_by_day.facts(rows)
    assert stands.all_days == len(day_by_day.ever(rows, today))
    assert {d for first, last in ever_counted(rows, today) for d in _days(first, last)} == day_by_day.ever(
        rows, today
    )
    assert [(run.first, run.last) for run in stands.runs] == day_by_day.stretches(known)
    assert stands.longest == max((run.days for run in stands.runs), default=0)
    this = stands.this and (stands.this.first, stands.this.days)
    assert this == day_by_day.this_run(rows, today)
    for share, of in ((stands.last_90, 90), (stands.last_year, 365)):
        since = today - of * DAY
        assert share.without == sum(1 for day in known if day >= since)
        assert share.used == sum(1 for day in used if since <= day < today)
        assert share.untold >= 0


@given(told(), st.randoms(use_true_random=False))
def test_what_is_known_now_does_not_depend_on_the_order_of_telling(rows: list[Row], random: object) -> None:
    """Rows of days, told in another order on the same evening, come to the same days as now known."""
    gone = {row.of for row in rows if row.kind is Kind.NOT_SO}
    days = [row for row in rows if row.seq not in gone and row.kind in (Kind.SINCE, Kind.WITHOUT, Kind.USED)]
    turned = list(days)
    random.shuffle(turned)  # type: ignore[attr-defined]
    again = [
        Row(n, row.at, rows[-1].on, row.kind, row.first, row.last) for n, row in enumerate(turned, start=1)
    ]
    one, other = standing(rows, rows[-1].on), standing(again, rows[-1].on)
    assert one.runs == other.runs
    assert (one.this, one.last_90, one.last_year) == (other.this, other.last_90, other.last_year)
    assert one.lengthening == other.lengthening


@given(told())
def test_as_known_at_any_moment_is_the_replay_of_what_was_there(rows: list[Row]) -> None:
    for n, row in enumerate(rows):
        known = as_known(rows, row.at)
        assert known[: n + 1] == rows[: n + 1]
        assert day_of(rows, row.at) >= row.on


@given(told())
def test_runs_that_lengthen_are_at_least_three_and_each_longer(rows: list[Row]) -> None:
    stands = standing(rows, rows[-1].on)
    if stands.lengthening:
        last = [run.days for run in stands.runs if run.ending is not Ending.OPEN or run.days][
            -stands.lengthening - 1 :
        ]
        grown = last[-stands.lengthening :] if last[-1] > last[-2] else last[:-1]
        assert stands.lengthening >= 3
        assert grown == sorted(set(grown))


@given(told(), st.integers(-40, 40))
def test_what_is_known_of_a_day_agrees_with_the_days(rows: list[Row], back: int) -> None:
    day = rows[-1].on - back * DAY
    used, _, _ = day_by_day.facts(rows)
    without = day_by_day.days_without(rows, day + DAY)
    assert (known_of(rows, day) == Kind.USED) == (day in used)
    assert (known_of(rows, day) == Kind.WITHOUT) == (day in without)


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 20), st.integers(0, 30), st.integers(0, 27)
)
def test_so_long_after_a_day_so_long_has_passed(since: date, years: int, months: int, rest: int) -> None:
    over = after(since, years=years, months=months)
    assert lasted(since, over)[2] == 0 or over.day == 1
    total = years * 12 + months
    whole = lasted(since, over)
    assert whole[0] * 12 + whole[1] == total
    if total:
        before = lasted(since, over - DAY)
        assert before[0] * 12 + before[1] == total - 1, "never a day early"
    later = lasted(since, over + rest * DAY)
    assert later[0] * 12 + later[1] in (total, total + 1)


def _days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]
