"""Weights under which both sets of people look like everyone together (Robins, Hernan and Brumback 2000)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from porch.measures.weighing.propensities import Floats, Logistic, logistic, sides


@dataclass(frozen=True, slots=True)
class Cut:
    """``percent`` as it was asked for; weights outside ``low`` to ``high`` became these, ``many`` of them."""

    percent: float
    low: float
    high: float
    many: int


@dataclass(frozen=True, eq=False)
class Weights:
    """``share_outside``: of all people, whose propensity no one on the other side comes near: below the lowest or above
    the highest there. What is said about them rests on nobody. ``cut`` is None where no weight was cut.
    """

    weights: Floats
    propensity: Floats
    treated: NDArray[np.bool_]
    share_outside: float
    cut: Cut | None
    model: Logistic

    def __array__(self, dtype: object = None, copy: bool | None = None) -> NDArray[np.float64]:
        return self.weights if not copy else self.weights.copy()

    @cached_property
    def effective(self) -> tuple[float, float]:
        """How many people with equal weights would say as much: those with, those without."""
        return effective_number(self.weights[self.treated]), effective_number(self.weights[~self.treated])

    @property
    def largest(self) -> float:
        return float(self.weights.max())


def effective_number(weights: ArrayLike) -> float:
    """The square of the sum over the sum of squares (Kish 1965)."""
    each = np.asarray(weights, dtype=np.float64)
    return float(each.sum() ** 2 / (each**2).sum()) if each.any() else 0.0


def stabilised(treated: ArrayLike, columns: Mapping[str, ArrayLike], *, cut: float | None = None) -> Weights:
    """The share of one's own side / how likely one was to be on it. Raises Separated, TooFew.

    With ``cut`` of 1, weights below the first and above the 99th hundredth of all become those: less error for some
    bias, and said.
    """
    with_it = sides(treated)
    model = logistic(with_it, columns)
    likely = model.likely
    share = with_it.mean()
    each = np.where(with_it, share, 1 - share) / np.where(with_it, likely, 1 - likely)
    low = max(likely[with_it].min(), likely[~with_it].min())
    high = min(likely[with_it].max(), likely[~with_it].max())
    outside = float(((likely < low) | (likely > high)).mean())
    kept, done = (each, None) if cut is None else _cut(each, cut)
    return Weights(kept, likely, with_it, outside, done, model)


def _cut(each: Floats, percent: float) -> tuple[Floats, Cut]:
    if not 0 < percent < 50:
        raise ValueError("weights are cut at a percentage above 0 and below 50")
    low, high = (float(one) for one in np.percentile(each, (percent, 100 - percent)))
    outside = int(((each < low) | (each > high)).sum())
    return np.clip(each, low, high), Cut(percent, low, high, outside)
