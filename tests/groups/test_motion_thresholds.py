"""How many have to say yes: every line is a vote somebody could have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.groups.rules.conscience import (
    FOUR_FIFTHS,
    MAJORITY,
    QUORUMS,
    THRESHOLDS,
    TWO_THIRDS,
    UNANIMITY,
    Count,
    Outcome,
    Quorum,
    Threshold,
    electorate_of,
    is_met,
    is_quorate,
    outcome,
    present_needed,
    stricter,
    yes_needed,
)

PASSED, FAILED, LACK, HEAR = Outcome.PASSED, Outcome.FAILED, Outcome.NO_QUORUM, Outcome.MINORITY_FIRST
ANY, THIRD, HALF, THREE, FIVE = (QUORUMS[code] for code in ("any", "third", "half", "three", "five"))
M, T, F, U = MAJORITY, TWO_THIRDS, FOUR_FIFTHS, UNANIMITY

# threshold, quorum, (yes, no, abstained), how many have a vote, what follows
VOTES = [
    # a majority: more than half, and a tie fails
    (M, ANY, (1, 0, 0), 1, PASSED),
    (M, ANY, (0, 1, 0), 1, FAILED),
    (M, ANY, (1, 1, 0), 2, FAILED),
    (M, ANY, (2, 1, 0), 3, PASSED),
    (M, ANY, (2, 2, 0), 4, FAILED),
    (M, ANY, (3, 2, 0), 5, PASSED),
    (M, ANY, (2, 3, 0), 5, FAILED),
    (M, ANY, (3, 3, 4), 10, FAILED),
    (M, ANY, (4, 3, 3), 10, PASSED),
    (M, ANY, (50, 50, 0), 100, FAILED),
    (M, ANY, (51, 50, 0), 101, PASSED),
    # two thirds, just met and just missed
    (T, ANY, (2, 1, 0), 3, PASSED),
    (T, ANY, (2, 2, 0), 4, FAILED),
    (T, ANY, (3, 1, 0), 4, PASSED),
    (T, ANY, (3, 2, 0), 5, FAILED),
    (T, ANY, (4, 2, 0), 6, PASSED),
    (T, ANY, (66, 34, 0), 100, FAILED),
    (T, ANY, (67, 33, 0), 100, PASSED),
    # four of five: of four all, of five four, of six five
    (F, ANY, (3, 1, 0), 4, FAILED),
    (F, ANY, (4, 0, 0), 4, PASSED),
    (F, ANY, (4, 1, 0), 5, PASSED),
    (F, ANY, (3, 2, 0), 5, FAILED),
    (F, ANY, (4, 2, 0), 6, FAILED),
    (F, ANY, (5, 1, 0), 6, PASSED),
    (F, ANY, (8, 2, 0), 10, PASSED),
    (F, ANY, (7, 2, 1), 10, FAILED),
    (F, ANY, (8, 2, 5), 15, PASSED),
    # all but a few: one no is too many under ten
    (U, ANY, (1, 0, 0), 1, PASSED),
    (U, ANY, (8, 1, 0), 9, FAILED),
    (U, ANY, (9, 0, 0), 9, PASSED),
    (U, ANY, (9, 1, 0), 10, PASSED),
    (U, ANY, (17, 2, 0), 19, FAILED),
    (U, ANY, (18, 2, 0), 20, PASSED),
    # whoever abstains is there, and no more than that
    (M, ANY, (1, 0, 9), 10, PASSED),
    (M, ANY, (0, 0, 5), 5, FAILED),
    (F, HALF, (0, 0, 5), 5, FAILED),
    (F, ANY, (4, 1, 95), 100, PASSED),
    (M, HALF, (1, 0, 4), 10, PASSED),
    (M, HALF, (1, 0, 3), 10, LACK),
    # how many must take part: just enough, one too few, nobody
    (M, HALF, (5, 0, 0), 10, PASSED),
    (M, HALF, (4, 0, 0), 10, LACK),
    (M, HALF, (6, 0, 0), 11, PASSED),
    (M, HALF, (5, 0, 0), 11, LACK),
    (M, THIRD, (2, 0, 0), 6, PASSED),
    (M, THIRD, (2, 0, 0), 7, LACK),
    (M, FIVE, (3, 1, 1), 20, PASSED),
    (M, FIVE, (4, 0, 0), 20, LACK),
    (M, FIVE, (3, 0, 0), 3, PASSED),
    (M, FIVE, (2, 0, 0), 3, LACK),
    (M, ANY, (0, 0, 0), 5, LACK),
    (M, ANY, (0, 0, 0), 0, LACK),
    (U, THREE, (0, 0, 0), 0, LACK),
]


@pytest.mark.parametrize(("threshold", "quorum", "said", "electorate", "follows"), VOTES)
def test_a_vote_ends_as_the_table_says(
    threshold: Threshold, quorum: Quorum, said: tuple[int, int, int], electorate: int, follows: Outcome
) -> None:
    assert outcome(threshold, quorum, Count(*said), electorate) is follows


# (yes, no), whether whoever is against is heard first, what follows
HEARD = [
    ((9, 1), True, HEAR),
    ((1, 9), True, HEAR),
    ((10, 0), True, PASSED),
    ((0, 10), True, FAILED),
    ((9, 1), False, PASSED),
    ((8, 2), False, FAILED),
]


@pytest.mark.parametrize(("said", "hears", "follows"), HEARD)
def test_whoever_is_against_is_heard_before_it_counts(
    said: tuple[int, int], hears: bool, follows: Outcome
) -> None:
    assert outcome(UNANIMITY, ANY, Count(*said), 10, hears_minority=hears) is follows


def test_too_few_are_not_asked_to_hear_anybody() -> None:
    assert outcome(UNANIMITY, HALF, Count(2, 1), 10, hears_minority=True) is LACK


# for each who had a vote: did they vote, do they still belong; how many count
ROLLS = [
    ([], 0),
    ([(False, True)], 1),
    ([(False, False)], 0),  # left, or was erased, before voting
    ([(True, False)], 1),  # voted and left: the ballot cannot be found, so they stay
    ([(True, True), (False, True), (False, False), (True, False)], 3),
]


@pytest.mark.parametrize(("roll", "count"), ROLLS)
def test_who_counts_at_the_end(roll: list[tuple[bool, bool]], count: int) -> None:
    assert electorate_of(roll) == count


def test_someone_who_leaves_without_voting_makes_a_quorum_easier_and_not_harder() -> None:
    stayed = electorate_of([(True, True)] * 3 + [(False, True)] * 4)
    left = electorate_of([(True, True)] * 3 + [(False, True)] * 3 + [(False, False)])
    assert outcome(MAJORITY, HALF, Count(3, 0), stayed) is LACK
    assert outcome(MAJORITY, HALF, Count(3, 0), left) is PASSED


@pytest.mark.parametrize(
    ("one", "other", "asks_more"), [(M, T, T), (T, M, T), (F, T, F), (F, U, U), (M, M, M), (U, M, U)]
)
def test_the_stricter_of_two(one: Threshold, other: Threshold, asks_more: Threshold) -> None:
    assert stricter(one, other) is asks_more


voices = st.integers(0, 400)
thresholds = st.sampled_from(list(THRESHOLDS.values()))
quorums = st.sampled_from(list(QUORUMS.values()))


@settings(max_examples=60, deadline=None)
@given(thresholds, voices, voices)
def test_enough_is_what_was_said_to_be_enough(threshold: Threshold, yes: int, no: int) -> None:
    assert is_met(threshold, yes, no) == (yes >= yes_needed(threshold, yes + no))
    assert is_met(threshold, yes, no) == (
        yes > 0
        and (
            yes * threshold.whole > (yes + no) * threshold.part
            if threshold.more
            else yes * threshold.whole >= (yes + no) * threshold.part
        )
    )


@settings(max_examples=60, deadline=None)
@given(thresholds, voices, voices)
def test_one_more_yes_never_stops_it_and_one_more_no_never_helps(
    threshold: Threshold, yes: int, no: int
) -> None:
    if is_met(threshold, yes, no):
        assert is_met(threshold, yes + 1, no)
    else:
        assert not is_met(threshold, yes, no + 1)


@settings(max_examples=60, deadline=None)
@given(thresholds, voices)
def test_a_tie_fails_and_everybody_passes(threshold: Threshold, n: int) -> None:
    assert not is_met(threshold, n, n)
    assert is_met(threshold, n + 1, 0)


@settings(max_examples=60, deadline=None)
@given(quorums, voices)
def test_everybody_is_always_enough_and_nobody_never(quorum: Quorum, electorate: int) -> None:
    needed = present_needed(quorum, electorate)
    assert 1 <= needed <= max(1, electorate)
    assert not is_quorate(quorum, 0, electorate)
    assert electorate == 0 or is_quorate(quorum, electorate, electorate)
