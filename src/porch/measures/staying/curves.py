"""Kaplan-Meier: how many still stay, day by day, with the range that the number of people leaves open.

Kaplan and Meier 1958. The range is worked out on the scale of log(-log S) (Kalbfleisch and Prentice 2002, 1.4), so it
never leaves 0 to 1; the median's range is where that band crosses a half (Brookmeyer and Crowley 1982).
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from porch.measures.staying.cases import Cases, Floats, Whole, events_of, times_of

Z = 1.959963984540054  # 95 % of a normal distribution lie within so many standard errors
HALF = 0.5 + 1e-9  # a share that is a half but for rounding is a half


class Point(NamedTuple):
    """One time on a curve. ``s`` is None where nobody was followed so long; the range is None there, and where nobody
    is left."""

    t: float
    s: float | None
    lo: float | None
    hi: float | None
    at_risk: int


class Restricted(NamedTuple):
    """The mean time stayed of the first days, and its standard error."""

    value: float
    se: float


@dataclass(frozen=True, eq=False)
class Curve:
    """``times`` are all times at which somebody left or was last seen; the rest has one value for each of them.

    ``at_risk`` and ``events`` count people, also where weights moved the curve. ``se`` is that of log S. ``n`` is
    everyone.
    """

    times: Floats
    survival: Floats
    at_risk: Whole
    events: Whole
    lo: Floats
    hi: Floats
    n: int
    se: Floats
    _cases: Cases = field(repr=False)

    def at(self, t: float) -> Point:
        """At ``t``; those who leave at that very time are still at risk and no longer in ``s``."""
        here = int(np.searchsorted(self.times, t, side="right")) - 1
        later = int(np.searchsorted(self.times, t, side="left"))
        left = int(self.at_risk[later]) if later < len(self.times) else 0
        if here < 0:
            return Point(t, 1.0, 1.0, 1.0, left)
        if t > self.times[-1] and self.survival[-1] > 0:
            return Point(t, None, None, None, 0)
        s, lo, hi = float(self.survival[here]), float(self.lo[here]), float(self.hi[here])
        return Point(t, s, None if np.isnan(lo) else lo, None if np.isnan(hi) else hi, left)

    @property
    def median(self) -> float | None:
        """The first time at which half or fewer still stay; None where more do to the end."""
        return _first(self.times, self.survival)

    @property
    def median_ci(self) -> tuple[float | None, float | None]:
        """Where the range around the curve crosses a half, below and above; None where it does not."""
        return _first(self.times, self.lo), _first(self.times, self.hi)

    def rmst(self, d: float) -> Restricted | None:
        """Of the first ``d`` days, how many people stay on average. None where nobody was followed so long."""
        if d < 0 or (d > self.times[-1] and self.survival[-1] > 0):
            return None
        cases = self._cases
        inside = self.times <= d
        edges = np.concatenate([[0.0], np.minimum(self.times, d), [d]])
        parts = np.concatenate([[1.0], self.survival]) * np.diff(edges)
        after = (parts.sum() - np.cumsum(parts))[: len(self.times)] * inside  # the area from each time to d
        seen, left = cases.seen(), cases.at_risk - cases.seen()
        safe = np.where(left > 0, left, np.inf)  # with nobody left, nothing comes after
        passed = np.cumsum(after * seen / (cases.at_risk * safe))
        moved = passed[cases.where] - (cases.causes > 0) * (after / safe)[cases.where]
        return Restricted(float(parts.sum()), float(np.sqrt(((cases.weights * moved) ** 2).sum())))

    @cached_property
    def person_time(self) -> float:
        """Days followed, of everyone together, without weights."""
        return float(self._cases.times.sum())


def curve(times: ArrayLike, events: ArrayLike, *, weights: ArrayLike | None = None) -> Curve:
    """Of people followed for ``times``; ``events``: 1 left at that time, 0 was still there when last seen.

    With ``weights`` the range comes from how much each person moves the curve, which without them is Greenwood's.
    """
    told = times_of(times)
    cases = Cases.of(told, events_of(events, len(told)), weights)
    left = cases.at_risk - cases.seen()
    survival = np.cumprod(left / cases.at_risk)
    with np.errstate(all="ignore"):  # at 0 and at 1 the scale has no end
        se = _se(cases, left, plain=weights is None)
        wide = Z * se / np.log(survival)
        lo, hi = survival ** np.exp(-wide), survival ** np.exp(wide)
    lo[survival == 1], hi[survival == 1] = 1, 1
    lo[survival == 0], hi[survival == 0] = np.nan, np.nan
    people = Cases.of(cases.times, cases.causes)
    return Curve(
        cases.moments,
        survival,
        people.at_risk.astype(np.int64),
        people.seen().astype(np.int64),
        lo,
        hi,
        cases.n,
        se,
        cases,
    )


def _se(cases: Cases, left: Floats, *, plain: bool) -> Floats:
    """Of log S at each moment: Greenwood's, or the sum of what each person moves it by, squared.

    Called where divisions by nobody are let pass: they give NaN where the curve is at 0.
    """
    passed = np.cumsum(cases.seen() / (cases.at_risk * left))
    if plain:
        return np.asarray(np.sqrt(passed))
    gone = cases.weights * (passed[cases.where] - (cases.causes > 0) / left[cases.where])
    still = (cases.weights**2).sum() - cases.until(cases.weights**2)
    return np.asarray(np.sqrt(cases.until(gone**2) + still * passed**2))


def _first(times: Floats, values: Floats) -> float | None:
    below = np.flatnonzero(values <= HALF)
    return float(times[below[0]]) if len(below) else None
