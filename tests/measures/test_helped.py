"""Before and after: pairs are made only of what was told, within a day, and nothing is said of fewer than five."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.measures.helped import Pair, around, pairs
from porch.measures.told import Told

START = datetime(2026, 11, 1, 8, tzinfo=UTC)


def at(hours: float, craving: int | None, *did: str) -> Told:
    when = START + timedelta(hours=hours)
    return Told(when.date(), when, craving=craving, did=frozenset(did))


def test_the_craving_before_is_the_last_one_and_the_one_after_comes_with_what_was_done() -> None:
    assert pairs([at(0, 9), at(1, 7), at(3, 4, "called")]) == [Pair("", 9, 7), Pair("called", 7, 4)]


def test_a_craving_of_more_than_a_day_ago_is_not_before() -> None:
    assert pairs([at(0, 9), at(24, 4, "called")]) == [Pair("called", 9, 4)]
    assert pairs([at(0, 9), at(24.01, 4, "called")]) == []


def test_an_entry_without_a_craving_is_neither_before_nor_after() -> None:
    assert pairs([at(0, 9), at(1, None, "called"), at(2, 5, "ate")]) == [Pair("ate", 9, 5)]


def test_two_things_done_have_a_pair_each() -> None:
    assert pairs([at(0, 8), at(1, 5, "called", "ate")]) == [Pair("ate", 8, 5), Pair("called", 8, 5)]


def test_two_told_at_the_same_moment_are_not_before_one_another() -> None:
    assert pairs([at(0, 8, "ate"), at(0, 3, "called")]) == []


def test_means_of_five_pairs_by_hand_and_nothing_of_four() -> None:
    five = [Pair("called", before, after) for before, after in [(8, 5), (6, 5), (7, 3), (9, 8), (5, 4)]]
    four = [Pair("ate", 8, 1)] * 4
    found = around([*five, *four])
    assert [(one.did, one.times, one.before, one.after, one.easier) for one in found] == [
        ("called", 5, 7, 5, 2)
    ]


def test_what_eased_most_comes_first_and_nothing_named_last() -> None:
    made = [*[Pair("", 9, 1)] * 5, *[Pair("ate", 5, 6)] * 5, *[Pair("called", 6, 4)] * 5]
    assert [one.did for one in around(made)] == ["called", "ate", ""]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2000),
            st.none() | st.integers(0, 10),
            st.frozensets(st.sampled_from(["called", "ate", "out"])),
        ),
        max_size=80,
    )
)
def test_only_what_was_told_is_in_the_means(made: list[tuple[int, int | None, frozenset[str]]]) -> None:
    told = [at(hours, craving, *did) for hours, craving, did in made]
    every = pairs(told)
    assert pairs(reversed(told)) == every or len({hours for hours, _c, _d in made}) < len(made)
    for one in around(every):
        mine = [pair for pair in every if pair.did == one.did]
        assert one.times == len(mine) >= 5
        assert min(pair.before for pair in mine) <= one.before <= max(pair.before for pair in mine)
        assert min(pair.after for pair in mine) <= one.after <= max(pair.after for pair in mine)
