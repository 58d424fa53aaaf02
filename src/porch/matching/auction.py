"""The capacity auction: newcomers bid for mentors' places until nobody would rather be elsewhere.

Bertsekas's auction with places and the outside option of staying unpaired (worth 0). Every unpaired
newcomer bids for the mentor who is worth most to them at today's price, up to where they would be
indifferent to the second best, plus ``eps``. A mentor's price is the lowest accepted bid once full, and 0
before; so the prices are a dual solution, and the result is within n * eps of the best.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.heap import Array, replace_top, sift_up
from porch.matching.pool import Whole

NEVER = np.int64(1) << np.int64(61)
"""The price of a place that does not exist."""


COARSEST = 64
"""The first steps of a scaled auction are at least so many points."""
FINER = 4
MARGIN = 8
"""How far under the last prices a finer auction starts, in steps of the last one."""
TRIES = 4
SHORT = 4
"""Mentors on a shortlist."""


class Auctioned(NamedTuple):
    """``assigned[i]`` is a mentor or -1; prices are in points x scale."""

    assigned: NDArray[np.int32]
    price: Whole
    bids: int
    finished: bool


class Shortlists(NamedTuple):
    """The few mentors who gained each newcomer most when the whole row was last looked at.

    Prices only rise, so nobody off the list gains more than ``others``, then or later: while two on it gain
    as much, the row need not be read. Four bids in five are decided so.
    """

    worth: Whole
    """int64[people, SHORT], points x scale."""
    mentor: NDArray[np.int32]
    others: Whole


def capacity_auction(
    ptr: Whole,
    adj: NDArray[np.int32],
    val: Whole,
    cap: Whole,
    scale: int,
    eps: int,
    order: NDArray[np.int32],
    bid_budget: int,
    start: Whole | None = None,
) -> Auctioned:
    """Auction with ``cap[j]`` places each; ``order`` is who bids first; prices begin at ``start``, or at 0.

    When ``bid_budget`` bids have been made it stops with ``finished=False``: the assignment then is valid
    but maybe poor, and the prices still prove a bound. Within n * eps of the best only where every place
    that stays free costs 0, as it does from a start at 0. Deterministic; one thread.
    """
    slots = np.concatenate([[0], np.cumsum(np.maximum(cap, 0))]).astype(np.int64)
    price = np.zeros(len(cap), np.int64) if start is None else start.copy()
    state = (np.full(len(ptr) - 1, -1, np.int32), price)
    bids, finished = _bid(ptr, adj, val, slots, scale, eps, order.astype(np.int32), bid_budget, *state)
    return Auctioned(*state, int(bids), bool(finished))


def scaled_auction(
    ptr: Whole,
    adj: NDArray[np.int32],
    val: Whole,
    cap: Whole,
    scale: int,
    eps: int,
    order: NDArray[np.int32],
    bid_budget: int,
) -> Auctioned:
    """The auction in ever finer steps down to ``eps``, each from a little under the last prices.

    Where there are more newcomers than places, prices have to rise to what a place is worth; in fine steps
    from 0 that is a price war. A start too high may leave a place free at a price: the next try starts that
    place at 0 and the others lower. ``finished`` is False when the tries or the bids ran out.
    """
    step = eps
    while step < COARSEST * scale:
        step *= FINER
    sold = capacity_auction(ptr, adj, val, cap, scale, step, order, bid_budget)
    bids = sold.bids
    while step > eps and sold.finished:
        last, under = sold.price, MARGIN * step
        step //= FINER
        overpriced = np.zeros(len(cap), bool)
        for _ in range(TRIES):
            start = np.where(overpriced, 0, np.maximum(last - under, 0))
            sold = capacity_auction(ptr, adj, val, cap, scale, step, order, bid_budget - bids, start)
            bids += sold.bids
            left = _free(sold, cap) & (sold.price > 0)
            if not left.any():
                break
            overpriced |= left
            under *= 2
        sold = sold._replace(finished=sold.finished and not left.any())
    return sold._replace(bids=bids)


def _free(sold: Auctioned, cap: Whole) -> NDArray[np.bool_]:
    used = np.bincount(sold.assigned[sold.assigned >= 0], minlength=len(cap))
    free: NDArray[np.bool_] = used < cap
    return free


@njit(nogil=True, cache=True)
def _bid(
    ptr: Array,
    adj: Array,
    val: Array,
    slots: Array,
    scale: int,
    eps: int,
    order: Array,
    bid_budget: int,
    assigned: Array,
    price: Array,
) -> tuple[int, bool]:
    held = np.zeros(slots[-1], np.int64)
    holder = np.zeros(slots[-1], np.int32)
    taken = np.zeros(price.size, np.int64)
    for j in range(price.size):
        if slots[j + 1] == slots[j]:
            price[j] = NEVER
    queue = order.copy()
    people = queue.size
    short = _shortlists(people)
    gains, kept = np.empty(SHORT + 1, np.int64), np.empty(SHORT + 1, np.int64)
    head, waiting, bids = 0, people, 0
    while waiting > 0 and bids < bid_budget:
        i = queue[head]
        head = head + 1 if head + 1 < people else 0
        waiting -= 1
        best, second, chosen = _two_best(i, short, price)
        if second < short.others[i]:
            _look_again(i, ptr, adj, val, scale, price, short, gains, kept)
            best, second, chosen = _two_best(i, short, price)
        if chosen < 0:
            continue
        bids += 1
        start = slots[chosen]
        places = slots[chosen + 1] - start
        bid = price[chosen] + best - second + eps
        if taken[chosen] < places:
            sift_up(held, holder, start, taken[chosen], bid, i)
            taken[chosen] += 1
        else:
            outbid = holder[start]
            assigned[outbid] = -1
            tail = head + waiting
            queue[tail if tail < people else tail - people] = outbid
            waiting += 1
            replace_top(held, holder, start, places, bid, i)
        assigned[i] = chosen
        if taken[chosen] == places:
            price[chosen] = held[start]
    for j in range(price.size):
        if price[j] == NEVER:
            price[j] = 0
    return bids, waiting == 0


@njit(nogil=True, cache=True)
def _shortlists(people: int) -> Shortlists:
    return Shortlists(
        np.zeros((people, SHORT), np.int64),
        np.zeros((people, SHORT), np.int32),
        np.full(people, NEVER, np.int64),
    )


@njit(nogil=True, cache=True)
def _two_best(i: int, short: Shortlists, price: Array) -> tuple[int, int, int]:
    """(best gain, second best, whose is the best) on a newcomer's shortlist; 0, 0, -1 where nobody gains."""
    best, second, chosen = 0, 0, -1
    for q in range(SHORT):
        gain = short.worth[i, q] - price[short.mentor[i, q]]
        if gain > best:
            second, best, chosen = best, gain, int(short.mentor[i, q])
        elif gain > second:
            second = gain
    return best, second, chosen


