"""Means and shares with the range within which the true one is likely to lie (95 %)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

type Numbers = NDArray[np.float64]

NORMAL = 1.959963984540054


@dataclass(frozen=True)
class Range:
    """``value`` of ``n`` people, from ``low`` to ``high``."""

    value: float
    low: float
    high: float
    n: int
    se: float = 0.0

    @property
    def holds_nought(self) -> bool:
        return self.low <= 0 <= self.high


def mean_of(values: Numbers | Sequence[float]) -> Range | None:
    """The mean of what is known and its range by Student's t; None for fewer than two."""
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    n = len(known)
    if n < 2:
        return None
    mean, se = float(known.mean()), float(known.std(ddof=1)) / sqrt(n)
    half = float(stdtrit(n - 1, 0.975)) * se
    return Range(mean, mean - half, mean + half, n, se)


def share_of(some: int, of: int) -> Range | None:
    """How many in a hundred, with Wilson's range, which stays between 0 and 100; None of nobody."""
    if not of:
        return None
    z2 = NORMAL**2
    p = some / of
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = NORMAL * sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    low = 0.0 if some == 0 else max(0.0, 100 * (middle - half))
    high = 100.0 if some == of else min(100.0, 100 * (middle + half))
    return Range(100 * p, low, high, of, 100 * sqrt(p * (1 - p) / of))


def kept_apart(numbers: Sequence[int], least: int = 11) -> list[bool]:
    """Of groups that make up everybody: of which a mean may be shown beside everybody's.

    What is left of everybody's mean once the others are taken out is the mean of those who are not shown. So they must
    be eleven together, or nobody.
    """
    shown = [number >= least for number in numbers]
    while 0 < sum(number for number, is_shown in zip(numbers, shown, strict=True) if not is_shown) < least:
        left = [(number, at) for at, number in enumerate(numbers) if shown[at]]
        if not left:
            break
        shown[min(left)[1]] = False
    return shown


def signed(points: float) -> str:
    """With its sign, in one decimal place: +5.2, -0.4, 0."""
    text = f"{points:+.1f}".removesuffix(".0")
    return "0" if text in ("+0", "-0") else text.replace("-", "\N{MINUS SIGN}")
