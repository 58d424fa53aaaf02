"""Which rules keep a pair apart, and how many people each rule costs somebody. Blocks are never looked at."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import popcount
from porch.matching.heap import Array
from porch.matching.pool import Pool, Side, Whole, Words
from porch.matching.sieve import Terms, near_enough
from porch.matching.vocabulary import DEMANDS

LOOKED_AT = ("language", "hours", *DEMANDS, "distance")
"""The rules of an obstacle's bits, from the lowest. Blocks and avoided pairs are not among them."""


class Obstacles(NamedTuple):
    """For each person asked about, by rule (columns as in ``LOOKED_AT``), how many of the other side..."""

    fail: Whole
    """...fail the rule, alone or with others."""
    fail_only: Whole
    """...fail this rule and no other: they would suit if it were dropped."""
    suit: Whole
    """[people]: how many pass every rule."""


def demand_masks(pool: Pool) -> Words:
    """uint64[4, A]: the demand bits of each rule, in the order of ``DEMANDS``."""
    return np.stack([pool.masks[rule] for rule in DEMANDS])


def obstacles(
    side: Side,
    others: Side,
    open_to: NDArray[np.bool_],
    terms: Terms,
    masks: Words,
    who: Whole,
    self_at: Whole,
) -> Obstacles:
    """Count the obstacles of people ``who`` against everybody in ``open_to`` of the other side.

    ``self_at[i]`` is where person i stands among the others (-1: nowhere), and is passed over.
    """
    shape = (len(who), len(LOOKED_AT))
    counted = Obstacles(np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(len(who), np.int64))
    _count(side, others, open_to, terms, masks, who, self_at, *counted)
    return counted


def suits(side: Side, others: Side, terms: Terms, masks: Words, a: Whole, b: Whole) -> NDArray[np.bool_]:
    """Whether given pairs pass every rule (blocks and avoided pairs apart)."""
    passed: NDArray[np.bool_] = _pairs(side, others, terms, masks, a, b) == 0
    return passed


@njit(inline="always")
def _failed(side: Side, i: int, others: Side, j: int, terms: Terms, masks: Array) -> int:
    failed = 0
    if terms.language and not side.any_lang[i] and not others.any_lang[j]:
        common = np.uint64(0)
        for q in range(side.lang.shape[1]):
            common |= side.lang[i, q] & others.lang[j, q]
        failed |= common == 0
    if terms.least_hours > 0 and not side.any_hours[i] and not others.any_hours[j]:
        hours = 0
        for q in range(3):
            hours += popcount(side.record[i, q] & others.record[j, q])
        failed |= (hours < terms.least_hours) << 1
    for q in range(side.am.shape[1]):
        against = (side.am[i, q] & others.reject[j, q]) | (side.reject[i, q] & others.am[j, q])
        if against:
            for rule in range(4):
                failed |= ((against & masks[rule, q]) != 0) << (2 + rule)
    if terms.distance and not (side.remote[i] and others.remote[j]):
        failed |= (not near_enough(side.place[i], others.place[j], terms.in_person)) << 6
    return failed


@njit(nogil=True, cache=True)
def _pairs(side: Side, others: Side, terms: Terms, masks: Array, a: Array, b: Array) -> Array:
    failed = np.zeros(a.size, np.int64)
    for p in range(a.size):
        failed[p] = _failed(side, a[p], others, b[p], terms, masks)
    return failed


@njit(nogil=True, cache=True)
def _count(
    side: Side,
    others: Side,
    open_to: Array,
    terms: Terms,
    masks: Array,
    who: Array,
    self_at: Array,
    fail: Array,
    fail_only: Array,
    suit: Array,
) -> None:
    for p in range(who.size):
        for j in range(open_to.size):
            if not open_to[j] or j == self_at[who[p]]:
                continue
            failed = _failed(side, who[p], others, j, terms, masks)
            if failed == 0:
                suit[p] += 1
                continue
            for rule in range(7):
                if failed >> rule & 1:
                    fail[p, rule] += 1
                    fail_only[p, rule] += failed == 1 << rule
