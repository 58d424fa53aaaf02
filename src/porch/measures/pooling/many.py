"""Thousands of sets of studies pooled at once, for networks and for trying out what a method does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from porch.measures.pooling import between
from porch.measures.pooling.pooled import BETWEEN, Method
from porch.measures.pooling.refusals import CannotPool

type Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Many:
    """A value for each set. Where a set has fewer than two studies everything but ``k`` is NaN."""

    k: NDArray[np.intp]
    estimate: Floats
    se: Floats
    lo: Floats
    hi: Floats
    tau2: Floats
    q: Floats


def pool_many(
    yi: ArrayLike, vi: ArrayLike, method: Method = Method.REML, *, hartung_knapp: bool = False
) -> Many:
    """Sets by studies, NaN where a study is missing from a set; otherwise as ``pool`` without columns."""
    if method.of_tables:
        raise CannotPool(f"many sets at once are pooled by EE, DL, PM, REML or ML, not by {method}")
    y, v = np.atleast_2d(np.asarray(yi, dtype=float)), np.atleast_2d(np.asarray(vi, dtype=float))
    k = (np.isfinite(y) & np.isfinite(v)).sum(1)
    enough = k > 1
    told = np.full((6, len(y)), np.nan)
    if enough.any():
        told[:, enough] = _pooled(y[enough], v[enough], method, hartung_knapp)
    return Many(k, *told)


def _pooled(y: Floats, v: Floats, method: Method, hartung_knapp: bool) -> Floats:
    v = np.where(np.isfinite(y), v, np.nan)
    x = np.ones((y.shape[1], 1))
    none = np.zeros(len(y))
    df = between.free(y, v, x)
    tau2 = BETWEEN[method](y, v, x) if method.lets_effects_differ else none
    fit = between.fit(y, v, x, tau2)
    se = np.sqrt(fit.covariance[:, 0, 0] * (np.maximum(1.0, fit.q / df) if hartung_knapp else 1.0))
    half = se * (special.stdtrit(df, 0.975) if hartung_knapp else special.ndtri(0.975))
    estimate = fit.beta[:, 0]
    return np.array([estimate, se, estimate - half, estimate + half, tau2, between.fit(y, v, x, none).q])
