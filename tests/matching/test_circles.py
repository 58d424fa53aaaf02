"""Circles: everybody there at that hour, speaking that language, with nobody they must not meet."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.matching.circles import Circles, form_circles
from porch.matching.seating import Crowd, Words

Apart = list[tuple[int, int]]


def crowd_of(
    hours: list[int],
    languages: list[int],
    am: list[int] | None = None,
    reject: list[int] | None = None,
    apart: Apart | None = None,
    tags: list[int] | None = None,
    traits: list[list[int]] | None = None,
) -> Crowd:
    """A crowd from plain numbers: bit h of `hours[v]` is hour h, bit l of `languages[v]` is language l."""
    n = len(hours)
    both_ways = sorted({way for a, b in apart or [] for way in ((a, b), (b, a))})
    counts = np.bincount([a for a, _ in both_ways], minlength=n)
    return Crowd(
        np.array([[h >> 64 * w & (1 << 64) - 1 for w in range(3)] for h in hours], np.uint64).reshape(n, 3),
        column(languages),
        column(am or [0] * n),
        column(reject or [0] * n),
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        np.array([b for _, b in both_ways], np.int64),
        column(tags or [0] * n),
        np.array(traits or [[0]] * n, np.int64).reshape(n, len(traits[0]) if traits else 1),
    )


def column(words: list[int]) -> Words:
    return np.array(words, np.uint64).reshape(-1, 1)


@st.composite
def crowds(draw: st.DrawFn) -> Crowd:
    n = draw(st.integers(1, 40))
    some = st.lists(st.sampled_from([5, 66, 100, 140, 167]), min_size=1, max_size=3)
    numbers = st.integers(0, 7)
    person = st.integers(0, n - 1)
    return crowd_of(
        [sum(1 << h for h in set(draw(some))) for _ in range(n)],
        [draw(st.integers(1, 3)) for _ in range(n)],
        [draw(numbers) for _ in range(n)],
        [draw(st.sampled_from([0, 0, 0, 1, 2, 4])) for _ in range(n)],
        [(a, b) for a, b in draw(st.lists(st.tuples(person, person), max_size=12)) if a != b],
        [draw(numbers) for _ in range(n)],
        [[draw(st.integers(-999, 999)) for _ in range(2)] for _ in range(n)],
    )


def may_sit_together(crowd: Crowd, a: int, b: int) -> bool:
    asked = (crowd.am[a] & crowd.reject[b]) | (crowd.am[b] & crowd.reject[a])
    apart = crowd.apart[crowd.apart_ptr[a] : crowd.apart_ptr[a + 1]]
    return not asked.any() and b not in apart


def holds(words: Words, bit: int) -> bool:
    return bool(int(words[bit // 64]) >> bit % 64 & 1)


@given(crowds(), st.integers(2, 5), st.integers(0, 4), st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_no_rule_is_ever_broken(crowd: Crowd, least: int, more: int, seed: int) -> None:
    answer = form_circles(crowd, least, least + more, seed)
    seated = [v for circle in answer.circles for v in circle.members]
    assert len(seated) == len(set(seated))
    assert set(seated) | set(answer.unplaced) == set(range(len(crowd.hours)))
    assert not set(seated) & set(answer.unplaced)
    for circle in answer.circles:
        assert least <= len(circle.members) <= least + more
        assert all(holds(crowd.hours[v], circle.hour) for v in circle.members)
        assert all(holds(crowd.lang[v], circle.language) for v in circle.members)
        assert all(may_sit_together(crowd, a, b) for a, b in combinations(circle.members, 2))


@given(crowds(), st.integers(2, 5))
@settings(max_examples=50, deadline=None)
def test_nobody_is_left_over_who_fits_into_a_circle_with_room(crowd: Crowd, least: int) -> None:
    answer = form_circles(crowd, least, least + 3, 0)
    for circle in answer.circles:
        if len(circle.members) == least + 3:
            continue
        for v in answer.unplaced:
            here = holds(crowd.hours[v], circle.hour) and holds(crowd.lang[v], circle.language)
            assert not (here and all(may_sit_together(crowd, v, m) for m in circle.members))


def sizes_of(answer: Circles) -> list[int]:
    return sorted(len(circle.members) for circle in answer.circles)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [(5, []), (6, [6]), (12, [12]), (13, [6, 7]), (18, [9, 9]), (25, [8, 8, 9]), (40, [10, 10, 10, 10])],
)
def test_people_who_could_all_sit_together_are_shared_out_evenly(people: int, sizes: list[int]) -> None:
    answer = form_circles(crowd_of([1] * people, [1] * people), 6, 12, 0)
    assert sizes_of(answer) == sizes
    assert len(answer.unplaced) == people - sum(sizes)


def test_too_few_people_are_told_so() -> None:
    answer = form_circles(crowd_of([1] * 5, [1] * 5), 6, 12, 0)
    assert set(answer.unplaced.values()) == {"too few"}


def test_five_spanish_speakers_are_too_few_beside_a_full_circle() -> None:
    answer = form_circles(crowd_of([1] * 11, [1] * 6 + [2] * 5), 6, 12, 0)
    assert sizes_of(answer) == [6]
    assert answer.unplaced == dict.fromkeys(range(6, 11), "too few")


def test_what_people_ask_of_others_is_told_as_the_reason_when_it_leaves_too_few() -> None:
    women, men = 1, 2
    answer = form_circles(
        crowd_of([1] * 11, [1] * 11, [women] * 6 + [men] * 5, [men] * 6 + [0] * 5), 6, 12, 0
    )
    assert [circle.members for circle in answer.circles] == [(0, 1, 2, 3, 4, 5)]
    assert set(answer.unplaced.values()) == {"must-haves"}


def test_a_block_never_shows_in_the_reason() -> None:
    everyone = list(combinations(range(6), 2))
    answer = form_circles(crowd_of([1] * 6, [1] * 6, apart=everyone), 6, 12, 0)
    assert set(answer.unplaced.values()) == {"no seat left"}


def test_two_who_blocked_each_other_get_different_circles() -> None:
    answer = form_circles(crowd_of([1] * 12, [1] * 12, apart=[(0, 1)]), 6, 12, 0)
    assert sizes_of(answer) == [6, 6]
    assert all(not {0, 1} <= set(circle.members) for circle in answer.circles)


def test_somebody_moves_over_so_that_another_finds_a_seat() -> None:
    early, late = 1, 2
    hours = [early] * 6 + [late] * 5 + [early | late]
    answer = form_circles(crowd_of(hours, [1] * 12), 6, 6, 0)
    assert sizes_of(answer) == [6, 6]


def test_those_who_share_most_sit_together_when_nothing_else_differs() -> None:
    answer = form_circles(crowd_of([1] * 12, [1] * 12, tags=[0b111, 0b111000] * 6), 6, 6, 0)
    assert [circle.members for circle in answer.circles] == [(0, 2, 4, 6, 8, 10), (1, 3, 5, 7, 9, 11)]


def test_circles_are_as_mixed_as_everybody_is() -> None:
    halves = [[500], [-500]] * 6
    answer = form_circles(crowd_of([1] * 12, [1] * 12, traits=halves), 6, 6, 0)
    assert all(sum(v % 2 for v in circle.members) == 3 for circle in answer.circles)


def test_the_same_seed_gives_the_same_circles() -> None:
    rng = np.random.default_rng(2)
    crowd = crowd_of(
        [int(h) for h in rng.integers(1, 255, 80)], [1] * 80, tags=[int(t) for t in rng.integers(0, 99, 80)]
    )
    assert form_circles(crowd, 6, 12, 7) == form_circles(crowd, 6, 12, 7)


def test_nobody_at_all_makes_no_circles() -> None:
    assert form_circles(crowd_of([], []), 6, 12, 0) == Circles((), {}, 0)
