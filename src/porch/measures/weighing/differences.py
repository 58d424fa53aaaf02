"""By how much two sets of people differ under weights, and how sure that is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from porch.measures.weighing.propensities import Floats, sides
from porch.measures.weighing.weights import Weights, effective_number

Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """The weighted mean of those with less that of those without. ``effective``: how many people with equal weights
    would say as much, on each side."""

    estimate: float
    se: float
    ci: tuple[float, float]
    means: tuple[float, float]
    effective: tuple[float, float]


def weighted_difference(outcome: ArrayLike, treated: ArrayLike, weights: Weights | ArrayLike) -> Estimate:
    """With ``Weights`` that were fitted and not cut, the error also knows that they were (Lunceford and Davidian 2004),
    which as a rule makes it smaller; with any other weights it is the robust one that takes them as given.
    """
    with_it = sides(treated)
    y, w = np.asarray(outcome, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if y.shape != with_it.shape or w.shape != with_it.shape or not np.isfinite(y).all():
        raise ValueError("there is one outcome and one weight for each person")
    if (w < 0).any() or not w[with_it].any() or not w[~with_it].any():
        raise ValueError("weights are 0 or more, and somebody on each side has one")
    ones, zeros = (
        float(np.average(y[with_it], weights=w[with_it])),
        float(np.average(y[~with_it], weights=w[~with_it])),
    )
    moved = np.where(with_it, w * (y - ones) / w[with_it].sum(), -w * (y - zeros) / w[~with_it].sum())
    if isinstance(weights, Weights) and weights.cut is None:
        moved = moved + _for_fitting(moved, weights)
    se, gap = float(np.sqrt((moved**2).sum())), ones - zeros
    return Estimate(
        gap,
        se,
        (gap - Z * se, gap + Z * se),
        (ones, zeros),
        (effective_number(w[with_it]), effective_number(w[~with_it])),
    )


def _for_fitting(moved: Floats, weights: Weights) -> Floats:
    """What each person moves the difference by through the model of the weights: a weight of those with is
    proportional to 1 / e, so its slope is -(1 - e) of itself, and e of itself on the other side.
    """
    x, e = weights.model.design, weights.propensity
    slope = (moved * np.where(weights.treated, -(1 - e), e)) @ x
    information = (x * (e * (1 - e))[:, None]).T @ x
    return np.asarray((x * (weights.treated - e)[:, None]) @ np.linalg.solve(information, slope))
