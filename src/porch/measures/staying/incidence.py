"""One ending among several: how many had it by each day, when whoever had another one can no longer have it.

Aalen and Johansen 1978. To take another ending for "not seen any more" and read one minus a Kaplan-Meier curve would
say too much: nobody leaves early who has already completed.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from porch.measures.staying.cases import Cases, Floats, Whole
from porch.measures.staying.curves import Z


class Reached(NamedTuple):
    """One time: the share that had the ending by then; None where nobody was followed so long."""

    t: float
    value: float | None
    lo: float | None
    hi: float | None
    at_risk: int


@dataclass(frozen=True, eq=False)
class Incidence:
    """Of one ending: ``value`` is the share that had it by each of ``times``, with its 95 % range. ``n``: everyone."""

    times: Floats
    value: Floats
    lo: Floats
    hi: Floats
    at_risk: Whole
    events: Whole
    se: Floats
    n: int
    cause: int
    all_ended: bool

    def at(self, t: float) -> Reached:
        """By ``t``, that time included. Beyond the last person seen it stands only where everyone had an ending."""
        here = int(np.searchsorted(self.times, t, side="right")) - 1
        later = int(np.searchsorted(self.times, t, side="left"))
        left = int(self.at_risk[later]) if later < len(self.times) else 0
        if here < 0:
            return Reached(t, 0.0, 0.0, 0.0, left)
        if t > self.times[-1] and not self.all_ended:
            return Reached(t, None, None, None, 0)
        return Reached(t, float(self.value[here]), float(self.lo[here]), float(self.hi[here]), left)


def incidence(
    times: ArrayLike, causes: ArrayLike, *, cause: int, weights: ArrayLike | None = None
) -> Incidence:
    """``causes``: 0 still there when last seen, else the number of the ending. The range is that of log(-log(1 - F)),
    so that with one ending only it is the band of the curve of staying; its standard error comes from how much
    each person moves the share.
    """
    cases = Cases.of(times, causes, weights)
    n, seen = cases.at_risk, cases.seen(cause)
    left = n - cases.seen()
    before = np.concatenate([[1.0], np.cumprod(left / n)[:-1]])  # still there just before each moment
    value = np.minimum(np.cumsum(before * seen / n), 1.0)
    se = _se(cases, left, before, value, cause)
    with np.errstate(all="ignore"):  # at 0 and at 1 the scale has no end
        log = np.log1p(-value)
        wide = Z * se / ((1 - value) * log)
        lo, hi = -np.expm1(log * np.exp(wide)), -np.expm1(log * np.exp(-wide))
    for edge in (0.0, 1.0):
        lo[value == edge], hi[value == edge] = edge, edge
    people = Cases.of(cases.times, cases.causes)
    return Incidence(
        cases.moments,
        value,
        lo,
        hi,
        people.at_risk.astype(np.int64),
        people.seen(cause).astype(np.int64),
        se,
        cases.n,
        cause,
        bool(left[-1] == 0),
    )


def _se(cases: Cases, left: Floats, before: Floats, value: Floats, cause: int) -> Floats:
    """At each moment: the root of the sum of what each person moves the share by, squared.

    A person gone by then moves it by ``a + value * b`` with an ``a`` and ``b`` of their own, so three running sums
    say it of everyone.
    """
    n, where, had_any = cases.at_risk, cases.where, cases.causes > 0
    safe = np.where(left > 0, left, np.inf)  # with nobody left the share moves no more
    pace = cases.seen() / (n * safe)
    passed, passed_by = np.cumsum(pace), np.cumsum(pace * value)
    direct = np.cumsum(before * cases.seen(cause) / n**2)
    own = (cases.causes == cause) * (before / n)[where] - direct[where]
    a = own - passed_by[where] + had_any * (value / safe)[where]
    b = passed[where] - had_any / safe[where]
    a, b = cases.weights * a, cases.weights * b
    gone = cases.until(a**2) + 2 * value * cases.until(a * b) + value**2 * cases.until(b**2)
    still = (cases.weights**2).sum() - cases.until(cases.weights**2)
    stays = -direct - passed_by + value * passed
    return np.asarray(np.sqrt(np.maximum(gone + still * stays**2, 0)))
