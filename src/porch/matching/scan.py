"""Candidates: every eligible pair is found and valued once, and offered to both people's lists.

A seeker keeps the ``k`` best mentors and a mentor the 8 x capacity best seekers. The mentors' lists are
what keeps people with few options in the graph.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import tie_key
from porch.matching.heap import Array, keep_best
from porch.matching.index import Index
from porch.matching.pool import Side, Whole
from porch.matching.scoring import BLOCK, Tariff, worth_of
from porch.matching.sieve import Forbidden, Terms, list_survivors, sift_tile

CHUNK = 256
PER_PLACE = 8
"""Seekers a mentor's list keeps for each free place."""


class Lists(NamedTuple):
    """Best partners of each person of one side: min-heaps of ``worth << 32 | tie_key`` in flat arrays."""

    ptr: Whole
    size: Whole
    key: Whole
    who: NDArray[np.int32]

    def floor(self) -> Whole:
        """The least key a list holds once it is full; -1 while it has room, so that nothing was refused."""
        room = np.diff(self.ptr)
        top = self.key[np.minimum(self.ptr[:-1], max(len(self.key) - 1, 0))] if len(self.key) else room
        return np.where(self.size < room, -1, np.where(room == 0, np.iinfo(np.int64).max, top))


class Scanned(NamedTuple):
    """Both sides' lists and how many eligible partners each seeker has."""

    seekers: Lists
    mentors: Lists
    eligible: Whole


class Question(NamedTuple):
    """All that a scan reads: two sides, the index over the second, the rules and the points."""

    side: Side
    others: Side
    table: Index
    terms: Terms
    forbidden: Forbidden
    tariff: Tariff


def empty_lists(room: Whole) -> Lists:
    """Lists with room for so many."""
    ptr = np.concatenate([[0], np.cumsum(room)]).astype(np.int64)
    total = int(ptr[-1])
    return Lists(ptr, np.zeros(len(room), np.int64), np.zeros(total, np.int64), np.zeros(total, np.int32))


def scan(question: Question, k: int, mentor_room: Whole, threads: int = 1) -> Scanned:
    """Scan everybody against everybody, the mentors' tiles shared out among threads.

    The answer is the same for any number of threads: keys order candidates completely, and each mentor's
    list is filled by one thread.
    """
    tiles = len(question.table.rows)
    shards = np.array_split(np.arange(tiles), max(1, min(threads, tiles)))
    if len(shards) == 1:
        return scan_shard(question, 0, tiles, k, mentor_room)
    with ThreadPoolExecutor(len(shards)) as workers:
        parts = list(
            workers.map(lambda s: scan_shard(question, int(s[0]), int(s[-1]) + 1, k, mentor_room), shards)
        )
    return merge(parts)


def scan_shard(question: Question, first: int, last: int, k: int, mentor_room: Whole) -> Scanned:
    """Scan all seekers against tiles ``first`` to ``last`` of the mentors."""
    count = len(question.side.am)
    seekers, mentors = empty_lists(np.full(count, k, np.int64)), empty_lists(mentor_room)
    eligible = np.zeros(count, np.int64)
    _scan(question, first, last, seekers, mentors, eligible)
    return Scanned(seekers, mentors, eligible)


def merge(parts: list[Scanned]) -> Scanned:
    """Join shards: the best of all for seekers; mentors' lists are each from one shard."""
    whole = parts[0]
    for part in parts[1:]:
        merge_lists(whole.seekers, part.seekers)
        merge_lists(whole.mentors, part.mentors)
        whole.eligible[:] += part.eligible
    return whole


@njit(nogil=True, cache=True)
def merge_lists(into: Lists, more: Lists) -> None:
    """Keep the best entries of both, as if one list had been offered all of them."""
    for i in range(into.size.size):
        start, room = into.ptr[i], into.ptr[i + 1] - into.ptr[i]
        for e in range(start, start + more.size[i]):
            into.size[i] = keep_best(into.key, into.who, start, into.size[i], room, more.key[e], more.who[e])


