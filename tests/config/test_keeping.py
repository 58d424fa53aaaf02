"""Backups: all of two days, then one a day for five weeks, and never none."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.config.keeping import DAILY, HOURLY, to_let_go

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
moments = st.sets(
    st.integers(-24 * 60, 60 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60
)


@given(moments)
def test_the_newest_always_stays_and_so_do_the_last_two_days(made: set[datetime]) -> None:
    gone = to_let_go(made, NOW)
    assert gone <= made
    assert not made or max(made) not in gone
    assert not {moment for moment in gone if NOW - moment <= HOURLY}


@given(moments)
def test_after_two_days_one_of_each_day_stays_and_after_five_weeks_none(made: set[datetime]) -> None:
    staying = made - to_let_go(made, NOW)
    older = sorted(moment for moment in staying if NOW - moment > HOURLY and moment != max(made))
    assert len({moment.date() for moment in older}) == len(older)
    assert all(NOW - moment <= DAILY for moment in older)
    in_reach = {moment.date() for moment in made if NOW - moment <= DAILY}
    assert {moment.date() for moment in staying} >= in_reach


@given(moments, st.integers(0, 40 * 24 * 60))
def test_letting_go_in_two_steps_leaves_what_one_step_leaves(made: set[datetime], minutes: int) -> None:
    later = NOW + timedelta(minutes=minutes)
    after_first = made - to_let_go(made, NOW)
    assert after_first - to_let_go(after_first, later) == made - to_let_go(made, later)


def test_a_community_that_runs_for_a_year_has_about_eighty_backups() -> None:
    hours = [NOW - timedelta(hours=hour) for hour in range(365 * 24)]
    staying = set(hours) - to_let_go(hours, NOW)
    assert 48 + 33 <= len(staying) <= 49 + 35
