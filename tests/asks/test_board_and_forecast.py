"""The public board tells nothing of anybody; the forecast leans on what is known and says how sure it is."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from porch.asks.actions.figures import work_out_figures
from porch.asks.models import Ask
from porch.asks.queries.past import board_now, kept_board
from porch.asks.rules.board import FEWEST, Board, Soon, as_data, board, from_data
from porch.asks.rules.forecast import (
    HOURS,
    LEANS_ON,
    below,
    forecast,
    hour_from,
    part_of,
    quantile,
    thin_hours,
)
from porch.asks.rules.picture import heat_map
from porch.asks.rules.waits import Waited, still_waiting, until
from porch.asks.words import thin_in_words
from porch.people.models import Member

CAME, NOT = True, False


def test_who_took_it_back_had_waited_at_least_so_long() -> None:
    """Worked by hand: of six, one comes at 1, one goes at 2, one comes at 3; then two come at 4, one still waits."""
    waits = [
        Waited(1, CAME),
        Waited(2, NOT),
        Waited(3, CAME),
        Waited(4, CAME),
        Waited(4, CAME),
        Waited(9, NOT),
    ]
    found = still_waiting(waits)
    assert [minutes for minutes, _ in found] == [1, 3, 4]
    assert [share for _, share in found] == pytest.approx([5 / 6, 5 / 6 * 3 / 4, 5 / 6 * 3 / 4 * 1 / 3])
    assert (until(0.5, waits), until(0.9, waits)) == (4, None)


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), min_size=1, max_size=40))
def test_leaving_out_who_gave_up_would_flatter_and_this_does_not(told: list[tuple[int, bool]]) -> None:
    with_them = until(0.5, [Waited(minutes, came) for minutes, came in told])
    only_came = sorted(minutes for minutes, came in told if came)
    if with_them is not None:
        assert with_them >= only_came[(len(only_came) - 1) // 2]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 90)), max_size=80), st.integers(0, 30))
def test_what_rests_on_ten_or_fewer_is_hidden_and_cannot_be_found_by_subtracting(
    told: list[tuple[int, int]], letters: int
) -> None:
    letters = min(letters, len(told))
    made = board([(hour, Waited(minutes, CAME)) for hour, minutes in told], letters=letters)
    per_hour = Counter(hour for hour, _ in told)
    for hour, cell in enumerate(made.cells):
        assert (cell is not None) == (per_hour[hour] >= FEWEST)
    for said, true in ((made.asks, len(told)), (made.letters, letters)):
        assert said is None or said == 0 == true or (said % 10 == 0 and true >= FEWEST)
    if made.letters:
        assert not 0 < len(told) - letters < FEWEST
    assert from_data(as_data(made)) == made
    few = {hour: n for hour, n in per_hour.items() if n < FEWEST}
    without = board([(hour, Waited(m, CAME)) for hour, m in told if hour not in few], letters=0)
    assert without.cells == made.cells, "an hour with a few asks looks like one with none"


def test_the_picture_has_a_square_for_each_hour_in_a_shade_of_its_wait() -> None:
    cells = [None] * (7 * 24)
    cells[0], cells[25], cells[50] = Soon(10, 30), Soon(45, None), Soon(None, None)  # type: ignore[call-overload]
    rows = heat_map(cells).rows
    assert sum(len(row.squares) for row in rows) == 7 * 24
    assert [rows[0].squares[0].shade, rows[1].squares[1].shade, rows[2].squares[2].shade] == [
        "soon",
        "slow",
        "long",
    ]


@pytest.mark.parametrize("shape", [0.05, 0.5, 1, 3.7, 40, 400])
def test_the_gamma_function_is_the_one_of_the_tables(shape: float) -> None:
    for x in (0.01, 0.5, shape, 2 * shape + 3):
        assert below(x, shape) == pytest.approx(stats.gamma.cdf(x, shape), abs=1e-9)
    for share in (0.05, 0.5, 0.95):
        assert quantile(share, shape) == pytest.approx(stats.gamma.ppf(share, shape), rel=1e-6, abs=1e-9)


def test_an_hour_with_little_behind_it_leans_on_its_part_of_the_day() -> None:
    busy, quiet, asked = 19, 3, Counter[tuple[int, int]]()
    for week in range(8):
        for hour in range(18, 24):
            asked[week, hour] = 2  # a Monday evening
    hours = forecast(asked, 8)
    tuesday = 24 + busy
    assert part_of(tuesday) == part_of(busy)
    assert hours[busy].rate > hours[tuesday].rate > hours[quiet].rate
    assert hours[busy].low < 2 < hours[busy].high + 0.6
    assert hours[busy].is_likely
    assert not hours[quiet].is_likely


def test_recent_weeks_weigh_more_and_without_any_nothing_is_sure() -> None:
    lately, long_ago = forecast({(0, 10): 3}, 10), forecast({(9, 10): 3}, 10)
    assert lately[10].rate > long_ago[10].rate
    nothing = forecast({}, 0)
    assert len(nothing) == HOURS
    assert not any(hour.is_sure for hour in nothing)


def test_the_interval_holds_what_it_says() -> None:
    """Rates drawn from what an hour leans on lie inside nine times of ten: seeded, within three standard errors."""
    draw, inside, tried = Random(7), 0, 500
    for _ in range(tried):
        rate = draw.gammavariate(LEANS_ON, 1 / LEANS_ON)
        asked = sum(stats.poisson.rvs(rate, size=12, random_state=draw.randrange(2**31)))
        hour = hour_from(1.0, float(asked), 12.0)
        inside += hour.low <= rate <= hour.high
    assert abs(inside / tried - 0.9) < 3 * (0.9 * 0.1 / tried) ** 0.5


def test_an_hour_is_thin_where_an_ask_is_likely_and_nobody_is_on_or_the_wait_is_too_long() -> None:
    hours = forecast({(week, 20): 2 for week in range(12)}, 12)
    nobody, one, two = [0] * HOURS, [1] * HOURS, [2] * HOURS
    assert 20 in {gap.hour for gap in thin_hours(hours, nobody, length=40, promise=20)}
    (only,) = thin_hours(hours, one, length=40, promise=20)
    assert (only.hour, only.helpers) == (20, 1)
    assert "minutes to wait" in thin_in_words(only) or "more asks than" in thin_in_words(only)
    assert thin_hours(hours, two, length=20, promise=20) == []
    said = thin_in_words(thin_hours(hours, nobody, length=40, promise=20)[0])
    assert "nobody is on" in said


def test_the_page_says_plainly_when_there_is_too_little_and_counts_nothing_itself(
    client: Client, alice: Member, now: datetime
) -> None:
    assert "Too few have asked so far to tell anything." in client.get("/how-soon/").text
    asked = datetime(2026, 11, 16, 19, tzinfo=UTC)
    for n in range(12):
        at = asked - timedelta(days=n)
        Ask.objects.create(
            kind="talk", state="done", asked_at=at, accepted_at=at + timedelta(minutes=12), ended_at=now
        )
    assert kept_board()[0] == Board(None, (None,) * HOURS, None, None)
    work_out_figures(now)
    assert board_now(now).whole == Soon(15, 15)
    page = client.get("/how-soon/").text
    assert "within 15 minutes" in page
    assert "<svg" in page
    assert "<table" in page
