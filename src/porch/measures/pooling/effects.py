"""What one study or site found, as an effect and its variance: ratios, differences, means.

Formulas: Borenstein et al., Introduction to Meta-Analysis (2009); Hedges 1981 for the exact correction of a
standardised difference. Half a person is added to each cell of a table with an empty cell, and to no other table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

type Floats = NDArray[np.float64]
HALF = 0.5


class Measure(StrEnum):
    """What is compared. Ratios are reckoned as logarithms."""

    RR = "RR"  # risk ratio
    OR = "OR"  # odds ratio
    RD = "RD"  # risk difference
    MD = "MD"  # mean difference
    SMD = "SMD"  # standardised mean difference, Hedges g
    GEN = "GEN"  # effects as given, with their standard errors

    @property
    def of_tables(self) -> bool:
        return self in (Measure.RR, Measure.OR, Measure.RD)

    @property
    def is_ratio(self) -> bool:
        return self in (Measure.RR, Measure.OR)


class Why(StrEnum):
    """Why a table tells nothing about a difference."""

    NOBODY = "an arm has nobody in it"
    NO_EVENTS = "nobody in either arm had the event"
    ALL_EVENTS = "everybody in both arms had the event"


@dataclass(frozen=True)
class Dropped:
    """A study that is left out, and why."""

    name: str
    why: Why


@dataclass(frozen=True)
class Effects:
    """``yi`` and ``vi``: effects and variances of the studies that are pooled; ``tables``: their counts as told.

    ``tables`` has the columns a, b, c, d: with and without the event in the first arm, then in the second.
    """

    names: tuple[str, ...]
    yi: Floats
    vi: Floats
    measure: Measure
    dropped: tuple[Dropped, ...] = ()
    tables: Floats | None = None

    @property
    def k(self) -> int:
        return len(self.yi)

    def of(self, which: Sequence[int] | NDArray[np.intp]) -> "Effects":
        """Some of the studies, in the order that ``which`` says."""
        at = np.asarray(which, dtype=np.intp)
        return Effects(
            tuple(self.names[n] for n in at),
            self.yi[at],
            self.vi[at],
            self.measure,
            self.dropped,
            None if self.tables is None else self.tables[at],
        )


def of_cells(a: Floats, b: Floats, c: Floats, d: Floats, measure: Measure) -> tuple[Floats, Floats]:
    """Effects and variances of tables of any shape; NaN where a table tells nothing."""
    empty = (a == 0) | (b == 0) | (c == 0) | (d == 0)
    told = informative(a, b, c, d)
    a, b, c, d = (np.where(told, cell + np.where(empty, HALF, 0.0), np.nan) for cell in (a, b, c, d))
    n1, n2 = a + b, c + d
    if measure is Measure.RR:
        return np.log(a / n1) - np.log(c / n2), 1 / a - 1 / n1 + 1 / c - 1 / n2
    if measure is Measure.OR:
        return np.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d
    return a / n1 - c / n2, a * b / n1**3 + c * d / n2**3


def informative(a: Floats, b: Floats, c: Floats, d: Floats) -> NDArray[np.bool_]:
    """Both arms have people, and neither everybody nor nobody had the event."""
    informs: NDArray[np.bool_] = (a + b > 0) & (c + d > 0) & (a + c > 0) & (b + d > 0)
    return informs


def effects_of_tables(
    ai: ArrayLike,
    bi: ArrayLike,
    ci: ArrayLike,
    di: ArrayLike,
    *,
    measure: Measure,
    names: Iterable[str] | None = None,
) -> Effects:
    """From tables of two by two: events and non-events in the first arm, then in the second."""
    tables = np.column_stack([np.asarray(cells, dtype=float) for cells in (ai, bi, ci, di)])
    named = _named(names, len(tables))
    a, b, c, d = tables.T
    told = informative(a, b, c, d)
    dropped = tuple(Dropped(named[n], _why(*tables[n])) for n in np.flatnonzero(~told))
    kept = tables[told]
    yi, vi = of_cells(kept[:, 0], kept[:, 1], kept[:, 2], kept[:, 3], measure)
    return Effects(tuple(named[n] for n in np.flatnonzero(told)), yi, vi, measure, dropped, kept)


def _why(a: float, b: float, c: float, d: float) -> Why:
    if a + b == 0 or c + d == 0:
        return Why.NOBODY
    return Why.NO_EVENTS if a + c == 0 else Why.ALL_EVENTS


def effects_of_means(
    m1i: ArrayLike,
    sd1i: ArrayLike,
    n1i: ArrayLike,
    m2i: ArrayLike,
    sd2i: ArrayLike,
    n2i: ArrayLike,
    *,
    measure: Measure,
    names: Iterable[str] | None = None,
) -> Effects:
    """From means, standard deviations and numbers of people; each arm needs at least two people."""
    with np.errstate(all="ignore"):  # what is no number then is refused when it is pooled
        return _of_means(m1i, sd1i, n1i, m2i, sd2i, n2i, measure, names)


def _of_means(
    m1i: ArrayLike,
    sd1i: ArrayLike,
    n1i: ArrayLike,
    m2i: ArrayLike,
    sd2i: ArrayLike,
    n2i: ArrayLike,
    measure: Measure,
    names: Iterable[str] | None,
) -> Effects:
    m1, sd1, n1, m2, sd2, n2 = (np.asarray(one, dtype=float) for one in (m1i, sd1i, n1i, m2i, sd2i, n2i))
    named = _named(names, len(m1))
    if measure is Measure.MD:
        return Effects(named, m1 - m2, sd1**2 / n1 + sd2**2 / n2, measure)
    free = n1 + n2 - 2
    pooled = np.sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / free)
    g = exact_j(free) * (m1 - m2) / pooled
    return Effects(named, g, 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2)), measure)


def exact_j(free: Floats) -> Floats:
    """Hedges' correction for small numbers, exact; ``free`` are degrees of freedom."""
    j: Floats = np.exp(gammaln(free / 2) - gammaln((free - 1) / 2)) / np.sqrt(free / 2)
    return j


def effects_given(yi: ArrayLike, sei: ArrayLike, *, names: Iterable[str] | None = None) -> Effects:
    """Effects as somebody worked them out, with their standard errors (above 0)."""
    effects, errors = np.asarray(yi, dtype=float), np.asarray(sei, dtype=float)
    return Effects(_named(names, len(effects)), effects, errors**2, Measure.GEN)


def _named(names: Iterable[str] | None, many: int) -> tuple[str, ...]:
    return tuple(f"Study {n}" for n in range(1, many + 1)) if names is None else tuple(names)
