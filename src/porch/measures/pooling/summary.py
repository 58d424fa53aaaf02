"""Everything that was asked of a set of studies, worked out together, and as plain values for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from porch.measures.pooling.effects import Effects
from porch.measures.pooling.more import (
    Egger,
    Filled,
    Step,
    cumulative,
    egger,
    leave_one_out,
    trim_and_fill,
)
from porch.measures.pooling.pooled import FEWEST_PREDICTED, Coefficient, Method, Pooled, pool
from porch.measures.pooling.refusals import TooFew

type Floats = NDArray[np.float64]
Z = float(special.ndtri(0.975))
LARGEST = 700.0  # a logarithm: what lies above is no number of a computer


@dataclass(frozen=True)
class Asked:
    """What else is to be worked out, beside the answer itself."""

    leave_one_out: bool = False
    cumulative: bool = False
    egger: bool = False
    trim_and_fill: bool = False


@dataclass(frozen=True)
class Summary:
    """``notes``: what was asked for and is not given, and why."""

    effects: Effects
    pooled: Pooled
    asked: Asked = Asked()
    left_out: tuple[Step, ...] | None = None
    grown: tuple[Step, ...] | None = None
    egger: Egger | None = None
    filled: Filled | None = None
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Names as the contract of ``porch evidence meta`` has them. Ratios are logarithms but under ``exp``."""
        told: dict[str, Any] = {
            **_facts(self.pooled, self.effects),
            "measure": self.effects.measure.value,
            "method": self.pooled.method.value,
            "hartung_knapp": self.pooled.hartung_knapp,
            "dropped": [{"study": one.name, "why": one.why.value} for one in self.effects.dropped],
            "studies": [_study(self, n) for n in range(self.effects.k)],
            "notes": list(self.notes),
        }
        if self.pooled.coefficients:
            told |= _explained(self.pooled)
        if self.asked.leave_one_out:
            told["leave_one_out"] = _steps(self.left_out, self.effects)
        if self.asked.cumulative:
            told["cumulative"] = _steps(self.grown, self.effects)
        if self.asked.egger:
            told["egger"] = None if self.egger is None else vars(self.egger)
        if self.asked.trim_and_fill:
            told["trim_and_fill"] = None if self.filled is None else _filled(self.filled)
        return told


def summary(
    effects: Effects,
    method: Method = Method.REML,
    asked: Asked | None = None,
    *,
    hartung_knapp: bool = False,
    moderators: Mapping[str, Floats] | None = None,
) -> Summary:
    """Raises TooFew or CannotPool where there is no answer; what is only asked beside it becomes a note."""
    asked = asked or Asked()
    pooled = pool(effects, method, hartung_knapp=hartung_knapp, moderators=moderators)
    notes: list[str] = []
    if method.lets_effects_differ and not moderators and effects.k < FEWEST_PREDICTED:
        notes.append(
            f"where a further study would lie is told from {FEWEST_PREDICTED} studies on; there are {effects.k}"
        )
    whole = {"hartung_knapp": hartung_knapp}
    made: dict[str, Any] = {}
    for name, wanted, work in (
        ("left_out", asked.leave_one_out, lambda: leave_one_out(effects, method, **whole)),
        ("grown", asked.cumulative, lambda: cumulative(effects, method, **whole)),
        ("egger", asked.egger, lambda: egger(effects)),
        ("filled", asked.trim_and_fill, lambda: trim_and_fill(effects, method, **whole)),
    ):
        if wanted:
            try:
                made[name] = work()
            except TooFew as few:
                notes.append(str(few))
    return Summary(effects, pooled, asked, **made, notes=tuple(notes))


def own_range(effects: Effects, n: int) -> tuple[float, float]:
    """The 95 % range of one study by itself."""
    half = Z * float(effects.vi[n]) ** 0.5
    return float(effects.yi[n]) - half, float(effects.yi[n]) + half


def _facts(pooled: Pooled, effects: Effects) -> dict[str, Any]:
    told = {
        "k": pooled.k,
        "k_dropped": pooled.k_dropped,
        "estimate": pooled.estimate,
        "se": pooled.se,
        "ci": pooled.ci,
        "z_or_t": pooled.statistic,
        "p": pooled.p,
        "tau2": pooled.tau2,
        "tau2_ci": pooled.tau2_ci,
        "I2": pooled.I2,
        "H2": pooled.H2,
        "Q": pooled.Q,
        "Q_p": pooled.Q_p,
        "prediction_interval": pooled.prediction_interval,
    }
    if effects.measure.is_ratio:
        told["exp"] = {
            "estimate": _exp(pooled.estimate),
            "ci": tuple(map(_exp, pooled.ci)),
            "prediction_interval": pooled.prediction_interval
            and tuple(map(_exp, pooled.prediction_interval)),
        }
    return told


def _exp(value: float) -> float | None:
    """None where the ratio is too large to be written, as it can be where a year of birth is 0."""
    return exp(value) if value < LARGEST else None


def _study(made: Summary, n: int) -> dict[str, Any]:
    effects = made.effects
    return {
        "study": effects.names[n],
        "estimate": float(effects.yi[n]),
        "se": float(effects.vi[n]) ** 0.5,
        "ci": own_range(effects, n),
        "weight": float(made.pooled.weights[n]),
    }


def _explained(pooled: Pooled) -> dict[str, Any]:
    assert pooled.moderated is not None
    assert pooled.at_mean is not None
    together = pooled.moderated
    return {
        "at_mean": _coefficient(pooled.at_mean),
        "coefficients": [{"name": one.name, **_coefficient(one)} for one in pooled.coefficients],
        "QM": together.statistic,
        "QM_df": [together.df] if together.df_rest is None else [together.df, together.df_rest],
        "QM_p": together.p,
        "R2": together.r2,
    }


def _coefficient(one: Coefficient) -> dict[str, Any]:
    return {"estimate": one.estimate, "se": one.se, "ci": one.ci, "z_or_t": one.statistic, "p": one.p}


def _steps(steps: tuple[Step, ...] | None, effects: Effects) -> list[dict[str, Any]] | None:
    return None if steps is None else [{"study": one.name, **_facts(one.pooled, effects)} for one in steps]


def _filled(filled: Filled) -> dict[str, Any]:
    return {"k0": filled.missing, "side": filled.side, **_facts(filled.pooled, filled.effects)}
