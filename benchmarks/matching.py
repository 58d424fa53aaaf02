"""`make bench`: one table of what the matching engine does, beside other means, measured in one run.

Every figure is CPU seconds of one process with single-threaded kernels, median of three runs or more after
one unmeasured (once where a run takes a minute, said in the row), and the process's peak memory, all of it.
Each measurement is a process of its own; the two sides of a ratio are measured on the same input in the same
run. `--quick` takes smaller sizes and fewer rivals, for a minute's look; what depends on the full size then has
no goal.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

HERE = Path(__file__).parent
SMALL, MIDDLE, LARGE, QUICK = "1000x500", "10000x5000", "100000x20000", "20000x4000"
PEERS, QUICK_PEERS = "10000", "2000"
CPU_LIMIT = 150
ONE_THREAD = dict.fromkeys(
    ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)

Found = dict[str, Any]


@dataclass
class Row:
    """One line of the table."""

    what: str
    ours: str
    theirs: str = ""
    ratio: str = ""
    goal: str = ""
    met: bool | None = None
    note: str = ""


class Bench:
    """Runs measurements, each once, in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[tuple[str, str], Found] = {}

    def __call__(self, name: str, size: str) -> Found:
        """What a measurement found; `{"stopped": why}` when it ran out of CPU time or failed."""
        if (name, size) not in self.known:
            if sys.stderr.isatty():
                print(f"\r\033[K{name} {size} ...", end="", file=sys.stderr)
            self.known[name, size] = self._run(name, size)
        return self.known[name, size]

    def _run(self, name: str, size: str) -> Found:
        command = [sys.executable, str(HERE / "measures.py"), name, str(self.folder), size]
        limited = f'ulimit -t {CPU_LIMIT}; exec "$@"'
        done = subprocess.run(
            ["sh", "-c", limited, "sh", *command],
            capture_output=True,
            text=True,
            env=os.environ | ONE_THREAD,
            check=False,
        )
        if done.returncode < 0 or done.returncode > 128:
            return {"stopped": f"stopped at {CPU_LIMIT} CPU s"}
        if done.returncode:
            return {"stopped": (done.stderr.strip().splitlines() or ["failed"])[-1][:80]}
        found: Found = json.loads(done.stdout.splitlines()[-1])
        return found


def cost(found: Found) -> str:
    if "stopped" in found:
        return str(found["stopped"])
    cpu = found["cpu"]
    return f"{cpu * 1000:.1f} ms, {found['mb']} MB" if cpu < 0.1 else f"{cpu:.2f} s, {found['mb']} MB"


def against(what: str, ours: Found, theirs: Found, goal: float | None, note: str, also: bool = True) -> Row:
    """A row with a ratio of CPU seconds; `also` is what else has to hold for the goal to be met."""
    row = Row(what, cost(ours), cost(theirs), note=note)
    if "cpu" in ours and "cpu" in theirs:
        ratio = theirs["cpu"] / ours["cpu"]
        row.ratio = f"{ratio:.1f}x"
        if goal is not None:
            row.goal, row.met = f">= {goal:g}x", ratio >= goal and also
    return row


def candidate_rows(bench: Bench, size: str) -> list[Row]:
    facts, ours = bench("prepare", size), bench("candidates_ours", size)
    share = facts["eligible"] / facts["pairs"]
    rows = []
    rivals = [
        ("numpy bitsets", "numpy", 30.0 if size == LARGE else None),
        ("numba brute force", "brute", None),
    ]
    for name, method, goal in rivals[: None if size == LARGE else 1]:
        theirs = bench(f"candidates_{method}", size)
        exact = theirs.get("recall") == 1.0
        note = (
            f"scaled from {theirs.get('rows')} newcomers; recall {theirs.get('recall')}; {share:.1%} eligible"
        )
        rows.append(against(f"20 best candidates {size}: {name}", ours, theirs, goal, note, exact))
    return rows


def solve_rows(bench: Bench, size: str, rivals: list[tuple[str, str, float | None]]) -> list[Row]:
    facts, ours = bench("prepare", size), bench("solve_ours", size)
    exact = bench("solve_ortools", size)
    gap = (exact["objective"] - ours["objective"]) / exact["objective"]
    rows = []
    for name, method, goal in rivals:
        theirs = bench(f"solve_{method}", size)
        runs = " once;" if theirs.get("runs") == 1 else ""
        note = f"{facts['edges']:,} edges;{runs} gap to the exact optimum {gap:.1e} (goal 1e-6)"
        rows.append(against(f"solve {size}: {name}", ours, theirs, goal, note, gap <= 1e-6))
    return rows


