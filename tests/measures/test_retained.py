"""Whether somebody is still there on a day, and when somebody left who told nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.staying import left_on, retained_at


@pytest.mark.parametrize(
    ("days", "open_", "contact", "at", "there"),
    [
        (120, False, 110, 90, True),  # the stay was open
        (90, False, 80, 90, True),  # ended that day, seen ten days before
        (90, False, 59, 90, False),  # ended that day, not seen for 31 days
        (90, False, 60, 90, True),  # seen 30 days before
        (40, False, 40, 90, False),
        (40, False, None, 90, False),  # never seen
        (40, False, 65, 90, True),  # seen after it had been closed
        (90, True, 10, 90, True),  # goes on, whenever they were last seen
        (200, True, None, 90, True),
        (60, True, 60, 90, None),  # goes on and the day is not reached: nobody can say
    ],
)
def test_open_on_the_day_or_seen_in_the_thirty_days_before(
    days: int, open_: bool, contact: int | None, at: int, there: bool | None
) -> None:
    assert retained_at(days, open_, contact, at) is there


def test_whoever_left_unseen_left_when_they_were_last_seen() -> None:
    assert left_on(120, False, 95) == (95, True)
    assert left_on(120, False, None) == (120, True)
    assert left_on(120, False, 130) == (120, True)


def test_a_stay_that_goes_on_is_followed_to_the_cut() -> None:
    assert left_on(120, True, 20) == (120, False)


@given(st.integers(0, 400), st.none() | st.integers(0, 400), st.integers(0, 300), st.integers(0, 100))
def test_whoever_is_gone_on_a_day_is_gone_on_later_ones(
    days: int, contact: int | None, at: int, more: int
) -> None:
    if retained_at(days, False, contact, at) is False:
        assert retained_at(days, False, contact, at + more) is False
