"""Shortest augmenting paths: the exact solver, one person at a time, and so also the one for arrivals.

Keeps dual values (``u`` of newcomers, ``price`` of mentors) under which every edge costs
``u + price - val >= 0`` and every pair made costs 0. A newcomer is added along the cheapest chain of
moves that ends at a free place, or with somebody staying unpaired when that is worth more.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.heap import Array, Number, drop_top, sift_up
from porch.matching.pool import Whole

FAR = np.int64(1) << np.int64(60)


class Paths(NamedTuple):
    """The state that lets one more person be added exactly."""

    cap: Whole
    assigned: NDArray[np.int32]
    u: Whole
    price: Whole
    slots: Whole
    member: NDArray[np.int32]
    slot_of: Whole
    taken: Whole
    reach: Whole
    came_from: NDArray[np.int32]
    visited: NDArray[np.int32]
    settled: NDArray[np.int32]


class Exact(NamedTuple):
    """An optimal assignment with optimal dual values, in points."""

    assigned: NDArray[np.int32]
    u: Whole
    price: Whole


def fresh_paths(people: int, cap: Whole) -> Paths:
    """Nobody assigned yet; room for ``people`` newcomers."""
    cap = np.maximum(cap, 0).astype(np.int64)
    slots = np.concatenate([[0], np.cumsum(cap)]).astype(np.int64)
    return Paths(
        cap=cap,
        assigned=np.full(people, -1, np.int32),
        u=np.zeros(people, np.int64),
        price=np.zeros(len(cap), np.int64),
        slots=slots,
        member=np.full(int(slots[-1]), -1, np.int32),
        slot_of=np.full(people, -1, np.int64),
        taken=np.zeros(len(cap), np.int64),
        reach=np.full(len(cap), FAR, np.int64),
        came_from=np.full(len(cap), -1, np.int32),
        visited=np.empty(len(cap), np.int32),
        settled=np.empty(len(cap), np.int32),
    )


def exact_assignment(ptr: Whole, adj: NDArray[np.int32], val: Whole, cap: Whole) -> Exact:
    """The best assignment there is on this graph; ``u.sum() + (price * cap).sum()`` equals its worth."""
    state = fresh_paths(len(ptr) - 1, cap)
    _add_all(ptr[:-1], ptr[1:], adj, val, state)
    return Exact(state.assigned, state.u, state.price)


@njit(nogil=True, cache=True)
def _add_all(begin: Array, end: Array, adj: Array, val: Array, state: Paths) -> None:
    keys, names = np.empty(adj.size + 1, np.int64), np.empty(adj.size + 1, np.int32)
    for i in range(begin.size):
        add_person(i, begin, end, adj, val, state, keys, names)


@njit(nogil=True, cache=True)
def add_person(
    i: int, begin: Array, end: Array, adj: Array, val: Array, state: Paths, keys: Array, names: Array
) -> None:
    """Add newcomer ``i`` with edges ``adj[begin[i]:end[i]]``; moves others only where that gains."""
    state.slot_of[i] = -1
    state.assigned[i] = -1
    best, chosen = np.int64(0), -1
    for e in range(begin[i], end[i]):
        j = adj[e]
        if state.cap[j] > 0 and val[e] - state.price[j] > best:
            best, chosen = val[e] - state.price[j], j
    state.u[i] = best
    if chosen < 0:
        return
    if state.taken[chosen] < state.cap[chosen]:
        _seat(i, chosen, state.slots[chosen] + state.taken[chosen], state)
        state.taken[chosen] += 1
        return
    _augment(i, begin, end, adj, val, state, keys, names)


@njit(inline="always")
def _seat(i: Number, j: Number, slot: Number, state: Paths) -> None:
    state.member[slot] = i
    state.slot_of[i] = slot
    state.assigned[i] = j


@njit(nogil=True, cache=True)
def _augment(
    i: int, begin: Array, end: Array, adj: Array, val: Array, state: Paths, keys: Array, names: Array
) -> None:
    """Dijkstra over mentors; a full mentor passes the search on to the people they have."""
    best, free_place, leaver = state.u[i], np.int64(-1), np.int64(i)
    settled = 0
    size, seen = _relax(i, np.int64(0), best, begin, end, adj, val, state, keys, names, 0, 0)
    while size > 0 and keys[0] < best:
        distance, j = keys[0], np.int64(names[0])
        size = drop_top(keys, names, 0, size)
        if distance != state.reach[j]:
            continue
        state.settled[settled] = j
        settled += 1
        if state.taken[j] < state.cap[j]:
            best, free_place = distance, j
            break
        first, last = state.slots[j], state.slots[j] + state.taken[j]
        for s in range(first, last):
            x = state.member[s]
            if distance + state.u[x] < best:
                best, leaver = distance + state.u[x], np.int64(x)
        for s in range(first, last):
            x = state.member[s]
            size, seen = _relax(x, distance, best, begin, end, adj, val, state, keys, names, size, seen)
    _move_prices(i, best, settled, state)
    _shift(i, free_place, leaver, state)
    for q in range(seen):
        state.reach[state.visited[q]] = FAR


@njit(nogil=True, cache=True)
def _relax(
    x: Number,
    distance: Number,
    best: Number,
    begin: Array,
    end: Array,
    adj: Array,
    val: Array,
    state: Paths,
    keys: Array,
    names: Array,
    size: int,
    seen: int,
) -> tuple[int, int]:
    """Try every edge of person ``x``, who is reached at ``distance``."""
    for e in range(begin[x], end[x]):
        j = adj[e]
        further = distance + state.u[x] + state.price[j] - val[e]
        if further >= best or further >= state.reach[j] or state.cap[j] == 0:
            continue
        if state.reach[j] == FAR:
            state.visited[seen] = j
            seen += 1
        state.reach[j] = further
        state.came_from[j] = x
        sift_up(keys, names, 0, size, further, j)
        size += 1
    return size, seen


@njit(nogil=True, cache=True)
def _move_prices(i: int, best: Number, settled: int, state: Paths) -> None:
    """What keeps every edge at 0 or more and makes the chain's edges exactly 0."""
    state.u[i] -= best
    for q in range(settled):
        j = state.settled[q]
        rise = best - state.reach[j]
        if rise > 0:
            state.price[j] += rise
            for s in range(state.slots[j], state.slots[j] + state.taken[j]):
                state.u[state.member[s]] -= rise


@njit(nogil=True, cache=True)
def _shift(i: int, free_place: Number, leaver: Number, state: Paths) -> None:
    """Move everyone on the chain one place on, from its end back to newcomer ``i``."""
    if free_place >= 0:
        j, slot = free_place, state.slots[free_place] + state.taken[free_place]
        state.taken[free_place] += 1
    elif leaver == i:
        return
    else:
        j, slot = np.int64(state.assigned[leaver]), state.slot_of[leaver]
        state.assigned[leaver] = -1
        state.slot_of[leaver] = -1
    while True:
        x = state.came_from[j]
        old, old_slot = np.int64(state.assigned[x]), state.slot_of[x]
        _seat(x, j, slot, state)
        if x == i:
            return
        j, slot = old, old_slot
