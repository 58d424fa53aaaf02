"""Pooling by counts: Mantel and Haenszel (1959), with the variances of Robins, Breslow and Greenland (1986),
Greenland and Robins (1985) and Sato (1989); Peto's odds ratio (Yusuf and others 1985).
Nothing is added to empty cells.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from porch.measures.pooling.effects import Effects, Measure
from porch.measures.pooling.refusals import CannotPool

type Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Counted:
    """``q`` is Cochran's Q around ``estimate``, ``weights`` what each table counts for."""

    estimate: float
    se: float
    q: float
    weights: Floats


def mantel_haenszel(effects: Effects) -> Counted:
    """Of the logarithm for ratios, as it is for differences."""
    assert effects.tables is not None
    a, b, c, d = effects.tables.T
    reckoned = {Measure.RR: _risk_ratio, Measure.OR: _odds_ratio, Measure.RD: _risk_difference}
    estimate, variance, weights = reckoned[effects.measure](a, b, c, d)
    q = float((((effects.yi - estimate) ** 2) / effects.vi).sum())
    return Counted(estimate, float(np.sqrt(variance)), q, weights)


def _risk_ratio(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[float, float, Floats]:
    n1, n2, n = a + b, c + d, a + b + c + d
    over, under = a * n2 / n, c * n1 / n
    r, s = _both(over, under)
    variance = ((n1 * n2 * (a + c) - a * c * n) / n**2).sum() / (r * s)
    return float(np.log(r / s)), float(variance), under


def _odds_ratio(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[float, float, Floats]:
    n = a + b + c + d
    over, under = a * d / n, b * c / n
    r, s = _both(over, under)
    p, q = (a + d) / n, (b + c) / n
    variance = (
        (p * over).sum() / r**2 + (p * under + q * over).sum() / (r * s) + (q * under).sum() / s**2
    ) / 2
    return float(np.log(r / s)), float(variance), under


def _both(over: Floats, under: Floats) -> tuple[float, float]:
    r, s = float(over.sum()), float(under.sum())
    if r == 0 or s == 0:
        raise CannotPool("an arm has no event (or nobody without one) in any study: MH has no ratio to give")
    return r, s


def _risk_difference(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[float, float, Floats]:
    n1, n2, n = a + b, c + d, a + b + c + d
    weights = n1 * n2 / n
    estimate = float(((a * n2 - c * n1) / n).sum() / weights.sum())
    p = (c * (n1 / n) ** 2 - a * (n2 / n) ** 2 + n1 * n2 * (n2 - n1) / (2 * n**2)).sum()
    q = ((a * (n2 - c) + c * (n1 - a)) / (2 * n)).sum()
    return estimate, float((estimate * p + q) / weights.sum() ** 2), weights


def peto(tables: Floats) -> Counted:
    """The logarithm of Peto's odds ratio: observed less expected, over the hypergeometric variance."""
    surplus, variance = peto_parts(tables)
    total = float(variance.sum())
    estimate = float(surplus.sum()) / total
    q = float((surplus**2 / variance).sum() - surplus.sum() ** 2 / total)
    return Counted(estimate, total**-0.5, max(0.0, q), variance)


def peto_parts(tables: Floats) -> tuple[Floats, Floats]:
    a, b, c, d = tables.T
    n1, n2, n = a + b, c + d, a + b + c + d
    return a - n1 * (a + c) / n, n1 * n2 * (a + c) * (b + d) / (n**2 * (n - 1))
