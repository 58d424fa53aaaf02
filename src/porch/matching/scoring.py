"""What a pair is worth. One arithmetic for kernels and explanations: ``Policy.points`` for each component.

worth = (base + concave(score) + waiting points) x both chances of a yes, never under 1;
score = sum over components of weight x min(shared, enough) // enough.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import popcount
from porch.matching.heap import Array
from porch.matching.policy import Policy
from porch.matching.pool import CERTAIN, Side, Whole
from porch.matching.vocabulary import COMPONENTS, ENOUGH

CHANCE_BITS = 20
"""Two chances of ``CERTAIN`` each multiply to 1 << 20."""
BLOCK = 256
"""Survivors scored at a time: their records, turned on their side, fit the first cache."""


class Tariff(NamedTuple):
    """A policy's points as the kernels take them."""

    enough: Whole
    factor: Whole
    base: int
    curve: Whole
    """worth of every score, after the concave option."""
    curved: bool
    plain: bool
    """No mentor brings points or doubt of their own, so that step is skipped."""


def tariff_of(policy: Policy, others: Side) -> Tariff:
    """The points of a policy, against this other side."""
    curved = bool(policy.concave)
    scores = range(policy.most() + 1) if curved else range(1)
    return Tariff(
        enough=np.array([ENOUGH[name] for name in COMPONENTS], np.int64),
        factor=np.array(policy.multipliers(), np.int64),
        base=policy.base,
        curve=np.array([policy.worth(score) for score in scores], np.int64),
        curved=curved,
        plain=bool((others.odds == CERTAIN).all() and not others.added.any()),
    )


@njit(inline="always")
def shared_things(a: Array, b: Array, into: Array) -> None:
    """How many hours, then codes of each soft field, two records have in common."""
    into[0] = popcount(a[0] & b[0]) + popcount(a[1] & b[1]) + popcount(a[2] & b[2])
    for q in range(3, a.size):
        into[q - 2] = popcount(a[q] & b[q])


@njit(nogil=True, cache=True)
def score_survivors(
    record: Array, others: Array, ids: Array, found: int, tariff: Tariff, turned: Array, scores: Array
) -> None:
    """Scores of one person with the others at ``ids[:found]``.

    ``turned`` (uint64[10, BLOCK]) is scratch: records are copied side by side first, so that the counting
    loop runs over plain columns and the compiler can do eight people at a time.
    """
    f, e = tariff.factor, tariff.enough
    f0, f1, f2, f3, f4, f5, f6, f7 = f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]
    e0, e1, e2, e3, e4, e5, e6, e7 = e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7]
    for start in range(0, found, BLOCK):
        size = min(BLOCK, found - start)
        for p in range(size):
            theirs = others[ids[start + p]]
            for q in range(10):
                turned[q, p] = theirs[q] & record[q]
        for p in range(size):
            hours = popcount(turned[0, p]) + popcount(turned[1, p]) + popcount(turned[2, p])
            score = (min(hours, e0) * f0) >> 16
            score += (min(popcount(turned[3, p]), e1) * f1) >> 16
            score += (min(popcount(turned[4, p]), e2) * f2) >> 16
            score += (min(popcount(turned[5, p]), e3) * f3) >> 16
            score += (min(popcount(turned[6, p]), e4) * f4) >> 16
            score += (min(popcount(turned[7, p]), e5) * f5) >> 16
            score += (min(popcount(turned[8, p]), e6) * f6) >> 16
            score += (min(popcount(turned[9, p]), e7) * f7) >> 16
            scores[start + p] = score


@njit(nogil=True, cache=True)
def worth_of(
    side: Side, i: int, others: Side, ids: Array, found: int, tariff: Tariff, turned: Array, worths: Array
) -> None:
    """What each survivor is worth to the objective: scores first, then the policy's options."""
    score_survivors(side.record[i], others.record, ids, found, tariff, turned, worths)
    fixed = tariff.base + side.added[i]
    if tariff.curved:
        for p in range(found):
            worths[p] = tariff.curve[worths[p]]
    if tariff.plain and side.odds[i] == CERTAIN:
        for p in range(found):
            worths[p] = max(worths[p] + fixed, 1)
        return
    for p in range(found):
        j = ids[p]
        sure = worths[p] + fixed + others.added[j]
        worths[p] = max((sure * side.odds[i] * others.odds[j]) >> CHANCE_BITS, 1)


@njit(nogil=True, cache=True)
def _pairs(
    side: Side, others: Side, a: Array, b: Array, tariff: Tariff, scores: Array, worths: Array, shared: Array
) -> None:
    turned = np.empty((10, BLOCK), np.uint64)
    for p in range(a.size):
        one = b[p : p + 1]
        score_survivors(side.record[a[p]], others.record, one, 1, tariff, turned, scores[p : p + 1])
        worth_of(side, a[p], others, one, 1, tariff, turned, worths[p : p + 1])
        shared_things(side.record[a[p]], others.record[b[p]], shared[p])


class Valued(NamedTuple):
    """Chosen pairs looked at closely: score, worth to the objective, and what they share."""

    score: Whole
    worth: Whole
    shared: NDArray[np.int64]
    """int64[pairs, 8]: counts in the order of ``COMPONENTS``."""


def value_pairs(
    side: Side, others: Side, a: NDArray[np.int32], b: NDArray[np.int32], tariff: Tariff
) -> Valued:
    """Scores, worths and shared counts of given pairs, by the scan's own kernel."""
    scores, worths = np.zeros(len(a), np.int64), np.zeros(len(a), np.int64)
    shared = np.zeros((len(a), len(COMPONENTS)), np.int64)
    _pairs(side, others, np.asarray(a, np.int32), np.asarray(b, np.int32), tariff, scores, worths, shared)
    return Valued(scores, worths, shared)
