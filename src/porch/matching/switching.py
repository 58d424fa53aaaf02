"""Pairs between peers as edges that are switched on in a symmetric graph, within each person's capacity."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from porch.matching.warmth import choose_cache_folder

choose_cache_folder()

from numba import njit  # noqa: E402  (numba reads its cache folder when it is imported)

kernel = njit(cache=True)
"""Compiled once, and kept on disk."""

Ints = NDArray[np.int64]
Ints32 = NDArray[np.int32]
Flags = NDArray[np.uint8]


class Graph(NamedTuple):
    """A symmetric CSR graph: both directions of every edge are present, each row sorted by neighbour."""

    ptr: Ints  # [n + 1]
    adj: Ints32  # [edges] neighbour
    val: Ints  # [edges] value of the pair, the same in both directions
    source: Ints32  # [edges] whose row the edge stands in
    twin: Ints32  # [edges] where the other direction stands


class Pairs(NamedTuple):
    """Which edges are switched on. Changed in place by `switch_on` and `switch_off`."""

    first: Ints  # [n + 1] where a person's places begin in `held`
    held: Ints32  # the edges a person holds
    degree: Ints  # [n] how many
    on: Flags  # [edges] 1 in both directions of a pair


def symmetric_graph(ptr: Ints, adj: Ints32, val: Ints) -> Graph:
    """The graph with the far end of each edge looked up once."""
    source, twin = _twins(ptr, adj)
    return Graph(ptr, adj, val, source, twin)


def no_pairs(graph: Graph, cap: Ints) -> Pairs:
    """Nobody paired yet; person v has room for `cap[v]` pairs."""
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(cap)])
    n, edges = cap.size, graph.adj.size
    return Pairs(first, np.empty(int(first[-1]), np.int32), np.zeros(n, np.int64), np.zeros(edges, np.uint8))


def total_value(graph: Graph, pairs: Pairs) -> int:
    """Sum of the values of all pairs."""
    return int(graph.val[pairs.on.view(np.bool_)].sum()) // 2


@kernel
def _twins(ptr: Ints, adj: Ints32) -> tuple[Ints32, Ints32]:
    source = np.empty(adj.size, np.int32)
    twin = np.empty(adj.size, np.int32)
    met = ptr[:-1].copy()
    for a in range(ptr.size - 1):
        for e in range(ptr[a], ptr[a + 1]):
            source[e] = a
            # rows are sorted, so b meets its neighbours in the order in which a runs
            twin[e] = met[adj[e]]
            met[adj[e]] += 1
    return source, twin


@kernel
def switch_on(edge: int, graph: Graph, pairs: Pairs) -> None:
    """Make the pair of this edge; both must have a place left."""
    _hold(edge, graph, pairs)
    _hold(graph.twin[edge], graph, pairs)


@kernel
def switch_off(edge: int, graph: Graph, pairs: Pairs) -> None:
    """Undo the pair of this edge."""
    _let_go(edge, graph, pairs)
    _let_go(graph.twin[edge], graph, pairs)


@kernel
def _hold(e: int, graph: Graph, pairs: Pairs) -> None:
    a = graph.source[e]
    pairs.held[pairs.first[a] + pairs.degree[a]] = e
    pairs.degree[a] += 1
    pairs.on[e] = 1


@kernel
def _let_go(e: int, graph: Graph, pairs: Pairs) -> None:
    a = graph.source[e]
    last = pairs.first[a] + pairs.degree[a] - 1
    for at in range(pairs.first[a], last + 1):
        if pairs.held[at] == e:
            pairs.held[at] = pairs.held[last]
            break
    pairs.degree[a] -= 1
    pairs.on[e] = 0


@kernel
def pair_greedily(best_first: Ints, graph: Graph, cap: Ints, pairs: Pairs) -> None:
    """Go through the edges in the given order and make every pair for which both have a place left."""
    for e in best_first:
        a, b = graph.source[e], graph.adj[e]
        if not pairs.on[e] and pairs.degree[a] < cap[a] and pairs.degree[b] < cap[b]:
            switch_on(e, graph, pairs)
