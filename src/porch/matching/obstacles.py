"""Which rules keep a pair apart, and how many people each rule costs somebody. Blocks are never looked at."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import ctz, popcount
from porch.matching.heap import Array
from porch.matching.index import ANY_HOURS, ANY_LANG, FACTS, HERE, HOURS, REMOTE
from porch.matching.pool import Pool, Side, Whole, Words
from porch.matching.scan import Question
from porch.matching.sieve import Terms, count_hours, near_enough, or_rows
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


def obstacles(question: Question, masks: Words, who: Whole, self_at: Whole) -> Obstacles:
    """Count the obstacles of people ``who`` against everybody indexed on the other side.

    ``self_at[i]`` is where person i stands among the others (-1: nowhere), and is passed over. Forbidden
    pairs count like any other.
    """
    shape = (len(who), len(LOOKED_AT))
    counted = Obstacles(np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(len(who), np.int64))
    _count(question, masks, who, self_at, *counted)
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
    question: Question, masks: Array, who: Array, self_at: Array, fail: Array, fail_only: Array, suit: Array
) -> None:
    rows = question.table.rows
    width = rows.shape[2]
    failing = np.empty((7, width), np.uint64)
    here, once, twice = np.empty(width, np.uint64), np.empty(width, np.uint64), np.empty(width, np.uint64)
    seen = np.empty((max(question.terms.least_hours, 1), width), np.uint64)
    for p in range(who.size):
        i = who[p]
        for t in range(rows.shape[0]):
            base = t * 64 * width
            here[:] = rows[t, HERE]
            itself = self_at[i] - base
            if 0 <= itself < 64 * width:
                here[itself >> 6] &= ~(np.uint64(1) << np.uint64(itself & 63))
            _fail_rows(rows[t], base, question, i, masks, here, failing, seen)
            once[:] = 0
            twice[:] = 0
            for rule in range(7):
                for w in range(width):
                    twice[w] |= once[w] & failing[rule, w]
                    once[w] |= failing[rule, w]
            for w in range(width):
                suit[p] += popcount(here[w] & ~once[w])
                for rule in range(7):
                    fail[p, rule] += popcount(failing[rule, w])
                    fail_only[p, rule] += popcount(failing[rule, w] & ~twice[w])


@njit(nogil=True, cache=True)
def _fail_rows(
    tile: Array, base: int, question: Question, i: int, masks: Array, here: Array, failing: Array, seen: Array
) -> None:
    """One row for each rule: who of the tile fails it with person ``i``."""
    side, terms = question.side, question.terms
    failing[:] = 0
    demands = side.am.shape[1]
    if terms.language and not side.any_lang[i]:
        failing[0] = tile[ANY_LANG]
        for q in range(side.lang.shape[1]):
            or_rows(failing[0], tile, FACTS + 64 * (2 * demands + q), side.lang[i, q])
        failing[0] = here & ~failing[0]
    if terms.least_hours > 0 and not side.any_hours[i]:
        seen[:] = 0
        for q in range(3):
            count_hours(seen, tile, HOURS + 64 * q, side.record[i, q])
        failing[1] = here & ~(seen[terms.least_hours - 1] | tile[ANY_HOURS])
    for rule in range(4):
        row = failing[2 + rule]
        for q in range(demands):
            or_rows(row, tile, FACTS + 64 * (demands + q), side.am[i, q] & masks[rule, q])
            or_rows(row, tile, FACTS + 64 * q, side.reject[i, q] & masks[rule, q])
        for w in range(here.size):
            row[w] &= here[w]
    if terms.distance:
        _fail_distance(tile, base, question, i, here, failing[6])


@njit(nogil=True, cache=True)
def _fail_distance(tile: Array, base: int, question: Question, i: int, here: Array, row: Array) -> None:
    side, others = question.side, question.others
    for w in range(here.size):
        left = here[w] & ~tile[REMOTE, w] if side.remote[i] else here[w]
        while left:
            at = ctz(left)
            left &= left - np.uint64(1)
            if not near_enough(side.place[i], others.place[base + 64 * w + at], question.terms.in_person):
                row[w] |= np.uint64(1) << np.uint64(at)
