"""The pricing scan: which eligible pairs outside the graph could still gain somebody something.

A pair that stands in neither list is worth no more than the least entry of each list (had it been worth
more, it would be there). So at given prices only pairs with
``min(floor of both lists) * scale - price > what the newcomer gains already`` need be looked at; levels of
price, as bitmap rows, leave out nearly all the others before a single score is computed.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import tie_key
from porch.matching.heap import Array, keep_best
from porch.matching.index import HERE
from porch.matching.pool import Whole, Words
from porch.matching.scan import CHUNK, Lists, Question, Scanned, empty_lists, merge_lists
from porch.matching.scoring import BLOCK, worth_of
from porch.matching.sieve import list_survivors, sift_tile

LEVELS = 16
AT_LEAST = 4
"""Missing edges collected for each newcomer in one round."""
NOTHING = -(np.int64(1) << np.int64(60))


class Missing(NamedTuple):
    """Edges that beat what their newcomer gains on the graph."""

    i: Whole
    j: NDArray[np.int32]
    val: Whole


class _Look(NamedTuple):
    """Which mentors are worth a look at all, for newcomers of every gain."""

    reach: Whole
    """Newcomer: the highest price at which an unlisted pair could gain more, else below 0."""
    gain: Whole
    low_cuts: Whole
    high_cuts: Whole
    levels: Words
    """uint64[tiles, 2 * LEVELS, words]: price <= cut; then room above the price > cut."""


def missing_edges(
    question: Question, lists: Scanned, price: Whole, scale: int, gain: Whole, room: Whole, threads: int = 1
) -> Missing:
    """All newcomers' best unlisted edges that gain more than ``gain`` (points x scale) at these prices.

    Up to ``room`` (at least 4) for each newcomer; where there are more, the best are given.
    """
    look = _prepare(question, lists, price, scale, gain)
    tiles = len(question.table.rows)
    shards = np.array_split(np.arange(tiles), max(1, min(threads, tiles)))
    room = np.where(look.reach >= 0, np.maximum(room, AT_LEAST), 0)

    def price_shard(shard: NDArray[np.int64]) -> Lists:
        found = empty_lists(room)
        _price(question, int(shard[0]), int(shard[-1]) + 1, look, price, scale, found)
        return found

    if len(shards) == 1:
        return _gather(price_shard(shards[0]), price, scale)
    with ThreadPoolExecutor(len(shards)) as workers:
        whole, *parts = workers.map(price_shard, shards)
    for part in parts:
        merge_lists(whole, part)
    return _gather(whole, price, scale)


def _prepare(question: Question, lists: Scanned, price: Whole, scale: int, gain: Whole) -> _Look:
    floors = [_least_worth(lists.seekers), _least_worth(lists.mentors)]
    reach = np.where(floors[0] < 0, -1, floors[0] * scale - gain - 1)
    above = np.where(floors[1] < 0, NOTHING, floors[1] * scale - price)
    low_cuts, high_cuts = _cuts(price), _cuts(above)
    tiles, _, width = question.table.rows.shape
    levels = np.zeros((tiles, 2 * LEVELS, width), np.uint64)
    _mark_levels(levels, price, above, low_cuts, high_cuts)
    return _Look(reach, gain, low_cuts, high_cuts, levels)


def _least_worth(lists: Lists) -> Whole:
    floor = lists.floor()
    return np.where(floor < 0, -1, floor >> 32)


def _cuts(values: Whole) -> Whole:
    ranked = np.sort(values)
    if not len(ranked):
        return np.zeros(LEVELS, np.int64)
    return ranked[np.linspace(0, len(ranked) - 1, LEVELS).astype(np.int64)]


def _gather(found: Lists, price: Whole, scale: int) -> Missing:
    entries = found.ptr[:-1].repeat(found.size) + _counted(found.size)
    j = found.who[entries]
    return Missing(
        np.repeat(np.arange(len(found.size)), found.size), j, ((found.key[entries] >> 32) + price[j]) // scale
    )


def _counted(sizes: Whole) -> Whole:
    """0, 1, ... within each run."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)


@njit(nogil=True, cache=True)
def _mark_levels(levels: Array, price: Array, above: Array, low_cuts: Array, high_cuts: Array) -> None:
    width = levels.shape[2] * 64
    for j in range(price.size):
        tile, at = j // width, j % width
        word, bit = at >> 6, np.uint64(1) << np.uint64(at & 63)
        for level in range(LEVELS):
            if price[j] <= low_cuts[level]:
                levels[tile, level, word] |= bit
            if above[j] > high_cuts[level]:
                levels[tile, LEVELS + level, word] |= bit


@njit(nogil=True, cache=True)
def _promising(tile: Array, levels: Array, look: _Look, i: int, into: Array) -> bool:
    """Mentors of the tile who could gain newcomer ``i`` more; whether there is any."""
    low, high = 0, LEVELS - 1
    while low < LEVELS and look.low_cuts[low] < look.reach[i]:
        low += 1
    while high >= 0 and look.high_cuts[high] > look.gain[i]:
        high -= 1
    some = np.uint64(0)
    for w in range(into.size):
        left = tile[HERE, w]
        if low < LEVELS:
            left &= levels[low, w]
        if high >= 0:
            left &= levels[LEVELS + high, w]
        into[w] = left
        some |= left
    return some != 0  # type: ignore[no-any-return]


@njit(nogil=True, cache=True)
def _price(
    question: Question, first: int, last: int, look: _Look, price: Array, scale: int, found: Lists
) -> None:
    rows = question.table.rows
    width = rows.shape[2]
    bad, ok, hope = np.empty(width, np.uint64), np.empty(width, np.uint64), np.empty(width, np.uint64)
    seen = np.empty((max(question.terms.least_hours, 1), width), np.uint64)
    ids, worths = np.empty(64 * width, np.int32), np.empty(64 * width, np.int64)
    turned = np.empty((10, BLOCK), np.uint64)
    count = look.gain.size
    for low in range(0, count, CHUNK):
        for t in range(first, last):
            tile, base = rows[t], t * 64 * width
            for i in range(low, min(count, low + CHUNK)):
                if look.reach[i] < 0 or not _promising(tile, look.levels[t], look, i, hope):
                    continue
                sift_tile(tile, base, question.side, i, question.terms, question.forbidden, bad, ok, seen)
                for w in range(width):
                    ok[w] &= hope[w]
                some = list_survivors(tile, base, question.side, i, question.others, question.terms, ok, ids)
                worth_of(question.side, i, question.others, ids, some, question.tariff, turned, worths)
                _keep_gaining(i, ids, worths, some, price, scale, look.gain, found)


@njit(nogil=True, cache=True)
def _keep_gaining(
    i: int, ids: Array, worths: Array, some: int, price: Array, scale: int, gain: Array, found: Lists
) -> None:
    start = found.ptr[i]
    room = found.ptr[i + 1] - start
    size = found.size[i]
    for p in range(some):
        gained = worths[p] * scale - price[ids[p]]
        if gained > gain[i]:
            key = (gained << 32) | tie_key(i, ids[p])
            size = keep_best(found.key, found.who, start, size, room, key, ids[p])
    found.size[i] = size
