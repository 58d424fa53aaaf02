"""An exposure that begins on the way, and who is left out of a landmark."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.staying import CannotTell, cox, landmark

NEVER = math.nan


def test_everyone_is_counted_or_said_to_be_left_out() -> None:
    times = [10, 30, 40, 60, 90, 20]
    events = [1, 1, 1, 0, 1, 0]
    met = [5, 3, 300, 29, 45, NEVER]  # 300: after they had left
    found = landmark(times, events, met, at=30)
    assert found.kept.tolist() == [False, False, True, True, True, False]
    assert found.times.tolist() == [10, 30, 60]
    assert found.events.tolist() == [1, 0, 1]
    assert found.exposed.tolist() == [False, True, False]
    assert (found.n, found.left_before, found.unseen_after, found.exposed_later) == (3, 2, 1, 1)


def test_whoever_had_a_peer_from_the_day_itself_or_before_the_first_is_exposed() -> None:
    found = landmark([50, 50, 50, 50], [1, 1, 1, 1], [30, 30.5, -3, None], at=30)
    assert found.exposed.tolist() == [True, False, True, False]


def test_endings_that_compete_are_kept_as_they_were() -> None:
    assert landmark([5, 50, 60], [2, 2, 3], [NEVER, 1, 2], at=7).events.tolist() == [2, 3]


def test_a_landmark_nobody_reaches_is_refused() -> None:
    with pytest.raises(CannotTell, match="nobody was followed beyond 30"):
        landmark([10, 30], [1, 0], [1, 2], at=30)


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 2), st.none() | st.integers(-5, 60)), min_size=1
    ).filter(lambda people: any(t > 30 for t, _e, _m in people))
)
def test_nobody_is_left_out_silently(people: list[tuple[int, int, int | None]]) -> None:
    times, events, met = zip(*people, strict=True)
    found = landmark(times, events, met, at=30)
    assert found.n + found.left_out == len(people)
    assert found.left_out == found.left_before + found.unseen_after
    assert np.all(found.times > 0)


# ---- the trap it is for: an exposure without any effect ----


def people_of(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each leaves at a pace that nothing changes, and meets a peer, if still there, at a pace that nothing changes."""
    leaves, meets = rng.exponential(120, n), rng.exponential(150, n)
    times = np.minimum(leaves, 365)
    return times, leaves < 365, np.where(meets < times, meets, np.nan)


def ratio(times: np.ndarray, events: np.ndarray, exposed: np.ndarray) -> float:
    return cox(times, events, {"exposed": exposed.astype(float)}).rows[0].ratio


def test_ever_met_a_peer_looks_as_if_it_kept_people_there_although_it_does_nothing() -> None:
    times, events, met = people_of(np.random.default_rng(20260901), 20_000)
    assert ratio(times, events, ~np.isnan(met)) < 0.4


@pytest.mark.parametrize("at", [30, 90])
def test_from_a_landmark_on_what_does_nothing_is_seen_to_do_nothing(at: int) -> None:
    times, events, met = people_of(np.random.default_rng(20260901), 20_000)
    found = landmark(times, events, met, at=at)
    row = cox(found.times, found.events, {"exposed": found.exposed.astype(float)}).rows[0]
    assert row.ratio == pytest.approx(1.0, abs=0.06)
    assert row.lo < 1 < row.hi


@pytest.mark.parametrize("at", [30, 90])
def test_ever_attended_comes_to_the_published_warning_of_0_19_and_the_landmark_to_one(at: int) -> None:
    """A session each week to which one in five goes for the first time, leaving at a pace that nothing changes."""
    rng = np.random.default_rng(8)
    leaves, first = rng.exponential(51, 100_000), 7.0 * rng.geometric(0.2, 100_000)
    times = np.minimum(leaves, 365)
    attended = first <= times
    assert ratio(times, leaves < 365, attended) == pytest.approx(0.19, abs=0.015)
    found = landmark(times, leaves < 365, np.where(attended, first, np.nan), at=at)
    row = cox(found.times, found.events, {"exposed": found.exposed.astype(float)}).rows[0]
    assert row.ratio == pytest.approx(1.0, abs=0.05)
    assert row.lo < 1 < row.hi
    assert found.n + found.left_out == 100_000