@njit(nogil=True, cache=True)
def _look_again(
    i: int,
    ptr: Array,
    adj: Array,
    val: Array,
    scale: int,
    price: Array,
    short: Shortlists,
    gains: Array,
    kept: Array,
) -> None:
    """Fill a shortlist with the best of the whole row at today's prices; an empty line is worth 0."""
    gains[:] = 0
    kept[:] = -1
    for e in range(ptr[i], ptr[i + 1]):
        gain = val[e] * scale - price[adj[e]]
        if gain > gains[SHORT]:
            at = SHORT
            while at > 0 and gains[at - 1] < gain:
                gains[at], kept[at] = gains[at - 1], kept[at - 1]
                at -= 1
            gains[at], kept[at] = gain, e
    for q in range(SHORT):
        e = kept[q]
        short.worth[i, q] = val[e] * scale if e >= 0 else 0
        short.mentor[i, q] = adj[e] if e >= 0 else 0
    short.others[i] = gains[SHORT]


@njit(nogil=True, cache=True)
def best_gains(ptr: Array, adj: Array, val: Array, cap: Array, price: Array, scale: int) -> Array:
    """For each newcomer, the most any edge of the graph gains at these prices (points x scale, least 0)."""
    gains = np.zeros(ptr.size - 1, np.int64)
    for i in range(gains.size):
        for e in range(ptr[i], ptr[i + 1]):
            if cap[adj[e]] > 0:
                gains[i] = max(gains[i], val[e] * scale - price[adj[e]])
    return gains


def dual_bound(ptr: Whole, adj: NDArray[np.int32], val: Whole, cap: Whole, price: Whole, scale: int) -> int:
    """No assignment on this graph is worth more than this many points, whatever the prices (>= 0)."""
    gains = best_gains(ptr, adj, val, cap, price, scale)
    return (int(gains.sum()) + int((price * np.maximum(cap, 0)).sum())) // scale
