"""The candidate graph: both sides' lists joined into one edge list, by seeker."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import tie_key
from porch.matching.heap import Array
from porch.matching.pool import Whole
from porch.matching.scan import Lists


class Graph(NamedTuple):
    """Edges of seeker ``i`` are ``adj[ptr[i]:ptr[i+1]]``, worth ``val`` > 0 each; no edge twice.

    ``join`` and ``extend`` put the best edge first (ties by ``tie_key``), so that the same edges are the same
    graph however they were found, and a bidder can stop reading early.
    """

    ptr: Whole
    adj: NDArray[np.int32]
    val: Whole


def join(seekers: Lists, mentors: Lists) -> Graph:
    """Every pair that stands in either list, once."""
    count = len(seekers.size)
    extra = np.zeros(count, np.int64)
    _missing(seekers, mentors, extra, np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int64))
    ptr = np.concatenate([[0], np.cumsum(seekers.size + extra)]).astype(np.int64)
    adj, val = np.empty(int(ptr[-1]), np.int32), np.empty(int(ptr[-1]), np.int64)
    _copy(seekers, ptr, adj, val)
    _missing(seekers, mentors, ptr[:-1] + seekers.size, ptr, adj, val)
    _best_first(ptr, adj, val)
    return Graph(ptr, adj, val)


def edges(people: int, i: Whole, j: NDArray[np.int32], val: Whole) -> Graph:
    """A graph from single edges."""
    order = np.lexsort((j, i))
    ptr = np.concatenate([[0], np.cumsum(np.bincount(i, minlength=people))]).astype(np.int64)
    return Graph(ptr, j[order].astype(np.int32), val[order].astype(np.int64))


def by_neighbour(graph: Graph) -> Graph:
    """The same graph with every row in order of its neighbours."""
    people = len(graph.ptr) - 1
    return edges(people, np.repeat(np.arange(people), np.diff(graph.ptr)), graph.adj, graph.val)


def extend(graph: Graph, more: Graph) -> Graph:
    """Both graphs' edges; an edge of both gets the greater worth."""
    if not len(more.adj):
        return graph
    ptr = graph.ptr + more.ptr
    adj, val = np.empty(int(ptr[-1]), np.int32), np.empty(int(ptr[-1]), np.int64)
    sizes = np.zeros(len(ptr) - 1, np.int64)
    _extend(graph, more, ptr, adj, val, sizes)
    if sizes.sum() < len(adj):
        kept = np.arange(len(adj)) - np.repeat(ptr[:-1], np.diff(ptr)) < np.repeat(sizes, np.diff(ptr))
        ptr, adj, val = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), adj[kept], val[kept]
    _best_first(ptr, adj, val)
    return Graph(ptr, adj, val)


def worth_of_edges(graph: Graph, i: NDArray[np.int32], j: NDArray[np.int32]) -> Whole:
    """The worth of given edges; 0 where the graph has none."""
    found = np.zeros(len(i), np.int64)
    _look_up(graph.ptr, graph.adj, graph.val, np.asarray(i, np.int32), np.asarray(j, np.int32), found)
    return found


@njit(nogil=True, cache=True)
def _best_first(ptr: Array, adj: Array, val: Array) -> None:
    """Sort every row in place (Shell's sort: rows are short and nearly in order)."""
    longest = 0
    for i in range(ptr.size - 1):
        longest = max(longest, ptr[i + 1] - ptr[i])
    keys = np.empty(longest, np.int64)
    for i in range(ptr.size - 1):
        start, size = ptr[i], ptr[i + 1] - ptr[i]
        for q in range(size):
            keys[q] = (val[start + q] << 32) | tie_key(i, adj[start + q])
        gap = 1
        while gap < size // 9:
            gap = 3 * gap + 1
        while gap > 0:
            for q in range(gap, size):
                key, other = keys[q], adj[start + q]
                at = q
                while at >= gap and keys[at - gap] < key:
                    keys[at] = keys[at - gap]
                    adj[start + at] = adj[start + at - gap]
                    at -= gap
                keys[at] = key
                adj[start + at] = other
            gap //= 3
        for q in range(size):
            val[start + q] = keys[q] >> 32


@njit(nogil=True, cache=True)
def _look_up(ptr: Array, adj: Array, val: Array, i: Array, j: Array, found: Array) -> None:
    for p in range(i.size):
        for e in range(ptr[i[p]], ptr[i[p] + 1]):
            if adj[e] == j[p]:
                found[p] = val[e]


@njit(nogil=True, cache=True)
def _copy(lists: Lists, ptr: Array, adj: Array, val: Array) -> None:
    for i in range(lists.size.size):
        for q in range(lists.size[i]):
            adj[ptr[i] + q] = lists.who[lists.ptr[i] + q]
            val[ptr[i] + q] = lists.key[lists.ptr[i] + q] >> 32


@njit(nogil=True, cache=True)
def _missing(seekers: Lists, mentors: Lists, at: Array, ptr: Array, adj: Array, val: Array) -> None:
    """Mentors' entries that the seeker's list lacks: counted in ``at``, or written from there on.

    A list that has room refused nobody; a full one holds exactly the keys above its least, so one
    comparison tells whether it has the pair.
    """
    for j in range(mentors.size.size):
        for e in range(mentors.ptr[j], mentors.ptr[j] + mentors.size[j]):
            i = mentors.who[e]
            start = seekers.ptr[i]
            room = seekers.ptr[i + 1] - start
            if seekers.size[i] < room:
                continue
            worth = mentors.key[e] >> 32
            if room > 0 and ((worth << 32) | tie_key(i, j)) >= seekers.key[start]:
                continue
            if adj.size:
                adj[at[i]] = j
                val[at[i]] = worth
            at[i] += 1


@njit(nogil=True, cache=True)
def _extend(graph: Graph, more: Graph, ptr: Array, adj: Array, val: Array, sizes: Array) -> None:
    for i in range(sizes.size):
        start, size = ptr[i], graph.ptr[i + 1] - graph.ptr[i]
        for q in range(size):
            adj[start + q] = graph.adj[graph.ptr[i] + q]
            val[start + q] = graph.val[graph.ptr[i] + q]
        for e in range(more.ptr[i], more.ptr[i + 1]):
            at = start
            while at < start + size and adj[at] != more.adj[e]:
                at += 1
            if at < start + size:
                val[at] = max(val[at], more.val[e])
                continue
            adj[at], val[at] = more.adj[e], more.val[e]
            size += 1
        sizes[i] = size
