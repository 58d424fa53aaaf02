"""Circles against the exact optimum, on crowds small enough to try every arrangement of them."""

from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.matching.circles import form_circles
from porch.matching.seating import LOPSIDED, MOST_SHARED, OFF_MIDDLE, UNIT, Crowd

PEOPLE, LEAST, MOST = 18, 6, 12
CROWDS = 20


def crowd(seed: int) -> Crowd:
    """Eighteen people who could all sit together: six facts and three traits each."""
    rng = np.random.default_rng(seed)
    traits = (rng.random((PEOPLE, 3)) < (0.5, 0.4, 0.3)).astype(np.int64) * UNIT
    ones = np.ones((PEOPLE, 1), np.uint64)
    facts = (rng.random((PEOPLE, 20)) < 0.25) @ (1 << np.arange(20))
    return Crowd(
        np.repeat(ones, 3, axis=1),
        ones,
        ones * 0,
        ones * 0,
        np.zeros(PEOPLE + 1, np.int64),
        np.zeros(0, np.int64),
        facts.astype(np.uint64)[:, None],
        traits - UNIT * traits.sum(axis=0) // (UNIT * PEOPLE),
    )


def best_worth(crowd: Crowd) -> int:
    """The most any division of everybody into circles is worth: two circles, or three."""
    worth = _worth_of_every_circle(crowd)
    everyone = (1 << PEOPLE) - 1
    circles = np.flatnonzero(worth > np.iinfo(np.int64).min)
    firsts = circles[circles & 1 == 1]
    both = worth[everyone ^ firsts] > np.iinfo(np.int64).min
    best = int((worth[firsts[both]] + worth[everyone ^ firsts[both]]).max())
    sixes = circles[np.bitwise_count(circles) == PEOPLE // 3]
    for first in sixes[sixes & 1 == 1]:
        rest = everyone ^ int(first)
        low = rest & -rest
        seconds = sixes[(sixes & first == 0) & (sixes & low != 0)]
        best = max(best, int(worth[first] + (worth[seconds] + worth[rest ^ seconds]).max()))
    return best


def _worth_of_every_circle(crowd: Crowd) -> NDArray[np.int64]:
    """By set of members as bits; sets that are no circle have the least there is."""
    sets = np.arange(1 << PEOPLE)
    inside = (sets[:, None] >> np.arange(PEOPLE)) & 1
    size = inside.sum(axis=1)
    tags = crowd.tags[:, 0]
    facts = np.minimum(np.bitwise_count(tags[:, None] & tags), MOST_SHARED).astype(np.int64)
    np.fill_diagonal(facts, 0)
    shared = ((inside @ facts) * inside).sum(axis=1) // 2
    lopsided = ((inside @ crowd.traits) ** 2).sum(axis=1)
    worth = 200 * shared // np.maximum(size - 1, 1) - LOPSIDED * lopsided // np.maximum(size * UNIT**2, 1)
    worth -= OFF_MIDDLE * (size - (LEAST + MOST) // 2) ** 2
    return np.where((size >= LEAST) & (size <= MOST), worth, np.iinfo(np.int64).min)


def compare() -> dict[str, Any]:
    """How often, and how nearly, the engine reaches the optimum of twenty crowds."""
    form_circles(crowd(CROWDS), LEAST, MOST, 0)
    seconds = {"ours": 0.0, "exact": 0.0}
    shortfalls = []
    for seed in range(CROWDS):
        people = crowd(seed)
        start = process_time()
        ours = form_circles(people, LEAST, MOST, 0).worth
        seconds["ours"] += process_time() - start
        start = process_time()
        best = best_worth(people)
        seconds["exact"] += process_time() - start
        shortfalls.append((best - ours) / max(abs(best), 1))
    return {
        "cpu": seconds["ours"] / CROWDS,
        "exact_cpu": seconds["exact"] / CROWDS,
        "reached": sum(short == 0 for short in shortfalls),
        "crowds": CROWDS,
        "mean_shortfall": sum(shortfalls) / CROWDS,
    }
