"""The vertical bitmap index: for a tile of mentors, one row of bits for every fact that can rule a pair out.

A row of 16,384 mentors is 2 kB, so one newcomer is tested against all of them with a few dozen row
operations instead of 16,384 pair tests, and the rows in use stay in the processor's cache.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from porch.matching.bits import ctz
from porch.matching.heap import Array
from porch.matching.pool import Side, Whole, Words

TILE = 16384
HERE, REMOTE, ANY_LANG, ANY_HOURS = 0, 1, 2, 3
HOURS = 4
FACTS = HOURS + 192
"""Rows before the facts, then am, reject and languages, whose number depends on the case."""


class Index(NamedTuple):
    """``rows[tile, row, word]``; the rows of ``am`` begin at ``FACTS``, then ``reject``, then languages."""

    rows: Words
    demand_words: int
    mentors: int


def build_index(side: Side, capacity: Whole) -> Index:
    """Index the mentors who have a free place; the others are in no row and so are never found."""
    mentors = len(side.am)
    tile = min(TILE, max(64, -(-mentors // 64) * 64))
    words = side.am.shape[1]
    height = FACTS + 128 * words + 64 * side.lang.shape[1]
    rows = np.zeros((max(1, -(-mentors // tile)), height, tile // 64), np.uint64)
    _fill(rows, side, capacity)
    return Index(rows, words, mentors)


@njit(inline="always")
def _mark(rows: Array, tile: int, first: int, facts: Array, word: int, bit: Array) -> None:
    while facts:
        rows[tile, first + ctz(facts), word] |= bit
        facts &= facts - np.uint64(1)


@njit(nogil=True, cache=True)
def _fill(rows: Array, side: Side, capacity: Array) -> None:
    width = rows.shape[2] * 64
    demands = side.am.shape[1]
    for mentor in range(capacity.size):
        if capacity[mentor] <= 0:
            continue
        tile, at = mentor // width, mentor % width
        word, bit = at >> 6, np.uint64(1) << np.uint64(at & 63)
        rows[tile, HERE, word] |= bit
        if side.remote[mentor]:
            rows[tile, REMOTE, word] |= bit
        if side.any_lang[mentor]:
            rows[tile, ANY_LANG, word] |= bit
        if side.any_hours[mentor]:
            rows[tile, ANY_HOURS, word] |= bit
        for q in range(3):
            _mark(rows, tile, HOURS + 64 * q, side.record[mentor, q], word, bit)
        for q in range(demands):
            _mark(rows, tile, FACTS + 64 * q, side.am[mentor, q], word, bit)
            _mark(rows, tile, FACTS + 64 * (demands + q), side.reject[mentor, q], word, bit)
        for q in range(side.lang.shape[1]):
            _mark(rows, tile, FACTS + 64 * (2 * demands + q), side.lang[mentor, q], word, bit)
