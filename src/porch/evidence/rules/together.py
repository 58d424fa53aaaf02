"""Heaps of studies put together by the engine: random effects by REML, the range by Hartung and Knapp.

This loads numpy and scipy, so no page imports it: what comes of it is kept and read (``queries.together``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isfinite
from typing import Any

from porch.measures.pooling import (
    Effects,
    Measure,
    Method,
    TooFew,
    effects_given,
    effects_of_means,
    effects_of_tables,
    leave_one_out,
    pool,
)

WIDE = 1.959963984540054
MEASURES = {"rr": Measure.RR, "smd": Measure.SMD}
type Row = Mapping[str, Any]


def put_together(heaps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What each heap (``Heap.as_json``) comes to. Ratios are logarithms. A heap of one study has nothing pooled."""
    return [_one(heap) for heap in heaps]


def _one(heap: Mapping[str, Any]) -> dict[str, Any]:
    effects = _effects(heap["scale"], heap["rows"])
    pooled = _pooled(effects)
    return {
        "outcome": heap["outcome"],
        "design": heap["design"],
        "scale": heap["scale"],
        "rows": _rows(effects, pooled["weights"] if pooled else None),
        "dropped": [one.name for one in effects.dropped],
        "pooled": {key: pooled[key] for key in pooled if key != "weights"} if pooled else None,
        "without": _without(effects),
    }


def _effects(scale: str, rows: Sequence[Row]) -> Effects:
    """Counts, means and estimates of one scale, as effects of one kind, in the order of the rows."""
    kinds = {"counts": _of_counts, "means": _of_means, "estimate": _of_estimates}
    parts = [make([row for row in rows if row["kind"] == kind]) for kind, make in kinds.items()]
    parts = [one for one in parts if one.k or one.dropped]
    first = parts[0]
    if len(parts) > 1:
        first = Effects(
            tuple(name for one in parts for name in one.names),
            _joined([one.yi for one in parts]),
            _joined([one.vi for one in parts]),
            Measure.GEN,
            tuple(gone for one in parts for gone in one.dropped),
        )
    place = {row["code"]: at for at, row in enumerate(rows)}
    order = sorted(range(first.k), key=lambda at: place[first.names[at]])
    return replace(first.of(order), measure=MEASURES.get(scale, Measure.GEN)) if order else first


def _joined(parts: Sequence[Any]) -> Any:
    return effects_given([value for part in parts for value in part], [1.0] * sum(map(len, parts))).yi


def _of_counts(rows: Sequence[Row]) -> Effects:
    told = [row["numbers"] for row in rows]
    return effects_of_tables(
        [one["a"] for one in told],
        [one["n1"] - one["a"] for one in told],
        [one["c"] for one in told],
        [one["n2"] - one["c"] for one in told],
        measure=Measure.RR,
        names=[row["code"] for row in rows],
    )


def _of_means(rows: Sequence[Row]) -> Effects:
    columns = ([row["numbers"][name] for row in rows] for name in ("m1", "sd1", "n1", "m2", "sd2", "n2"))
    return effects_of_means(*columns, measure=Measure.SMD, names=[row["code"] for row in rows])


def _of_estimates(rows: Sequence[Row]) -> Effects:
    columns = ([row["numbers"][name] for row in rows] for name in ("estimate", "se"))
    return effects_given(*columns, names=[row["code"] for row in rows])


def _rows(effects: Effects, weights: Any) -> list[dict[str, Any]]:
    return [
        {
            "code": effects.names[at],
            **_range(effects.yi[at], WIDE * effects.vi[at] ** 0.5),
            "weight": None if weights is None else round(float(weights[at]), 2),
        }
        for at in range(effects.k)
    ]


def _range(middle: float, half: float) -> dict[str, float]:
    return {"estimate": _plain(middle), "low": _plain(middle - half), "high": _plain(middle + half)}


def _pooled(effects: Effects) -> dict[str, Any] | None:
    try:
        made = pool(effects, Method.REML, hartung_knapp=True)
    except TooFew:
        return None
    predicted = made.prediction_interval
    return {
        "k": made.k,
        "estimate": _plain(made.estimate),
        "low": _plain(made.ci[0]),
        "high": _plain(made.ci[1]),
        "predicted": [_plain(end) for end in predicted] if predicted else None,
        "tau2": _plain(made.tau2),
        "i2": round(float(made.I2), 1),
        "weights": made.weights,
    }


def _without(effects: Effects) -> list[dict[str, Any]]:
    """The answer without each study in turn; nothing below three."""
    try:
        steps = leave_one_out(effects, Method.REML, hartung_knapp=True)
    except TooFew:
        return []
    return [
        {
            "code": step.name,
            "estimate": _plain(step.pooled.estimate),
            "low": _plain(step.pooled.ci[0]),
            "high": _plain(step.pooled.ci[1]),
        }
        for step in steps
    ]


def _plain(value: float) -> float:
    """Rounded, so that the same library has the same bytes on every machine."""
    assert isfinite(value)
    return round(float(value), 6) + 0.0