@njit(nogil=True, cache=True)
def _keep(
    ptr: Array, sizes: Array, keys: Array, names: Array, least: Array, person: int, key: int, other: int
) -> None:
    start, size = ptr[person], sizes[person]
    room = ptr[person + 1] - start
    size = keep_best(keys, names, start, size, room, key, other)
    sizes[person] = size
    if size == room:
        least[person] = keys[start]


@njit(nogil=True, cache=True)
def _sure_floor(worths: Array, found: int, room: int, tops: Array) -> int:
    """A worth that at least ``room`` of these reach, found quickly; 0 where looking would not pay.

    The best of each of 2 x room groups are that many different people, so the room-th best of them will do.
    """
    groups = 2 * room
    if groups == 0 or groups > tops.size or found < 4 * groups:
        return 0
    best = tops[:groups]
    best[:] = 0
    for start in range(0, found - groups + 1, groups):
        for q in range(groups):
            best[q] = max(best[q], worths[start + q])
    best.sort()
    return best[room]  # type: ignore[no-any-return]


@njit(nogil=True, cache=True)
def _offer_to_both(
    i: int,
    ids: Array,
    worths: Array,
    found: int,
    seekers: Lists,
    mentors: Lists,
    least: Array,
    theirs: Array,
    tops: Array,
) -> None:
    """``least`` and ``theirs``: the key to beat for seekers and mentors, -1 while a list has room.

    The worth alone turns nearly everybody away; the tie is computed for the others only.
    """
    floor = _sure_floor(worths, found, seekers.ptr[i + 1] - seekers.ptr[i], tops)
    mine = max(least[i] >> 32, floor)
    for p in range(found):
        worth, j = worths[p], ids[p]
        if worth >= mine:
            key = (worth << 32) | tie_key(i, j)
            if key > least[i]:
                _keep(seekers.ptr, seekers.size, seekers.key, seekers.who, least, i, key, j)
                mine = max(least[i] >> 32, floor)
        if worth >= theirs[j] >> 32:
            key = (worth << 32) | tie_key(j, i)
            if key > theirs[j]:
                _keep(mentors.ptr, mentors.size, mentors.key, mentors.who, theirs, j, key, i)


@njit(nogil=True, cache=True)
def _scan(question: Question, first: int, last: int, seekers: Lists, mentors: Lists, eligible: Array) -> None:
    rows = question.table.rows
    width = rows.shape[2]
    bad, ok = np.empty(width, np.uint64), np.empty(width, np.uint64)
    seen = np.empty((max(question.terms.least_hours, 1), width), np.uint64)
    ids, worths = np.empty(64 * width, np.int32), np.empty(64 * width, np.int64)
    turned = np.empty((10, BLOCK), np.uint64)
    tops = np.empty(64, np.int64)
    least, theirs = _to_beat(seekers.ptr), _to_beat(mentors.ptr)
    count = eligible.size
    for low in range(0, count, CHUNK):
        for t in range(first, last):
            tile, base = rows[t], t * 64 * width
            for i in range(low, min(count, low + CHUNK)):
                sift_tile(tile, base, question.side, i, question.terms, question.forbidden, bad, ok, seen)
                found = list_survivors(tile, base, question.side, i, question.others, question.terms, ok, ids)
                worth_of(question.side, i, question.others, ids, found, question.tariff, turned, worths)
                eligible[i] += found
                _offer_to_both(i, ids, worths, found, seekers, mentors, least, theirs, tops)


@njit(nogil=True, cache=True)
def _to_beat(ptr: Array) -> Array:
    """A list with room takes anybody, one that has none at all nobody."""
    least = np.full(ptr.size - 1, -1, np.int64)
    for i in range(least.size):
        if ptr[i + 1] == ptr[i]:
            least[i] = np.iinfo(np.int64).max
    return least
