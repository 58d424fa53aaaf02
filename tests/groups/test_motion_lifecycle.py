"""From every state time alone ends a motion, and nothing moves one that is over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.groups.rules.conscience import MAJORITY, QUORUMS, THRESHOLDS, TWO_THIRDS, UNANIMITY, Outcome
from porch.groups.rules.motions import (
    BEFORE_THE_GROUP,
    BY_TIME,
    COUNTED,
    MOTION,
    NEXT,
    VOTED_ON,
    Terms,
    due_after,
    terms_from,
)

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OPEN = MOTION.states - MOTION.final

terms = st.builds(
    Terms,
    threshold=st.sampled_from(sorted(THRESHOLDS)),
    quorum=st.sampled_from(sorted(QUORUMS)),
    discuss_days=st.sampled_from([0, 3, 7, 14]),
    vote_days=st.sampled_from([1, 3, 7, 14]),
    is_secret=st.booleans(),
    wants_second=st.booleans(),
    hears_minority=st.booleans(),
)


def test_every_state_that_is_not_final_has_somebody_next_and_something_time_does() -> None:
    assert set(NEXT) == set(BY_TIME) == OPEN
    assert OPEN - {"drafted"} == BEFORE_THE_GROUP


@settings(max_examples=60, deadline=None)
@given(terms)
def test_every_state_that_is_not_final_lasts_until_a_time(said: Terms) -> None:
    for state in OPEN:
        due = due_after(state, said, NOW)
        assert due is not None
        assert NOW <= due <= NOW + timedelta(days=14)
    for state in MOTION.final:
        assert due_after(state, said, NOW) is None


def counted(state: str, how: Outcome) -> str:
    """What counting leads to; the minority is heard after the first vote alone."""
    heard = how is Outcome.MINORITY_FIRST and state == "voting-again"
    return MOTION.after(Outcome.FAILED if heard else how, state)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(OPEN)), st.lists(st.sampled_from(list(Outcome)), min_size=6, max_size=6))
def test_from_wherever_it_stands_time_alone_ends_it(state: str, counts: list[Outcome]) -> None:
    passed_through = [state]
    for how in counts:
        if state in MOTION.final:
            break
        verb = BY_TIME[state]
        state = counted(state, how) if verb == COUNTED else MOTION.after(verb, state)
        passed_through.append(state)
    assert state in MOTION.final, passed_through
    assert len(passed_through) <= 5
    assert passed_through.count("hearing") <= 1
    assert passed_through.count("voting-again") <= 1


@pytest.mark.parametrize("state", sorted(MOTION.final))
def test_nothing_moves_a_motion_that_is_over(state: str) -> None:
    assert not any(state in sources for sources, _ in MOTION.moves.values())


@pytest.mark.parametrize("state", sorted(VOTED_ON))
def test_a_vote_that_has_begun_is_not_taken_back(state: str) -> None:
    assert state not in MOTION.sources("withdraw")


def test_the_minority_is_heard_where_nearly_all_must_agree_or_the_body_says_so() -> None:
    assert Terms(threshold=UNANIMITY.code).minority_speaks
    assert Terms(hears_minority=True).minority_speaks
    assert not Terms().minority_speaks


@settings(max_examples=60, deadline=None)
@given(terms)
def test_terms_come_back_as_they_were_kept(said: Terms) -> None:
    assert terms_from(said.as_data()) == said
    assert terms_from(said.as_data() | {"of a later day": 1}) == said


def test_at_least_only_ever_asks_for_more() -> None:
    assert Terms(threshold=MAJORITY.code).at_least(TWO_THIRDS).passes_with is TWO_THIRDS
    assert Terms(threshold=UNANIMITY.code).at_least(TWO_THIRDS).passes_with is UNANIMITY
