"""Blocking pairs: two people who would both rather have each other. Reported, never a constraint.

With one score for both, pairing without any would be first come first served by score, which leaves out
those with few options.
"""

import numpy as np
from numba import njit

from porch.matching.heap import Array
from porch.matching.pool import Whole
from porch.matching.scan import Question
from porch.matching.scoring import BLOCK, score_survivors
from porch.matching.sieve import list_survivors, sift_tile


def blocking_pairs(question: Question, mine: Whole, theirs: Whole) -> int:
    """How many eligible pairs score above both ``mine`` (seekers) and ``theirs`` (mentors).

    ``mine`` and ``theirs`` are each person's least score among their pairs, -1 with a place still free. In
    peers mode every pair is met twice, so halve the count.
    """
    return int(_count(question, mine, theirs))


@njit(nogil=True, cache=True)
def _count(question: Question, mine: Array, theirs: Array) -> int:
    rows = question.table.rows
    width = rows.shape[2]
    bad, ok = np.empty(width, np.uint64), np.empty(width, np.uint64)
    seen = np.empty((max(question.terms.least_hours, 1), width), np.uint64)
    ids, scores = np.empty(64 * width, np.int32), np.empty(64 * width, np.int64)
    turned = np.empty((10, BLOCK), np.uint64)
    side, others, pairs = question.side, question.others, 0
    for t in range(rows.shape[0]):
        tile, base = rows[t], t * 64 * width
        for i in range(mine.size):
            sift_tile(tile, base, side, i, question.terms, question.forbidden, bad, ok, seen)
            found = list_survivors(tile, base, side, i, others, question.terms, ok, ids)
            score_survivors(side.record[i], others.record, ids, found, question.tariff, turned, scores)
            for p in range(found):
                pairs += (scores[p] > mine[i]) & (scores[p] > theirs[ids[p]])
    return pairs
