"""The same tasks by other means: what `make bench` measures the engine against.

Every function here keeps to the engine's rules and points, so that answers can be compared number by number.
Solvers take one candidate graph (CSR by newcomer, `val` > 0) with the mentors' places, and answer with each
newcomer's mentor or -1.
"""

from collections.abc import Callable

import numpy as np
from numba import njit
from numpy.typing import NDArray

from porch.matching.bits import popcount
from porch.matching.policy import Policy
from porch.matching.pool import NO_LIMIT, Side
from porch.matching.scan import Question
from porch.matching.vocabulary import COMPONENTS, ENOUGH

Ints = NDArray[np.int64]
Graph = tuple[Ints, NDArray[np.int32], Ints, Ints]
Solver = Callable[[Ints, NDArray[np.int32], Ints, Ints], NDArray[np.int32]]
BATCH = 50


# --- candidates -----------------------------------------------------------------------------------------


def numpy_bitsets(question: Question, rows: Ints, k: int) -> Ints:
    """The `k` best worths of some newcomers, by broadcasting and `bitwise_count`; 0 where there are fewer."""
    best = [_numpy_batch(question, rows[at : at + BATCH], k) for at in range(0, len(rows), BATCH)]
    return np.concatenate(best)


def _numpy_batch(question: Question, rows: Ints, k: int) -> Ints:
    mine, theirs = question.side, question.others
    ok = _suit(mine, theirs, rows)
    common = sum(
        np.bitwise_count(mine.record[rows, w][:, None] & theirs.record[:, w]).astype(np.int64)
        for w in range(3)
    )
    ok &= common >= question.terms.least_hours
    for at, i in enumerate(rows):
        ok[at, question.forbidden.who[question.forbidden.ptr[i] : question.forbidden.ptr[i + 1]]] = False
    a, b = np.nonzero(ok)
    near = _near(mine.place[rows[a]], theirs.place[b], question.terms.in_person)
    kept = (mine.remote[rows[a]] & theirs.remote[b]) | near
    a, b = a[kept], b[kept]
    worths = np.zeros(ok.shape, np.int64)
    worths[a, b] = Policy().base + _points(mine.record[rows[a]], theirs.record[b], common[a, b])
    return np.sort(np.partition(worths, -k, axis=1)[:, -k:], axis=1)[:, ::-1]


def _suit(mine: Side, theirs: Side, rows: Ints) -> NDArray[np.bool_]:
    ok = (mine.lang[rows, 0][:, None] & theirs.lang[:, 0]) != 0
    for w in range(mine.am.shape[1]):
        asked = mine.am[rows, w][:, None] & theirs.reject[:, w]
        asked |= mine.reject[rows, w][:, None] & theirs.am[:, w]
        ok &= asked == 0
    return ok


def _near(mine: NDArray[np.float32], theirs: NDArray[np.float32], in_person: float) -> NDArray[np.bool_]:
    chord = ((mine[:, :3] - theirs[:, :3]) ** 2).sum(axis=1)
    limit = np.minimum(mine[:, 3], theirs[:, 3])
    return chord <= np.where(limit >= NO_LIMIT, in_person, limit)


def _points(mine: NDArray[np.uint64], theirs: NDArray[np.uint64], hours: Ints) -> Ints:
    policy, shared = Policy(), np.bitwise_count(mine[:, 3:] & theirs[:, 3:]).astype(np.int64)
    counts = [hours, *shared.T]
    return sum(
        policy.weight(name) * np.minimum(count, ENOUGH[name]) // ENOUGH[name]
        for name, count in zip(COMPONENTS, counts, strict=True)
    )


def numba_brute_force(question: Question, rows: Ints, k: int) -> Ints:
    """The same by testing every pair in a compiled loop, one test after another, cheapest first."""
    best = np.zeros((len(rows), k), np.int64)
    _brute(question, rows, k, Policy().base, best)
    return best


