"""From packed arrays to an answer with its certificate: scan, graph, auction, pricing rounds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from porch.matching.auction import best_gains, capacity_auction, dual_bound
from porch.matching.certificate import Certificate
from porch.matching.graph import Graph, by_neighbour, edges, extend, join, worth_of_edges
from porch.matching.index import build_index
from porch.matching.paths import exact_assignment
from porch.matching.peers import peer_bound, solve_peers
from porch.matching.policy import Policy
from porch.matching.pool import Pool, Whole
from porch.matching.pricing import missing_edges
from porch.matching.scan import PER_PLACE, Question, Scanned, scan
from porch.matching.scoring import tariff_of
from porch.matching.sieve import forbidden_pairs, terms_of

FINE = 4096
"""Up to so many newcomers prices move in steps small enough for the exact optimum of the graph."""
SCALE = 16
BIDS, BIDS_EACH = 10_000, 100
"""The bid budget where the policy names none: so many, and so many for each newcomer."""
ROUNDS = 8


class Solved(NamedTuple):
    """Pairs on one graph with the prices that bound them (points x ``scale``)."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    price: Whole
    gain: Whole
    """What each person's last place gains at these prices, at least 0."""
    scale: int
    exact: bool
    """The bid budget ran out and shortest augmenting paths took over."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The best pairs found, and what is known about them."""

    solved: Solved
    certificate: Certificate
    eligible: Whole
    """How many eligible partners each person of the first side has."""
    edges: int
    rounds: int
    """Pricing rounds that had added edges when these pairs were found."""


def ask(seekers: Pool, mentors: Pool, forbidden: Whole, policy: Policy) -> Question:
    """Columns, index, rules and points of one round. ``forbidden``: int64[b, 2] of positions."""
    side = seekers.side(policy, waiting=True)
    others = side if seekers is mentors else mentors.side(policy, waiting=False)
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
    room = np.minimum(PER_PLACE * mentors.capacity, len(seekers))
    lists = scan(question, policy.k, room, threads)
    graph = join(lists.seekers, lists.mentors)
    cap, need = mentors.capacity, np.ones(len(seekers), np.int64)

    def solve(graph: Graph) -> Solved:
        return _auction(graph, cap, policy.bid_budget)

    def bound(graph: Graph, solved: Solved) -> int:
        return dual_bound(*graph, cap, solved.price, solved.scale)

    return _rounds(question, lists, graph, kept, need, policy, threads, solve, bound)


def settle_peers(
    people: Pool, forbidden: Whole, policy: Policy, *, seed: int, kept: Graph | None = None, threads: int = 1
) -> Settled:
    """Pair people of one population with each other (``a`` < ``b``). ``kept`` has both directions."""
    question = ask(people, people, forbidden, policy)
    own = scan(question, policy.k, np.zeros(len(people), np.int64), threads)
    lists = Scanned(own.seekers, own.seekers, own.eligible)
    cap = people.capacity

    def solve(graph: Graph) -> Solved:
        found = solve_peers(*by_neighbour(graph), cap, SCALE, seed)
        return Solved(found.a, found.b, found.price, found.worth, found.scale, False)

    def bound(graph: Graph, solved: Solved) -> int:
        return peer_bound(*by_neighbour(graph), cap, solved.price, solved.scale)

    graph = join(lists.seekers, lists.mentors)
    return _rounds(question, lists, graph, kept, cap, policy, threads, solve, bound)


def _rounds(
    question: Question,
    lists: Scanned,
    graph: Graph,
    kept: Graph | None,
    room: Whole,
    policy: Policy,
    threads: int,
    solve: Callable[[Graph], Solved],
    bound: Callable[[Graph, Solved], int],
) -> Settled:
    """Solve on the graph; look for better edges among all eligible pairs; widen and repeat if it matters."""
    if kept is not None:
        graph = extend(graph, kept)
    people, upper, rounds = len(graph.ptr) - 1, None, 0
    best: Settled | None = None
    while True:
        solved = solve(graph)
        more = missing_edges(question, lists, solved.price, solved.scale, solved.gain, room, threads)
        new = edges(people, more.i, more.j, more.val)
        if question.side is question.others:
            new = extend(new, edges(people, more.j.astype(np.int64), more.i.astype(np.int32), more.val))
        wider = extend(graph, new)
        proven = bound(wider, solved)
        upper = proven if upper is None else min(upper, proven)
        objective = int(worth_of_edges(graph, solved.a, solved.b).sum())
        if best is None or objective > best.certificate.objective:
            best = Settled(solved, Certificate(objective, upper), lists.eligible, len(graph.adj), rounds)
        best = replace(best, certificate=Certificate(best.certificate.objective, upper))
        if best.certificate.gap <= policy.target_gap or not len(more.i) or rounds == ROUNDS:
            return best
        graph, rounds = wider, rounds + 1


def _auction(graph: Graph, cap: Whole, budget: int) -> Solved:
    """The auction; shortest augmenting paths where its bids run out."""
    people = len(graph.ptr) - 1
    scale = people + 1 if people <= FINE else SCALE
    order = np.arange(people, dtype=np.int32)
    sold = capacity_auction(*graph, cap, scale, 1, order, budget or BIDS + BIDS_EACH * people)
    assigned, price = sold.assigned, sold.price
    if not sold.finished:
        best = exact_assignment(*graph, cap)
        assigned, price = best.assigned, best.price * scale
    a = np.nonzero(assigned >= 0)[0].astype(np.int32)
    gain = best_gains(*graph, cap, price, scale)
    return Solved(a, assigned[a], price, gain, scale, not sold.finished)
