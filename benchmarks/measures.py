"""One measurement in a process of its own: `python benchmarks/measures.py NAME FOLDER`.

Prints one line of JSON: CPU seconds (`cpu`, median of the runs), the process's peak memory in MB (`mb`, all
of it: interpreter, libraries and input included), and what the task found. Kernels run on one thread.
"""

import json
import resource
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

import people
from porch.matching.arrivals import Standing
from porch.matching.auction import capacity_auction
from porch.matching.graph import join
from porch.matching.person import Case
from porch.matching.policy import Policy
from porch.matching.pool import Pool
from porch.matching.scan import PER_PLACE, Question, scan
from porch.matching.settle import FINE, SCALE, Settled, ask, settle, settle_peers

Found = dict[str, Any]
Ints = NDArray[np.int64]
K = 20
ARRIVALS = 500
SOME = 300
"""Newcomers whose candidates are compared with those of slower methods."""


def repeated(task: Callable[[], Any], runs: int) -> tuple[Any, float]:
    """The task's last answer and the median of its CPU seconds, after one that is not measured.

    What takes less than a twentieth of a second is done as often as fills one, since some machines count CPU
    time in coarse steps.
    """
    task()
    start, began = process_time(), perf_counter()
    answer = task()
    wall, seconds = perf_counter() - began, [process_time() - start]
    times = max(1, round(0.05 / max(wall, 1e-6)))
    if times > 1:
        seconds = []
    while len(seconds) < runs:
        start = process_time()
        for _ in range(times):
            answer = task()
        seconds.append((process_time() - start) / times)
    return answer, statistics.median(seconds)


def once(task: Callable[[], Any]) -> tuple[Any, float]:
    start = process_time()
    return task(), process_time() - start


# --- input ----------------------------------------------------------------------------------------------


def prepare(folder: Path, size: str) -> Found:
    """Invent the people of one size, and the candidate graph on which solvers are compared."""
    newcomers, mentors = (int(part) for part in size.split("x"))
    seekers, guides, apart = people.newcomers_and_mentors(newcomers, mentors)
    people.save(folder / f"{size}.npz", seekers=seekers, mentors=guides)
    np.save(folder / f"{size}.apart.npy", apart)
    question = ask(seekers, guides, apart, Policy())
    k = mentors if newcomers <= 1000 else K
    lists = scan(question, k, np.minimum(PER_PLACE * guides.capacity, newcomers))
    ptr, adj, val = join(lists.seekers, lists.mentors)
    np.savez(folder / f"{size}.graph.npz", ptr=ptr, adj=adj, val=val, cap=guides.capacity)
    return {"eligible": int(lists.eligible.sum()), "pairs": newcomers * mentors, "edges": len(adj)}


def prepare_peers(folder: Path, size: str) -> Found:
    pool, apart = people.peers(int(size))
    people.save(folder / f"peers{size}.npz", peers=pool)
    everyone = np.arange(len(pool))
    never = np.concatenate([apart, apart[:, ::-1], np.stack([everyone, everyone], axis=1)])
    np.save(folder / f"peers{size}.apart.npy", np.unique(never, axis=0))
    return {}


def _both(folder: Path, size: str) -> tuple[Pool, Pool, Ints]:
    kept = folder / f"{size}.npz"
    return people.load(kept, "seekers"), people.load(kept, "mentors"), np.load(folder / f"{size}.apart.npy")


def _question(folder: Path, size: str) -> tuple[Question, Pool]:
    seekers, mentors, apart = _both(folder, size)
    return ask(seekers, mentors, apart, Policy()), mentors


def _some(newcomers: int, many: int) -> Ints:
    return np.sort(np.random.default_rng(1).choice(newcomers, min(many, newcomers), replace=False))


# --- candidates -----------------------------------------------------------------------------------------


def candidates_ours(folder: Path, size: str) -> Found:
    """Index and scan: the 20 best mentors of every newcomer."""
    seekers, mentors, apart = _both(folder, size)
    nobody = np.zeros(len(mentors), np.int64)

    def task() -> Any:
        return scan(ask(seekers, mentors, apart, Policy()), K, nobody).seekers

    lists, cpu = repeated(task, 3)
    best = np.zeros((len(seekers), K), np.int64)
    for i in _some(len(seekers), SOME):
        worths = np.sort(lists.key[lists.ptr[i] : lists.ptr[i] + lists.size[i]] >> 32)[::-1]
        best[i, : len(worths)] = worths
    np.save(folder / f"{size}.ours.npy", best)
    return {"cpu": cpu}


def _candidates_theirs(folder: Path, size: str, method: Callable[..., Ints], many: int) -> Found:
    question, _ = _question(folder, size)
    newcomers = len(question.side.am)
    rows = _some(newcomers, many)
    worths, cpu = repeated(lambda: method(question, rows, K), 3)
    compared = _some(newcomers, SOME)
    ours = np.load(folder / f"{size}.ours.npy")[compared]
    theirs = worths[np.isin(rows, compared)] if many >= SOME else worths
    true = theirs > 0
    return {
        "cpu": cpu * newcomers / len(rows),
        "rows": len(rows),
        "recall": float((ours[true] == theirs[true]).sum() / true.sum()),
    }


def candidates_numpy(folder: Path, size: str) -> Found:
    from rivals import numpy_bitsets

    return _candidates_theirs(folder, size, numpy_bitsets, SOME)


