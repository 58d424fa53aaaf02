"""Which people are linked by eligible pairs, directly or through others.

Found over all eligible pairs, not only the candidate graph: breadth first through the bitmap index, where
those not reached yet are one row of bits, so that each person is listed once.
"""

import numpy as np
from numba import njit

from porch.matching.heap import Array
from porch.matching.pool import Whole
from porch.matching.scan import Question
from porch.matching.sieve import list_survivors, sift_tile


def components(question: Question) -> Whole:
    """For each person of one population the number of their component; nobody eligible means one's own."""
    label = np.full(len(question.side.am), -1, np.int64)
    _spread(question, label)
    return label


@njit(nogil=True, cache=True)
def _spread(question: Question, label: Array) -> None:
    rows = question.table.rows
    tiles, width = rows.shape[0], rows.shape[2]
    bad, ok = np.empty(width, np.uint64), np.empty(width, np.uint64)
    seen = np.empty((max(question.terms.least_hours, 1), width), np.uint64)
    ids = np.empty(64 * width, np.int32)
    unreached = ~np.zeros((tiles, width), np.uint64)
    queue = np.empty(label.size, np.int64)
    found = 0
    for first in range(label.size):
        if label[first] >= 0:
            continue
        label[first] = found
        head, tail = 0, 1
        queue[0] = first
        _reached(first, unreached)
        while head < tail:
            person = queue[head]
            head += 1
            for t in range(tiles):
                base = t * 64 * width
                sift_tile(
                    rows[t], base, question.side, person, question.terms, question.forbidden, bad, ok, seen
                )
                for w in range(width):
                    ok[w] &= unreached[t, w]
                some = list_survivors(
                    rows[t], base, question.side, person, question.others, question.terms, ok, ids
                )
                for at in range(some):
                    label[ids[at]] = found
                    queue[tail] = ids[at]
                    tail += 1
                    _reached(ids[at], unreached)
        found += 1


@njit(inline="always")
def _reached(person: int, unreached: Array) -> None:
    width = unreached.shape[1] * 64
    tile, at = person // width, person % width
    unreached[tile, at >> 6] &= ~(np.uint64(1) << np.uint64(at & 63))
