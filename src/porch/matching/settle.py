"""From packed arrays to an answer with its certificate: scan, graph, auction, pricing rounds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from porch.matching.auction import best_gains, capacity_auction, dual_bound
from porch.matching.certificate import Certificate
from porch.matching.graph import Graph, edges, extend, join, worth_of_edges
from porch.matching.index import build_index
from porch.matching.paths import exact_assignment
from porch.matching.policy import Policy
from porch.matching.pool import Pool, Whole
from porch.matching.pricing import missing_edges
from porch.matching.scan import PER_PLACE, Question, Scanned, scan
from porch.matching.scoring import tariff_of
from porch.matching.sieve import forbidden_pairs, terms_of

FINE = 4096
"""Up to so many newcomers prices move in steps small enough for the exact optimum of the graph."""
SCALE = 16
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Settled:
    """Pairs as positions (``a`` of the first side, ``b`` of the second) and what is known about them."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    certificate: Certificate
    eligible: Whole
    """How many eligible partners each person of the first side has."""
    price: Whole
    """What a place is worth at the margin, points x ``scale``."""
    scale: int
    edges: int
    rounds: int
    """Pricing rounds that added edges."""
    exact: bool
    """The bid budget ran out and shortest augmenting paths took over."""


def ask(seekers: Pool, mentors: Pool, forbidden: Whole, policy: Policy) -> Question:
    """Columns, index, rules and points of one round. ``forbidden``: int64[b, 2] of positions."""
    side = seekers.side(policy, waiting=True)
    others = mentors.side(policy, waiting=seekers is mentors)
    return Question(
        side,
        others,
        build_index(others, mentors.capacity),
        terms_of(policy),
        forbidden_pairs(len(seekers), forbidden),
        tariff_of(policy, others),
    )


def settle(
    seekers: Pool,
    mentors: Pool,
    forbidden: Whole,
    policy: Policy,
    *,
    kept: Graph | None = None,
    threads: int = 1,
) -> Settled:
    """Pair seekers with mentors. ``kept``: open proposals as edges at their greater worth.

    Same arrays, same answer, for any number of threads.
    """
    question = ask(seekers, mentors, forbidden, policy)
    lists = scan(question, policy.k, np.minimum(PER_PLACE * mentors.capacity, len(seekers)), threads)
    graph = join(lists.seekers, lists.mentors)
    if kept is not None:
        graph = extend(graph, kept)
    return _rounds(question, lists, graph, mentors.capacity, policy, threads)


def _rounds(
    question: Question, lists: Scanned, graph: Graph, cap: Whole, policy: Policy, threads: int
) -> Settled:
    people = len(graph.ptr) - 1
    scale = people + 1 if people <= FINE else SCALE
    upper, rounds = None, 0
    while True:
        assigned, price, exact = _solve(graph, cap, scale, policy.bid_budget)
        gain = best_gains(*graph, cap, price, scale)
        more = missing_edges(question, lists, price, scale, gain, np.ones(people, np.int64), threads)
        wider = extend(graph, edges(people, more.i, more.j, more.val))
        a = np.nonzero(assigned >= 0)[0].astype(np.int32)
        objective = int(worth_of_edges(graph, a, assigned[a]).sum())
        bound = dual_bound(*wider, cap, price, scale)
        upper = bound if upper is None else min(upper, bound)
        certificate = Certificate(objective, upper)
        if certificate.gap <= policy.target_gap or not len(more.i) or rounds == ROUNDS:
            return Settled(
                a, assigned[a], certificate, lists.eligible, price, scale, len(graph.adj), rounds, exact
            )
        graph, rounds = wider, rounds + 1


def _solve(graph: Graph, cap: Whole, scale: int, budget: int) -> tuple[NDArray[np.int32], Whole, bool]:
    """The auction; shortest augmenting paths where its bids run out."""
    people = len(graph.ptr) - 1
    order = np.arange(people, dtype=np.int32)
    sold = capacity_auction(*graph, cap, scale, 1, order, budget or 10_000 + 100 * people)
    if sold.finished:
        return sold.assigned, sold.price, False
    best = exact_assignment(*graph, cap)
    return best.assigned, best.price * scale, True
