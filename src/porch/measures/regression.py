"""Regression to the mean: what changes by itself when people begin at their worst.

Somebody who joins in a bad month would, on average, have had a better one next whatever was done. How much of a change
that alone accounts for is estimated and printed beside the change:

    expected = (1 - rho) x (mu - mean of the first measurement)

``mu`` is the usual mean of people like these, ``rho`` how strongly two measurements of one person go together. Source:
A. G. Barnett, J. C. van der Pols, A. J. Dobson, "Regression to the mean: what it is and how to deal with it",
Int J Epidemiol 34 (2005) 215-220.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

LEAST_FOR_RHO = 10
"""Pairs of measurements; of fewer a correlation says next to nothing."""


class TooFewPairs(ValueError):
    """``rho`` would have to be estimated from too few people."""


@dataclass(frozen=True, slots=True)
class ToTheMean:
    """``n`` people measured twice. ``change`` is what was seen, ``expected`` what would be seen with no effect at all.

    ``beyond`` is what remains, still not an effect: whoever joins differs from others in more than one month.
    ``rho_given``: it was known from elsewhere; else it was estimated here, and then it is estimated from people who are
    alike (all at their worst), which makes ``rho`` too small and ``expected`` too large rather than too small.
    """

    n: int
    first_mean: float
    second_mean: float
    population_mean: float
    rho: float
    rho_given: bool
    expected: float

    @property
    def change(self) -> float:
        return self.second_mean - self.first_mean

    @property
    def beyond(self) -> float:
        return self.change - self.expected


def to_the_mean(
    first: ArrayLike, second: ArrayLike, population_mean: float, rho: float | None = None
) -> ToTheMean:
    """What regression to the mean alone would change between two measurements of the same people, in their own order.

    Whoever lacks either (NaN) is left out. ``rho`` between 0 and 1, where it is known from people who were not chosen
    by their first measurement; without it, it is estimated from these pairs. TooFewPairs where that cannot be done.
    """
    one, other = _pairs(first, second)
    if not len(one):
        raise TooFewPairs("nobody was measured twice")
    if rho is not None and not 0 <= rho <= 1:
        raise ValueError("rho lies between 0 and 1")
    together = correlation(one, other) if rho is None else rho
    mean = float(one.mean())
    return ToTheMean(
        n=len(one),
        first_mean=mean,
        second_mean=float(other.mean()),
        population_mean=population_mean,
        rho=together,
        rho_given=rho is not None,
        expected=(1 - together) * (population_mean - mean),
    )


def correlation(first: ArrayLike, second: ArrayLike) -> float:
    """How strongly two measurements of the same people go together, 0 to 1; what is below 0 by chance is 0."""
    one, other = _pairs(first, second)
    if len(one) < LEAST_FOR_RHO:
        raise TooFewPairs(f"{LEAST_FOR_RHO} people measured twice are needed, {len(one)} were")
    if not one.std() or not other.std():
        raise TooFewPairs("everybody measured the same: nothing can go together")
    return float(np.clip(np.corrcoef(one, other)[0, 1], 0.0, 1.0))


def _pairs(first: ArrayLike, second: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    one, other = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if one.shape != other.shape or one.ndim != 1:
        raise ValueError("each person has a first and a second measurement")
    both = ~(np.isnan(one) | np.isnan(other))
    return one[both], other[both]
