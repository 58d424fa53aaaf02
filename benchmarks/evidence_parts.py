"""One measurement in a process of its own: `python benchmarks/evidence_parts.py NAME FILE MANY`.

Prints one line of JSON: CPU seconds, the process's peak memory in MB, and what was found, to compare with other means.
"""

import json
import resource
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import numpy as np

TODAY = date(2026, 12, 1)

type Found = dict[str, Any]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(task: Callable[[], Any], runs: int = 1) -> tuple[Any, float]:
    """The last answer, and the median of its CPU seconds; with several runs after one that is not counted."""
    if runs > 1:
        task()
    spent = []
    for _ in range(runs):
        began = process_time()
        answer = task()
        spent.append(process_time() - began)
    return answer, median(spent)


# ---- days ----


def days(file: Path, _many: int) -> Found:
    """Reading, every measure with the three of sensitivity, twelve pictures."""
    from porch.measures.bulk import entries_of, measured, overall, overall_if, spreads

    entries, reading = timed(lambda: entries_of(file, TODAY, sex_column="sex"))

    def all_of_them() -> Any:
        figures = measured(entries)
        return figures, overall(figures), overall_if(figures), spreads(figures)

    (figures, together, _three, _spread), measuring = timed(all_of_them, 3 if len(entries) < 3e6 else 1)
    drawn, drawing = timed(lambda: pictures(entries, figures))
    return {
        "rows": len(entries),
        "days": together["days"],
        "reading": reading,
        "measuring": measuring,
        "drawing": drawing,
        "pictures": len(drawn),
        "mb": peak(),
        "sums": sums({name: values for name, values in figures.values.items() if name in COMPARED}),
    }


COMPARED = (
    "percent_days_abstinent", "percent_heavy_days", "drinks_per_drinking_day", "longest_abstinence",
    "days_to_first_use", "follow_up_complete",
)  # fmt: skip


def sums(values: dict[str, Any]) -> dict[str, float]:
    return {name: float(np.nansum(np.asarray(values[name], dtype=float))) for name in COMPARED}


def pictures(entries: Any, figures: Any) -> list[str]:
    """Four run charts, four curves of a first use, four forests of places; each in the two widths of a page."""
    from porch.kit.charts import NARROW, WIDE
    from porch.measures.bulk import weeks
    from porch.measures.pictures import curve as curves
    from porch.measures.pictures import forest, runchart
    from porch.measures.runcharts import runs
    from porch.measures.staying import curve

    made: list[str] = []
    for quarter in range(4):
        first = date(2025, 1, 1) + timedelta(days=21 * quarter)
        there = weeks(entries, first, date(2025, 6, 30))
        values = [None if value != value else value for value in there.percent_days_abstinent.tolist()]
        points = [(there.first + timedelta(weeks=n), value) for n, value in enumerate(values)]
        chart = runs(values, least=0, most=100)
        made += [runchart.drawn(points, chart, width).svg("a", "b", "c") for width in (NARROW, WIDE)]
        times, seen = (
            figures.values["days_to_first_use"][quarter::4],
            figures.values["first_use_seen"][quarter::4],
        )
        known = ~np.isnan(times)
        stairs = [curves.stair("people", curve(times[known], seen[known]))]
        made += [curves.drawn(stairs, width).svg("a", "b", "c") for width in (NARROW, WIDE)]
        places = np.array_split(figures.values["percent_days_abstinent"][quarter::4], 20)
        studies = [_place(n, values) for n, values in enumerate(places)]
        made += [forest.drawn(studies, None, width).svg("a", "b", "c") for width in (NARROW, WIDE)]
    return made


def _place(n: int, values: Any) -> Any:
    from porch.measures.pictures.forest import Study

    mean, se = float(np.nanmean(values)), float(np.nanstd(values) / np.sqrt(len(values)))
    return Study(f"Place {n}", mean, mean - 1.96 * se, mean + 1.96 * se, 1.0)


def days_pandas(file: Path, _many: int) -> Found:
    import peer_evidence

    table, reading = timed(lambda: peer_evidence.read(file))
    told, measuring = timed(lambda: peer_evidence.measures(table), 3)
    return {"reading": reading, "measuring": measuring, "mb": peak(), "sums": sums(told)}


# ---- a report ----


