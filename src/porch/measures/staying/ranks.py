"""Whether groups leave at different times: the log-rank test (Mantel 1966), and Gehan's, for early days."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from porch.measures.staying.cases import CannotTell, Cases, Floats, events_of, times_of
from porch.measures.staying.tails import of_chi_square


class Weighing(StrEnum):
    """How much each moment counts."""

    SAME = "same"  # the log-rank test
    AT_RISK = "at-risk"  # Gehan 1965: as much as there are people at risk, so the early ones more


@dataclass(frozen=True, eq=False)
class LogRank:
    """``expected``: endings each group would have had, had all left at the same pace. ``groups`` are in their order."""

    chi_square: float
    df: int
    p: float
    groups: tuple[object, ...]
    observed: Floats
    expected: Floats


def log_rank(
    times: ArrayLike, events: ArrayLike, groups: ArrayLike, *, weighing: Weighing = Weighing.SAME
) -> LogRank:
    """Between two or more groups. Raises CannotTell for one group, or where nothing was seen to differ in."""
    told = times_of(times)
    cases = Cases.of(told, events_of(events, len(told)))
    names, which = np.unique(np.asarray(groups), return_inverse=True)
    if len(which) != cases.n:
        raise CannotTell("there is one group for each time")
    if len(names) < 2:
        raise CannotTell("a test between groups needs two of them")
    at_risk, seen = _by_group(told, cases, which, len(names))
    n, d = cases.at_risk, cases.seen()
    weight = n if weighing is Weighing.AT_RISK else np.ones_like(n)
    share = at_risk / n
    expected = d * share
    apart = (weight * (seen - expected)).sum(axis=1)
    spread = weight**2 * d * (n - d) / np.maximum(n - 1, 1)
    covariance = np.diag((spread * share).sum(axis=1)) - (spread * share) @ share.T
    df = int(np.linalg.matrix_rank(covariance, hermitian=True))
    if not df:
        raise CannotTell("nobody was seen to leave while somebody of another group was there")
    chi_square = float(apart @ np.linalg.pinv(covariance, hermitian=True) @ apart)
    p = of_chi_square(df, chi_square)
    return LogRank(
        chi_square, df, p, tuple(names.tolist()), (weight * seen).sum(axis=1), (weight * expected).sum(axis=1)
    )


def _by_group(times: Floats, cases: Cases, which: NDArray[np.intp], k: int) -> tuple[Floats, Floats]:
    """Of each group at each moment: how many are at risk, how many left."""
    own = which[np.argsort(times, kind="stable")]
    place = own * len(cases.moments) + cases.where
    shape = (k, len(cases.moments))
    there = np.bincount(place, minlength=shape[0] * shape[1]).reshape(shape)
    left = np.bincount(place, cases.causes > 0, minlength=shape[0] * shape[1]).reshape(shape)
    return np.cumsum(there[:, ::-1], axis=1)[:, ::-1].astype(np.float64), left