@njit(cache=True)
def _brute(question: Question, rows: Ints, k: int, base: int, best: Ints) -> None:
    mine, theirs, tariff = question.side, question.others, question.tariff
    barred = np.zeros(theirs.am.shape[0], np.uint8)
    worths = np.empty(theirs.am.shape[0], np.int64)
    for at in range(rows.size):
        i = rows[at]
        for q in range(question.forbidden.ptr[i], question.forbidden.ptr[i + 1]):
            barred[question.forbidden.who[q]] = 1
        found = 0
        for j in range(barred.size):
            if (mine.am[i, 0] & theirs.reject[j, 0]) | (mine.reject[i, 0] & theirs.am[j, 0]):
                continue
            if mine.lang[i, 0] & theirs.lang[j, 0] == 0 or barred[j]:
                continue
            hours = np.int64(0)
            for w in range(3):
                hours += popcount(mine.record[i, w] & theirs.record[j, w])
            if hours < question.terms.least_hours:
                continue
            if not (mine.remote[i] and theirs.remote[j]):
                dx = mine.place[i, 0] - theirs.place[j, 0]
                dy = mine.place[i, 1] - theirs.place[j, 1]
                dz = mine.place[i, 2] - theirs.place[j, 2]
                if dx * dx + dy * dy + dz * dz > min(mine.place[i, 3], theirs.place[j, 3]):
                    continue
            worth = base + ((min(hours, tariff.enough[0]) * tariff.factor[0]) >> 16)
            for q in range(3, mine.record.shape[1]):
                shared = popcount(mine.record[i, q] & theirs.record[j, q])
                worth += (min(shared, tariff.enough[q - 2]) * tariff.factor[q - 2]) >> 16
            worths[found] = worth
            found += 1
        for q in range(question.forbidden.ptr[i], question.forbidden.ptr[i + 1]):
            barred[question.forbidden.who[q]] = 0
        kept = np.sort(worths[:found])[::-1][:k]
        best[at, : kept.size] = kept


# --- solving --------------------------------------------------------------------------------------------


def ortools_flow(ptr: Ints, adj: NDArray[np.int32], val: Ints, cap: Ints) -> NDArray[np.int32]:
    """OR-Tools `SimpleMinCostFlow` (cost scaling), arcs added in bulk; exact."""
    from ortools.graph.python import min_cost_flow

    n, m = len(ptr) - 1, len(cap)
    top, sink = int(val.max(initial=0)), n + m
    source = np.repeat(np.arange(n, dtype=np.int32), np.diff(ptr))
    people, mentors = np.arange(n, dtype=np.int32), np.arange(n, n + m, dtype=np.int32)
    flow = min_cost_flow.SimpleMinCostFlow()
    add = flow.add_arcs_with_capacity_and_unit_cost
    pairs = add(source, (adj + n).astype(np.int32), np.ones(len(adj), np.int64), top - val)
    add(people, np.full(n, sink, np.int32), np.ones(n, np.int64), np.full(n, top, np.int64))
    add(mentors, np.full(m, sink, np.int32), cap.astype(np.int64), np.zeros(m, np.int64))
    flow.set_nodes_supplies(people, np.ones(n, np.int64))
    flow.set_node_supply(sink, -n)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("OR-Tools found no optimum")
    chosen = flow.flows(pairs) > 0
    assigned = np.full(n, -1, np.int32)
    assigned[source[chosen]] = adj[chosen]
    return assigned


def scipy_dense(ptr: Ints, adj: NDArray[np.int32], val: Ints, cap: Ints) -> NDArray[np.int32]:
    """scipy `linear_sum_assignment` on the full matrix of newcomers and places; exact."""
    from scipy.optimize import linear_sum_assignment

    source, place, worth, owner = _by_place(ptr, adj, val, cap)
    matrix = np.zeros((len(ptr) - 1, len(owner)))
    matrix[source, place] = worth
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    chosen = matrix[rows, columns] > 0
    assigned = np.full(len(ptr) - 1, -1, np.int32)
    assigned[rows[chosen]] = owner[columns[chosen]]
    return assigned


def scipy_sparse(ptr: Ints, adj: NDArray[np.int32], val: Ints, cap: Ints) -> NDArray[np.int32]:
    """scipy `min_weight_full_bipartite_matching`, with a column of their own for each newcomer; exact."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    n, top = len(ptr) - 1, int(val.max(initial=0)) + 1
    source, place, worth, owner = _by_place(ptr, adj, val, cap)
    rows, columns = np.concatenate([source, np.arange(n)]), np.concatenate([place, len(owner) + np.arange(n)])
    cost = np.concatenate([top - worth, np.full(n, top)]).astype(np.float64)
    graph = csr_matrix((cost, (rows, columns)), shape=(n, len(owner) + n))
    row, column = min_weight_full_bipartite_matching(graph)
    chosen = column < len(owner)
    assigned = np.full(n, -1, np.int32)
    assigned[row[chosen]] = owner[column[chosen]]
    return assigned


def _by_place(ptr: Ints, adj: NDArray[np.int32], val: Ints, cap: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Edges to single places: newcomer, place, worth; and whose each place is."""
    first = np.concatenate([[0], np.cumsum(cap)])
    copies = cap[adj]
    source = np.repeat(np.repeat(np.arange(len(ptr) - 1), np.diff(ptr)), copies)
    within = np.arange(len(source)) - np.repeat(np.cumsum(copies) - copies, copies)
    place = np.repeat(first[adj], copies) + within
    return source, place, np.repeat(val, copies), np.repeat(np.arange(len(cap)), cap)