def report(_file: Path, many: int) -> Found:
    """From figures of people without names to the page: worked out, small cells hidden, every picture drawn."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tests.evidence.made_up import gathered

    from porch.config.start import known
    from porch.evidence.rules.hiding import Told, by_row, hidden, put_together
    from porch.evidence.rules.report import made

    known()
    from porch.evidence.pictures.page import page_of

    there = gathered(many, sites=12)
    days = sum(len(one.days.used) for one in there.people if one.days)
    done, making = timed(lambda: made(there))

    def told() -> Any:
        return done.with_counts(put_together(done.counts, hidden(by_row(map(Told.of, done.counts)))))

    shown, hiding = timed(told)
    result = json.loads(json.dumps(shown.as_json()))

    def drawn() -> list[str]:
        page = page_of(result)
        pictures = [picture for part in (*page.parts, *page.folded) for picture in part.pictures]
        return [svg for picture in pictures for svg in (picture.narrow_svg, picture.wide_svg)]

    drawings, drawing = timed(drawn)
    return {
        "days": days,
        "making": making,
        "hiding": hiding,
        "drawing": drawing,
        "pictures": len(drawings) // 2,
        "mb": peak(),
    }


# ---- staying ----


def _stays(many: int) -> tuple[Any, Any]:
    rng = np.random.default_rng(5)
    left, seen = rng.exponential(300, many).round(), rng.uniform(30, 900, many).round()
    return np.minimum(left, seen), (left <= seen).astype(int)


def curve(_file: Path, many: int) -> Found:
    from porch.measures.staying import curve as kaplan_meier

    times, events = _stays(many)
    made, cpu = timed(lambda: kaplan_meier(times, events), 5)
    return {"cpu": cpu, "mb": peak(), "half": made.median, "at": float(made.at(180).s or 0)}


def curve_statsmodels(_file: Path, many: int) -> Found:
    from peer_evidence import kaplan_meier

    times, events = _stays(many)
    (half, at), cpu = timed(lambda: kaplan_meier(times, events, 180), 3)
    return {"cpu": cpu, "mb": peak(), "half": half, "at": at}


# ---- pooling ----


def _studies(many: int) -> tuple[Any, Any]:
    rng = np.random.default_rng(6)
    variances = rng.uniform(0.02, 0.4, (10_000, 13))
    effects = rng.normal(-0.4, np.sqrt(variances + rng.uniform(0, 0.5, (10_000, 1))))
    return effects[:many], variances[:many]


def pools(_file: Path, many: int) -> Found:
    from porch.measures.pooling import Method, pool_many

    effects, variances = _studies(many)
    made, cpu = timed(lambda: pool_many(effects, variances, Method.REML, hartung_knapp=True), 3)
    return {"cpu": cpu, "mb": peak(), "estimates": np.asarray(made.estimate)[:50].tolist()}


def pools_one_by_one(_file: Path, many: int) -> Found:
    from peer_evidence import pooled

    each = list(zip(*_studies(many), strict=True))
    made, cpu = timed(lambda: [pooled(effects, variances) for effects, variances in each])
    return {"cpu": cpu, "many": many, "estimates": made[:50]}


# ---- small cells ----


def cells(_file: Path, many: int) -> Found:
    """Tables as a report has them, each audited beside an earlier release of the same people."""
    from porch.measures.cells import Table, bounds, suppressed

    rng = np.random.default_rng(7)
    names = tuple(f"r{n}" for n in range(8)), tuple(f"c{n}" for n in range(5))
    hiding = auditing = 0.0
    hidden = cells_told = 0
    for _ in range(many):
        counts = rng.negative_binomial(1, 0.03, (8, 5))
        more = counts + rng.negative_binomial(1, 0.06, (8, 5))
        then, now = (
            Table(*names, tuple(map(tuple, one.tolist())), of="here", cut=cut, grows=True)
            for one, cut in ((counts, "1"), (more, "2"))
        )
        first = suppressed([then]).tables
        told, cpu = timed(lambda now=now, first=first: suppressed([now], first))
        hiding += cpu
        auditing += timed(lambda told=told, first=first: bounds(told.tables, first))[1]
        hidden += len(told.small) + len(told.with_them)
        cells_told += 54
    return {"hiding": hiding / many, "auditing": auditing / many, "hidden": hidden / cells_told}


PARTS: dict[str, Callable[[Path, int], Found]] = {
    "days": days,
    "days_pandas": days_pandas,
    "report": report,
    "curve": curve,
    "curve_statsmodels": curve_statsmodels,
    "pools": pools,
    "pools_one_by_one": pools_one_by_one,
    "cells": cells,
}

if __name__ == "__main__":
    name, file, many = sys.argv[1:]
    print(json.dumps(PARTS[name](Path(file), int(many))))
