"""Whether an answer hangs on one study, how it grew, and whether small studies say something else than large ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from porch.measures.pooling.effects import Effects
from porch.measures.pooling.pooled import Method, Pooled, pool
from porch.measures.pooling.refusals import TooFew

type Floats = NDArray[np.float64]
FEWEST_OF_SMALL = 10  # below, a test for small studies finds nothing or anything (Sterne and others 2011)
FEWEST_LEFT = 3


@dataclass(frozen=True)
class Step:
    """``name``: who was left out, or came in; ``pooled``: what the others, or all so far, say together."""

    name: str
    pooled: Pooled


def leave_one_out(
    effects: Effects, method: Method = Method.REML, *, hartung_knapp: bool = False
) -> tuple[Step, ...]:
    """The answer without each study in turn."""
    if effects.k < FEWEST_LEFT:
        raise TooFew(
            effects.k, f"leaving one out needs at least {FEWEST_LEFT} studies; there are {effects.k}"
        )
    every = np.arange(effects.k)
    return tuple(
        Step(effects.names[n], pool(effects.of(every[every != n]), method, hartung_knapp=hartung_knapp))
        for n in range(effects.k)
    )


def cumulative(
    effects: Effects, method: Method = Method.REML, *, hartung_knapp: bool = False
) -> tuple[Step, ...]:
    """The answer as it grew, in the order of the studies, from the second one on."""
    if effects.k < 2:
        pool(effects, method)  # says why a single study is not pooled
    return tuple(
        Step(effects.names[n], pool(effects.of(range(n + 1)), method, hartung_knapp=hartung_knapp))
        for n in range(1, effects.k)
    )


@dataclass(frozen=True)
class Egger:
    """Whether small studies say something else: ``bias`` is the intercept of Egger's regression (1997)."""

    bias: float
    se: float
    t: float
    df: int
    p: float


def egger(effects: Effects) -> Egger:
    """Raises TooFew below ten studies."""
    _enough(effects, "Egger's test")
    return egger_regression(effects.yi, effects.vi)


def egger_regression(yi: Floats, vi: Floats) -> Egger:
    """Effects by their standard errors, weighted by precision, with the scatter taken from the data."""
    error = np.sqrt(vi)
    x = np.column_stack([1 / error, np.ones(len(yi))])
    df = len(yi) - 2
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ (x.T @ (yi / error))
    left = yi / error - x @ beta
    se = float(np.sqrt(left @ left / df * inverse[1, 1]))
    t = float(beta[1]) / se
    return Egger(float(beta[1]), se, t, df, 2 * float(special.stdtr(df, -abs(t))))


def _enough(effects: Effects, what: str) -> None:
    if effects.k < FEWEST_OF_SMALL:
        raise TooFew(effects.k, f"{what} needs at least {FEWEST_OF_SMALL} studies; there are {effects.k}")


@dataclass(frozen=True)
class Filled:
    """``missing`` studies are thought to be missing on ``side``; ``pooled`` is the answer with their mirror images in.

    ``effects`` are those of the studies there were and of the images after them.
    """

    missing: int
    side: str
    pooled: Pooled
    effects: Effects


def trim_and_fill(effects: Effects, method: Method = Method.REML, *, hartung_knapp: bool = False) -> Filled:
    """Duval and Tweedie (2000), estimator L0. What it adds is a thought, no finding. TooFew below ten studies."""
    _enough(effects, "trim and fill")
    return filled(effects, Method.EE if method.of_tables else method, hartung_knapp=hartung_knapp)


def filled(effects: Effects, method: Method, *, hartung_knapp: bool = False) -> Filled:
    """The same for any number of studies that can be pooled with a column."""
    side, sign = ("right", -1.0) if _tilt(effects, method) < 0 else ("left", 1.0)
    order = np.argsort(sign * effects.yi, kind="stable")
    missing, middle = _missing(effects.of(order), sign, method)
    images = order[effects.k - missing :]
    both = Effects(
        (*effects.names, *(f"image of {effects.names[n]}" for n in images)),
        np.concatenate([effects.yi, 2 * middle - effects.yi[images]]),
        np.concatenate([effects.vi, effects.vi[images]]),
        effects.measure,
        effects.dropped,
    )
    return Filled(missing, side, pool(both, method, hartung_knapp=hartung_knapp), both)


def _tilt(effects: Effects, method: Method) -> float:
    """Which way small studies lie; where all are of one size, the way of the longer tail."""
    error = np.sqrt(effects.vi)
    if np.ptp(error) <= 1e-9 * error.max():
        return float(((effects.yi - effects.yi.mean()) ** 3).sum())
    return pool(effects, method, moderators={"error": error}).coefficients[1].estimate


def _missing(ordered: Effects, sign: float, method: Method) -> tuple[int, float]:
    """How many are missing, and the middle around which they would lie."""
    k, missing, before = ordered.k, 0, -1
    middle = 0.0
    seen: set[int] = set()
    while missing != before and missing not in seen:
        before = missing
        seen.add(missing)
        middle = pool(ordered.of(range(max(2, k - missing))), method).estimate
        away = sign * (ordered.yi - middle)
        ranks = np.empty(k)
        ranks[np.argsort(np.abs(away), kind="stable")] = np.arange(1, k + 1)
        missing = max(0, round((4 * ranks[away > 0].sum() - k * (k + 1)) / (2 * k - 1)))
    return missing, middle
