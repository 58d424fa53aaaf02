"""Many questions asked of the same data: how many answers would look remarkable by chance alone.

Twenty sites at which nothing differs give at least one p below 0.05 in 64 of 100 reports. So p values that stand
together are adjusted together, and how many there were is printed beside them.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def false_discovery(p_values: Sequence[float] | Floats) -> Floats:
    """The p values adjusted so that, of those at or below q, a share of at most q is expected to be chance.

    Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", J R Stat Soc B 57 (1995) 289-300. It holds for
    tests that do not depend on each other, or do so positively. NaN (no test could be made) stays NaN and is not
    counted. ValueError for what is no p value.
    """
    given = np.asarray(p_values, dtype=float)
    tested = ~np.isnan(given)
    p = given[tested]
    if ((p < 0) | (p > 1)).any():
        raise ValueError("a p value lies between 0 and 1")
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    least_from_here = np.minimum.accumulate(scaled[::-1])[::-1]
    adjusted = np.full(given.shape, np.nan)
    back = np.empty(len(p))
    back[order] = np.minimum(least_from_here, 1.0)
    adjusted[tested] = back
    return adjusted


def chance_of_any(tests: int, below: float = 0.05) -> float:
    """How likely at least one of ``tests`` has p under ``below`` where nothing is there to be found."""
    if tests < 0 or not 0 <= below <= 1:
        raise ValueError("a number of tests and a share are needed")
    return float(1 - (1 - below) ** tests)