def within(what: str, found: Found, goal: str, met: Callable[[Found], bool], note: str) -> Row:
    if "stopped" in found:
        return Row(what, cost(found), goal=goal, met=False)
    return Row(what, cost(found), goal=goal, met=met(found), note=note)


def proof(found: Found) -> str:
    return f"certified gap {found.get('gap', 1):.4%}; {found.get('matched', 0):,} paired"


def whole_rows(bench: Bench, size: str) -> list[Row]:
    rows = []
    limits = {SMALL: (0.010, 10_000, "<= 10 ms"), LARGE: (6.0, 400, "<= 6 s, < 400 MB")}
    for each in (SMALL, MIDDLE, size):
        bench("prepare", each)
        found = bench("whole_way", each)
        seconds, mb, goal = limits.get(each, (60.0, 10_000, ""))
        goal = f"{goal}, gap <= 0.01 %".lstrip(", ")
        met = lambda f, s=seconds, m=mb: f["cpu"] <= s and f["mb"] < m and f["gap"] <= 1e-4  # noqa: E731
        rows.append(within(f"arrays to certificate {each}", found, goal, met, proof(found)))
    many = PEERS if size == LARGE else QUICK_PEERS
    bench("prepare_peers", many)
    found = bench("whole_way_peers", many)
    goal = "gap <= 0.1 %"
    rows.append(within(f"peers {many}", found, goal, lambda f: f["gap"] <= 1e-3, proof(found)))
    return rows


def arrival_row(bench: Bench, size: str) -> Row:
    found = bench("arrivals", size)
    note = (
        f"p99 {found.get('p99', 0) * 1000:.1f} ms; {found.get('placed', 0)} of {found.get('came', 0)} placed"
    )
    met = lambda f: f["cpu"] <= 0.010  # noqa: E731
    return within(f"one arrival into {size}", found, "<= 10 ms median", met, note)


def circle_row(bench: Bench) -> Row:
    found = bench("circles", "18")
    other = {"cpu": found.get("exact_cpu", 0), "mb": found.get("mb", 0)}
    note = (
        f"optimum in {found.get('reached')} of {found.get('crowds')} crowds; "
        f"mean shortfall {found.get('mean_shortfall', 1):.3%}"
    )
    return against("circles of 18 people: every arrangement tried", found, other, None, note)


def table(rows: list[Row]) -> str:
    heads = ("what", "ours", "theirs", "ratio", "goal", "met", "note")
    said = {True: "met", False: "NOT MET", None: ""}
    cells = [[r.what, r.ours, r.theirs, r.ratio, r.goal, said[r.met], r.note] for r in rows]
    widths = [max(len(line[at]) for line in [heads, *cells]) for at in range(len(heads))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
             for line in [heads, *cells]]  # fmt: skip
    return "\n".join([lines[0], "-+-".join("-" * width for width in widths), *lines[1:]])


def rows_of(bench: Bench, quick: bool) -> list[Row]:
    size = QUICK if quick else LARGE
    small = [("OR-Tools min-cost flow", "ortools", None), ("scipy dense", "dense", None)]
    middle: list[tuple[str, str, float | None]] = [
        ("OR-Tools min-cost flow", "ortools", 5.0),
        ("scipy sparse", "sparse", None),
    ]
    if quick:
        small, middle = small[:1], middle[:1]
    for each in (SMALL, MIDDLE, size):
        bench("prepare", each)
    return [
        *candidate_rows(bench, size),
        *solve_rows(bench, SMALL, small),
        *solve_rows(bench, MIDDLE, middle),
        *solve_rows(bench, size, middle),
        *whole_rows(bench, size),
        arrival_row(bench, SMALL if quick else size),
        *([] if quick else [circle_row(bench)]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a smaller largest size; about a minute")
    parser.add_argument("--json", action="store_true", help="every measurement as JSON")
    asked = parser.parse_args()
    started = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        rows = rows_of(bench, asked.quick)
    if asked.json:
        print(json.dumps({f"{name} {size}": found for (name, size), found in bench.known.items()}))
        return
    print(f"{'' if not sys.stderr.isatty() else chr(13) + chr(27) + '[K'}{table(rows)}")
    unmet = [row.what for row in rows if row.met is False]
    print(f"\n{perf_counter() - started:.0f} s. Not met: {'; '.join(unmet) or 'none'}.")


if __name__ == "__main__":
    main()
