"""What on a roll is a sign that somebody comes less, and what is none."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.programmes.rules.drifting import Came, came_again, comes_less, staff_may_hear
from porch.programmes.rules.roll import Here
from tests.programmes.after.conftest import DAY

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
P, E, A = Here.PRESENT, Here.EXCUSED, Here.ABSENT


def roll(*words: Here, every: timedelta = WEEK, last: datetime = NOW - DAY) -> list[Came]:
    return [Came(last - every * back, word) for back, word in enumerate(reversed(words))][::-1]


@pytest.mark.parametrize(
    ("words", "less"),
    [
        ((), False),
        ((A,), False),
        ((P, A), False),
        ((P, A, A), True),
        ((P, A, E, A), True),
        ((P, A, E), False),
        ((P, E, E, E), False),
        ((A, A, P), False),
    ],
)
def test_two_absences_in_a_row_without_an_excuse(words: tuple[Here, ...], less: bool) -> None:
    assert comes_less(roll(*words, every=2 * DAY), now=NOW) is less


def test_less_than_half_as_often_as_before() -> None:
    often = roll(*[P] * 9, every=3 * DAY, last=NOW - 22 * DAY)
    assert comes_less([*often, *roll(A, P, A, P, A, A, P, every=3 * DAY)], now=NOW)
    assert not comes_less([*often, *roll(A, P, A, P, A, P, every=3 * DAY)], now=NOW)
    assert not comes_less([*roll(P, P, last=NOW - 22 * DAY), *roll(A, P, A, every=3 * DAY)], now=NOW)


def test_what_lies_before_an_earlier_sign_was_over_is_not_counted_again() -> None:
    said = roll(P, A, A, every=2 * DAY)
    assert comes_less(said, now=NOW)
    assert not comes_less(said, now=NOW, since=NOW - 2 * DAY)


def test_absences_of_a_month_ago_are_no_sign_today() -> None:
    assert not comes_less(roll(A, A, last=NOW - 22 * DAY), now=NOW)


@given(st.lists(st.sampled_from([P, E, A]), max_size=12), st.integers(0, 12))
def test_an_excused_session_never_changes_what_is_said(words: Sequence[Here], at: int) -> None:
    said = roll(*words, every=3 * DAY)
    moment = said[min(at, len(said) - 1)].at + timedelta(hours=1) if said else NOW - DAY
    more = sorted([*said, Came(moment, E)], key=lambda one: one.at)
    assert comes_less(more, now=NOW) is comes_less(said, now=NOW)


@given(st.lists(st.sampled_from([P, E, A]), max_size=12))
def test_whoever_came_last_time_is_not_away_in_a_row(words: Sequence[Here]) -> None:
    said = roll(*words, P, every=10 * DAY)
    assert not comes_less(said, now=NOW)
    assert came_again(said, after=said[-1].at - DAY)


def test_staff_hear_three_days_after_the_peer_or_after_it_was_noticed() -> None:
    assert not staff_may_hear(noticed_at=NOW - 4 * DAY, peer_told_at=NOW - 2 * DAY, now=NOW)
    assert staff_may_hear(noticed_at=NOW - 4 * DAY, peer_told_at=NOW - 3 * DAY, now=NOW)
    assert staff_may_hear(noticed_at=NOW - 3 * DAY, peer_told_at=None, now=NOW)
