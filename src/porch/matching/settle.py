"""From packed arrays to an answer with its certificate: scan, graph, auction, pricing rounds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from porch.matching.auction import best_gains, capacity_auction, dual_bound, scaled_auction
from porch.matching.certificate import Certificate
from porch.matching.components import components
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
STEPS = (16, 4, 1)
"""Above that: steps of the auction (1/16 points) by round. Finding the missing edges can be rough."""
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
    rough: bool
    """A finer step may still find better on the same graph."""


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


class Problem(NamedTuple):
    """One round as the pricing loop sees it, whatever its mode."""

    question: Question
    lists: Scanned
    room: Whole
    """How many pairs each person of the first side may be in."""
    solve: Callable[[Graph, int], Solved]
    """Pairs on a graph, in the n-th round."""
    bound: Callable[[Graph, Solved], int]
    """What no arrangement on a graph can pass, by the prices found."""

    def between_peers(self) -> bool:
        """Whether both sides are the same people."""
        return self.question.side is self.question.others


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
    cap, need = mentors.capacity, np.ones(len(seekers), np.int64)
    lists = scan(question, policy.k, np.minimum(PER_PLACE * cap, len(seekers)), threads)

    def solve(graph: Graph, rounds: int) -> Solved:
        return _auction(graph, cap, policy.bid_budget, STEPS[min(rounds, len(STEPS) - 1)])

    def bound(graph: Graph, solved: Solved) -> int:
        return dual_bound(*graph, cap, solved.price, solved.scale)

    graph = join(lists.seekers, lists.mentors)
    return _rounds(Problem(question, lists, need, solve, bound), graph, kept, policy.target_gap, threads)


def settle_peers(
    people: Pool, forbidden: Whole, policy: Policy, *, seed: int, kept: Graph | None = None, threads: int = 1
) -> Settled:
    """Pair people of one population with each other (``a`` < ``b``). ``kept`` has both directions."""
    question = ask(people, people, forbidden, policy)
    own = scan(question, policy.k, np.zeros(len(people), np.int64), threads)
    lists, cap = Scanned(own.seekers, own.seekers, own.eligible), people.capacity
    linked = components(question)

    def solve(graph: Graph, rounds: int) -> Solved:
        found = solve_peers(*by_neighbour(graph), cap, SCALE, seed)
        return Solved(found.a, found.b, found.price, found.worth, found.scale, exact=False, rough=False)

    def bound(graph: Graph, solved: Solved) -> int:
        return peer_bound(*by_neighbour(graph), cap, solved.price, solved.scale, linked)

    graph = join(lists.seekers, lists.mentors)
    return _rounds(Problem(question, lists, cap, solve, bound), graph, kept, policy.target_gap, threads)


def _rounds(problem: Problem, graph: Graph, kept: Graph | None, target_gap: float, threads: int) -> Settled:
    """Solve on the graph; look for better edges among all eligible pairs; widen and repeat if it matters."""
    graph = graph if kept is None else extend(graph, kept)
    best: Settled | None = None
    for rounds in range(ROUNDS + 1):
        solved = problem.solve(graph, rounds)
        new = _missing(problem, solved, threads)
        wider = extend(graph, new)
        upper = problem.bound(wider, solved)
        objective = int(worth_of_edges(graph, solved.a, solved.b).sum())
        if best is not None:
            upper = min(upper, best.certificate.upper_bound)
        if best is None or objective > best.certificate.objective:
            best = Settled(
                solved, Certificate(objective, upper), problem.lists.eligible, len(graph.adj), rounds
            )
        best = replace(best, certificate=Certificate(best.certificate.objective, upper))
        if best.certificate.gap <= target_gap or not (len(new.adj) or solved.rough):
            break
        if rounds and problem.between_peers() and _settled_on(problem.bound(graph, solved), best):
            break
        graph = wider
    assert best is not None
    return best


def _settled_on(graph_bound: int, best: Settled) -> bool:
    """Whether what is left lies between peers' pairs and the bound of the graph, which no edge closes."""
    objective, upper = best.certificate.objective, best.certificate.upper_bound
    return upper - graph_bound <= (upper - objective) // 10


def _missing(problem: Problem, solved: Solved, threads: int) -> Graph:
    """Edges the graph lacks and these prices want; between peers in both directions."""
    people = len(problem.room)
    i, j, val = missing_edges(
        problem.question, problem.lists, solved.price, solved.scale, solved.gain, problem.room, threads
    )
    new = edges(people, i, j, val)
    if problem.between_peers():
        new = extend(new, edges(people, j.astype(np.int64), i.astype(np.int32), val))
    return new


def _auction(graph: Graph, cap: Whole, budget: int, step: int) -> Solved:
    """The auction; shortest augmenting paths where its bids run out."""
    people = len(graph.ptr) - 1
    order = np.arange(people, dtype=np.int32)
    limit = budget or BIDS + BIDS_EACH * people
    if people <= FINE:
        scale, eps = people + 1, 1
        sold = capacity_auction(*graph, cap, scale, eps, order, limit)
    else:
        scale, eps = SCALE, step
        sold = scaled_auction(*graph, cap, scale, eps, order, limit)
    assigned, price = sold.assigned, sold.price
    if not sold.finished:
        best = exact_assignment(*graph, cap)
        assigned, price = best.assigned, best.price * scale
    a = np.nonzero(assigned >= 0)[0].astype(np.int32)
    gain = best_gains(*graph, cap, price, scale)
    return Solved(a, assigned[a], price, gain, scale, not sold.finished, sold.finished and eps > 1)