def candidates_brute(folder: Path, size: str) -> Found:
    from rivals import numba_brute_force

    return _candidates_theirs(folder, size, numba_brute_force, SOME)


# --- solving --------------------------------------------------------------------------------------------


def _solve(folder: Path, size: str, solver: Callable[..., NDArray[np.int32]], runs: int) -> Found:
    with np.load(folder / f"{size}.graph.npz") as kept:
        ptr, adj, val, cap = (kept[name] for name in ("ptr", "adj", "val", "cap"))
    task = lambda: solver(ptr, adj, val, cap)  # noqa: E731
    assigned, cpu = repeated(task, runs) if runs > 1 else once(task)
    source = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    chosen = assigned[source] == adj
    if (np.bincount(assigned[assigned >= 0], minlength=len(cap)) > cap).any():
        raise RuntimeError("more people than places")
    return {"cpu": cpu, "objective": int(val[chosen].sum()), "matched": int(chosen.sum()), "runs": runs}


def _auction(ptr: Ints, adj: NDArray[np.int32], val: Ints, cap: Ints) -> NDArray[np.int32]:
    people_ = len(ptr) - 1
    scale = people_ + 1 if people_ <= FINE else SCALE
    order = np.arange(people_, dtype=np.int32)
    return capacity_auction(ptr, adj, val, cap, scale, 1, order, 1 << 60).assigned


def solve_ours(folder: Path, size: str) -> Found:
    return _solve(folder, size, _auction, 5)


def solve_ortools(folder: Path, size: str) -> Found:
    from rivals import ortools_flow

    return _solve(folder, size, ortools_flow, 3)


def solve_dense(folder: Path, size: str) -> Found:
    from rivals import scipy_dense

    return _solve(folder, size, scipy_dense, 3)


def solve_sparse(folder: Path, size: str) -> Found:
    """Once at the largest size: it takes a minute."""
    from rivals import scipy_sparse

    return _solve(folder, size, scipy_sparse, 3 if size.startswith(("1000x", "10000x")) else 1)


# --- the whole way --------------------------------------------------------------------------------------


def _certified(settled: Settled, cpu: float) -> Found:
    return {
        "cpu": cpu,
        "gap": settled.certificate.gap,
        "objective": settled.certificate.objective,
        "bound": settled.certificate.upper_bound,
        "matched": len(settled.solved.a),
        "rounds": settled.rounds,
        "edges": settled.edges,
    }


def whole_way(folder: Path, size: str) -> Found:
    """From packed arrays to the certificate over all eligible pairs."""
    seekers, mentors, apart = _both(folder, size)
    settled, cpu = repeated(lambda: settle(seekers, mentors, apart, Policy()), 3)
    return _certified(settled, cpu)


def whole_way_peers(folder: Path, size: str) -> Found:
    pool, apart = (
        people.load(folder / f"peers{size}.npz", "peers"),
        np.load(folder / f"peers{size}.apart.npy"),
    )
    settled, cpu = repeated(lambda: settle_peers(pool, apart, Policy(), seed=1), 3)
    return _certified(settled, cpu)


def arrivals(folder: Path, size: str) -> Found:
    """People who come after a round: suggestions and a place for each, in wall seconds.

    Nine in ten of the round's pairs are accepted and stay; the others are open proposals and may move.
    """
    seekers, mentors, apart = _both(folder, size)
    solved = settle(seekers, mentors, apart, Policy()).solved
    seeking, guiding = people.as_persons(seekers, "s", "seeker"), people.as_persons(mentors, "m", "mentor")
    ties = [(seeking[a].id, guiding[b].id) for a, b in zip(solved.a.tolist(), solved.b.tolist(), strict=True)]
    open_ones = ties[::10]
    case = Case(
        mode="mentors",
        as_of=people.AS_OF,
        people=(*seeking, *guiding),
        existing=tuple(tie for at, tie in enumerate(ties) if at % 10),
        proposals=tuple(open_ones),
    )
    coming = people.as_persons(
        people.newcomers_and_mentors(ARRIVALS + 1, 10, people.SEED + 1)[0], "new", "seeker"
    )
    standing = Standing(case)
    standing.suggest(coming[0])
    standing.place(coming[0])
    seconds, placed = [], 0
    for person in coming[1:]:
        start = perf_counter()
        standing.suggest(person)
        placed += any(who == person.id for who, _ in standing.place(person))
        seconds.append(perf_counter() - start)
    ranked = sorted(seconds)
    return {
        "cpu": statistics.median(seconds),
        "p99": ranked[int(0.99 * len(ranked))],
        "came": ARRIVALS,
        "placed": placed,
        "open": len(open_ones),
    }


def circles(folder: Path, size: str) -> Found:
    """Small crowds against the exact optimum."""
    from circles import compare

    return compare()


MEASURES: dict[str, Callable[[Path, str], Found]] = {
    task.__name__: task
    for task in (
        *(prepare, prepare_peers, candidates_ours, candidates_numpy, candidates_brute),
        *(
            solve_ours,
            solve_ortools,
            solve_dense,
            solve_sparse,
            whole_way,
            whole_way_peers,
            arrivals,
            circles,
        ),
    )
}


def main() -> None:
    name, folder, size = sys.argv[1:4]
    found = MEASURES[name](Path(folder), size)
    found["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(found))


if __name__ == "__main__":
    main()
