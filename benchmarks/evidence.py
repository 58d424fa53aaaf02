"""`make bench`: what the figures of evidence cost, beside other means of the same run.

Every figure is CPU seconds of one process with single-threaded kernels, and the process's peak memory, all of it:
interpreter, libraries and input included. Each part is a process of its own, on made-up data of a fixed seed; where
there is another means, both are measured on the same input and their answers are compared. `--quick` takes a tenth of
everything: a look, not a measurement.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TOLD_APART = (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
)  # a machine may set them; they make kernels of another one

type Found = dict[str, Any]


@dataclass
class Row:
    """One line of the table; figures in seconds, or in MB where the name says so."""

    what: str
    found: float
    most: float | None = None
    beside: str = ""

    @property
    def met(self) -> bool:
        return self.most is None or self.found <= self.most


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="a tenth of everything")
    asked.add_argument("--json", action="store_true", help="the figures, for programs")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = rows(Path(folder), 10 if given.quick else 1)
    if given.json:
        print(json.dumps([vars(row) | {"met": row.met} for row in found]))
        return
    report(found)


def rows(folder: Path, scale: int) -> list[Row]:
    from made_up_days import write

    one, ten = folder / "one.csv", folder / "ten.csv"
    write(one, 5500 // scale, 182)
    write(ten, 27500 // scale, 364)
    return [
        *of_days(part("days", one), part("days_pandas", one), "1M days, 5,500 people"),
        *of_many_days(part("days", ten)),
        *of_report(part("report", many=5500 // scale)),
        *of_curves(part("curve", many=100_000 // scale), part("curve_statsmodels", many=100_000 // scale)),
        *of_pools(part("pools", many=10_000 // scale), part("pools_one_by_one", many=1000 // scale), scale),
        *of_cells(part("cells", many=20)),
    ]


def part(name: str, file: Path | None = None, many: int = 0) -> Found:
    """A part in a process of its own."""
    if sys.stderr.isatty():
        print(f"\r\033[K{name} ...", end="", file=sys.stderr)
    env = {key: value for key, value in os.environ.items() if key not in TOLD_APART} | ONE_THREAD
    words = [str(HERE / "evidence_parts.py"), name, str(file or ""), str(many)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, env=env, check=False)
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    said: Found = json.loads(done.stdout.splitlines()[-1])
    return said


def of_days(ours: Found, theirs: Found, what: str) -> list[Row]:
    apart = max(
        abs(ours["sums"][name] - value) / max(1, abs(value)) for name, value in theirs["sums"].items()
    )
    if apart > 1e-9:
        sys.exit(f"pandas finds something else: {ours['sums']}, {theirs['sums']}")
    whole = ours["reading"] + ours["measuring"] + ours["drawing"]
    return [
        Row(
            f"{what}: every measure",
            ours["measuring"],
            0.5,
            f"pandas {theirs['measuring']:.2f}, fewer measures",
        ),
        Row(f"{what}: reading", ours["reading"], None, f"pandas {theirs['reading']:.2f}"),
        Row(
            f"{what}: read, measured, 12 pictures",
            whole,
            10,
            f"pictures {ours['drawing']:.2f}, in two widths each",
        ),
        Row(f"{what}: peak MB", ours["mb"], None, f"pandas {theirs['mb']:.0f}"),
    ]


def of_many_days(ours: Found) -> list[Row]:
    whole = ours["reading"] + ours["measuring"] + ours["drawing"]
    beside = (
        f"reading {ours['reading']:.2f}, measures {ours['measuring']:.2f}, pictures {ours['drawing']:.2f}"
    )
    return [
        Row("10M days, 27,500 people: all of it", whole, 60, beside),
        Row("10M days, 27,500 people: peak MB", ours["mb"], 2000, f"{ours['rows']:,} rows"),
    ]


def of_report(ours: Found) -> list[Row]:
    whole = ours["making"] + ours["hiding"] + ours["drawing"]
    beside = f"{ours['days']:,} days, {ours['pictures']} pictures; hiding {ours['hiding']:.2f}, {ours['mb']:.0f} MB"
    return [Row("A report on 5,500 people: made, hidden, drawn", whole, 10, beside)]


def of_curves(ours: Found, theirs: Found) -> list[Row]:
    if ours["half"] != theirs["half"] or abs(ours["at"] - theirs["at"]) > 1e-9:
        sys.exit(f"statsmodels draws another curve: {ours}, {theirs}")
    return [Row("Kaplan-Meier of 100,000", ours["cpu"], 0.1, f"statsmodels {theirs['cpu']:.2f}")]


def of_pools(ours: Found, theirs: Found, scale: int) -> list[Row]:
    many = 10_000 // scale
    some = min(len(ours["estimates"]), len(theirs["estimates"]))
    apart = np.abs(np.array(ours["estimates"][:some]) - np.array(theirs["estimates"][:some])).max()
    if scale == 1 and apart > 1e-4:
        sys.exit(f"scipy pools to something else, {apart} apart")
    each = theirs["cpu"] * many / theirs["many"]
    return [Row("10,000 tables of 13 studies by REML", ours["cpu"], 5, f"scipy, one by one: {each:.1f}")]


def of_cells(ours: Found) -> list[Row]:
    share = f"{100 * ours['hidden']:.0f} % of numbers hidden, audit {ours['auditing']:.2f}"
    return [Row("Small cells of 8 by 5 beside an earlier release", ours["hiding"], None, share)]


def report(found: list[Row]) -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{'CPU seconds of one process':<54}{'measured':>10}{'at most':>9}")
    for row in found:
        most = "" if row.most is None else f"{row.most:g}"
        print(f"{row.what:<54}{row.found:>10.3f}{most:>9}{'' if row.met else '  MISSED':<8}  {row.beside}")
    print(f"\nMissed: {'; '.join(row.what for row in found if not row.met) or 'none'}.")


if __name__ == "__main__":
    main()
