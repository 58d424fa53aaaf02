"""Auction and augmenting paths on bare edge lists, against a dense solver and against greed."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from porch.matching.auction import capacity_auction, dual_bound, scaled_auction
from porch.matching.paths import exact_assignment

Graph = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A random edge list by seeker with mentors' places, zero among them."""
    n, m = draw(st.integers(0, 9)), draw(st.integers(0, 7))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    there = rng.random((n, m)) < draw(st.floats(0, 1))
    worth = rng.integers(1, draw(st.sampled_from([2, 9, 3000])), (n, m))
    ptr = np.concatenate([[0], np.cumsum(there.sum(1))]).astype(np.int64)
    cap = rng.integers(0, 4, m).astype(np.int64)
    return ptr, np.nonzero(there)[1].astype(np.int32), worth[there].astype(np.int64), cap


def total(graph: Graph, assigned: np.ndarray) -> int:
    """What an assignment is worth; fails when it uses an edge or a place that is not there."""
    ptr, adj, val, cap = graph
    used = np.bincount(assigned[assigned >= 0], minlength=len(cap))
    assert (used <= cap).all()
    worth = 0
    for i, j in enumerate(assigned):
        if j >= 0:
            row = adj[ptr[i] : ptr[i + 1]].tolist()
            worth += int(val[ptr[i] + row.index(j)])
    return worth


def best(graph: Graph) -> int:
    ptr, adj, val, cap = graph
    dense = np.zeros((len(ptr) - 1, len(cap)))
    for i in range(len(ptr) - 1):
        dense[i, adj[ptr[i] : ptr[i + 1]]] = val[ptr[i] : ptr[i + 1]]
    slots = np.repeat(dense, cap, axis=1)
    rows, columns = linear_sum_assignment(slots, maximize=True)
    return int(slots[rows, columns].sum())


def greedy(graph: Graph) -> int:
    ptr, adj, val, cap = graph
    source, left, placed = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr)), cap.copy(), set()
    worth = 0
    for e in np.argsort(-val, kind="stable"):
        if source[e] not in placed and left[adj[e]] > 0:
            placed.add(source[e])
            left[adj[e]] -= 1
            worth += int(val[e])
    return worth


@given(graphs())
@settings(max_examples=400, deadline=None)
def test_shortest_augmenting_paths_find_the_best_and_prove_it(graph: Graph) -> None:
    found = exact_assignment(*graph)
    assert total(graph, found.assigned) == best(graph)
    assert found.u.sum() + (found.price * graph[3]).sum() == best(graph)
    assert (found.price >= 0).all()
    assert (found.u >= 0).all()


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=400, deadline=None)
def test_the_auction_in_small_steps_finds_the_best_whoever_bids_first(graph: Graph, seed: int) -> None:
    people = len(graph[0]) - 1
    order = np.random.default_rng(seed).permutation(people).astype(np.int32)
    sold = capacity_auction(*graph, people + 1, 1, order, 10**9)
    assert sold.finished
    assert greedy(graph) <= total(graph, sold.assigned) == best(graph)
    assert dual_bound(*graph, sold.price, people + 1) == best(graph)


@given(graphs(), st.integers(1, 64), st.integers(0, 40))
@settings(max_examples=400, deadline=None)
def test_a_coarse_or_unfinished_auction_stays_under_its_own_bound(graph: Graph, eps: int, bids: int) -> None:
    order = np.arange(len(graph[0]) - 1, dtype=np.int32)
    sold = capacity_auction(*graph, 4, eps, order, bids)
    assert sold.bids <= bids
    worth = total(graph, sold.assigned)
    assert worth <= best(graph) <= dual_bound(*graph, sold.price, 4)
    if sold.finished:
        assert worth >= best(graph) - len(order) * eps / 4


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=400, deadline=None)
def test_the_scaled_auction_is_as_good_wherever_it_finishes(graph: Graph, seed: int) -> None:
    people = len(graph[0]) - 1
    order = np.random.default_rng(seed).permutation(people).astype(np.int32)
    sold = scaled_auction(*graph, people + 1, 1, order, 10**9)
    assert total(graph, sold.assigned) <= best(graph) <= dual_bound(*graph, sold.price, people + 1)
    if sold.finished:
        assert total(graph, sold.assigned) == best(graph)
    cut = scaled_auction(*graph, people + 1, 1, order, seed % 30)
    assert cut.bids <= seed % 30
    assert total(graph, cut.assigned) <= best(graph) <= dual_bound(*graph, cut.price, people + 1)


def test_a_price_war_is_no_war_in_scaled_steps() -> None:
    people, places = 300, 100
    adj = np.tile(np.arange(places, dtype=np.int32), people)
    graph = (
        np.arange(0, people * places + 1, places),
        adj,
        np.full(people * places, 2500),
        np.ones(places, np.int64),
    )
    order = np.arange(people, dtype=np.int32)
    plain = capacity_auction(*graph, 16, 1, order, 10**9)
    scaled = scaled_auction(*graph, 16, 1, order, 10**9)
    assert scaled.finished
    assert total(graph, scaled.assigned) == total(graph, plain.assigned) == places * 2500
    assert scaled.bids < plain.bids / 20


def test_a_price_war_spends_the_budget_and_paths_settle_it() -> None:
    people, places = 60, 20
    ptr = np.arange(0, people * places + 1, places)
    graph = (
        ptr,
        np.tile(np.arange(places, dtype=np.int32), people),
        np.full(people * places, 2500),
        np.ones(places, np.int64),
    )
    sold = capacity_auction(*graph, people + 1, 1, np.arange(people, dtype=np.int32), 5000)
    assert not sold.finished
    assert sold.bids == 5000
    assert best(graph) <= dual_bound(*graph, sold.price, people + 1)
    assert total(graph, exact_assignment(*graph).assigned) == 20 * 2500


def test_empty_graphs_are_solved_too() -> None:
    nothing = (np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0, np.int64))
    assert len(exact_assignment(*nothing).assigned) == 0
    assert capacity_auction(*nothing, 1, 1, np.zeros(0, np.int32), 10).finished
