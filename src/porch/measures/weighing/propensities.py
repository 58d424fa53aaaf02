"""How likely each person was to be among those with something, going by what is known of them: logistic regression.

Fitted by iteratively reweighted least squares. Where the columns tell the two sets apart wholly there is no answer, and
nobody to compare: that is found and said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

type Floats = NDArray[np.float64]

ROUNDS = 100
FAR = 12.0  # on the scale of log odds: beyond it, look whether anything holds the answer back


class TooFew(ValueError):
    """There are not enough people on one of the sides for what was asked."""


class Separated(ValueError):
    """What is known tells the two sets apart without overlap; ``names`` are the columns that do."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(
            f"{' and '.join(names)}: tells those with and without apart so wholly that there is nobody to compare with"
        )


@dataclass(frozen=True, eq=False)
class Logistic:
    """``coefficients``: of 1 first, then of each column, as log odds. ``likely``: of each person. ``design`` is what
    they belong to: ones, then the columns."""

    names: tuple[str, ...]
    coefficients: Floats
    se: Floats
    likely: Floats
    design: Floats
    log_likelihood: float


def sides(treated: ArrayLike) -> NDArray[np.bool_]:
    """Who is on which side; TooFew where one of the two is empty."""
    told = np.asarray(treated)
    if told.ndim != 1 or not np.isin(told, (0, 1)).all():
        raise ValueError("each person is with or without: 1 or 0")
    which = told.astype(bool)
    if not which.any() or which.all():
        raise TooFew("one of the two sides has nobody")
    return which


def matrix(columns: Mapping[str, ArrayLike], n: int) -> Floats:
    """Columns side by side. ValueError names the one that is not a number for each person."""
    for name, values in columns.items():
        each = np.asarray(values, dtype=np.float64)
        if each.shape != (n,) or not np.isfinite(each).all():
            raise ValueError(f"{name}: there is one number for each person")
    return np.column_stack([np.ones(n), *(np.asarray(one, dtype=np.float64) for one in columns.values())])


def logistic(treated: ArrayLike, columns: Mapping[str, ArrayLike]) -> Logistic:
    """The model of being among those with. A column that says nothing the others do not is refused by name."""
    with_it = sides(treated)
    design = matrix(columns, len(with_it))
    names = ("1", *columns)
    fewer = min(int(with_it.sum()), int((~with_it).sum()))
    if fewer < 2 or len(with_it) <= len(names):
        raise TooFew(f"{len(with_it)} people, {fewer} on one side: too few for {len(columns)} columns")
    mean, scale = design.mean(axis=0), design.std(axis=0)
    mean[0], scale[0] = 0, 1
    flat = [name for name, wide in zip(names, scale, strict=True) if wide <= 1e-12]
    if flat:
        raise ValueError(f"{flat[0]}: everyone has the same, so it cannot tell anybody apart")
    even = (design - mean) / scale
    if np.linalg.matrix_rank(even) < len(names):
        raise ValueError(f"of {', '.join(columns)}, one says nothing that the others do not")
    beta = _fitted(with_it, even, names)
    likely = _chance(even @ beta)
    information = (even * (likely * (1 - likely))[:, None]).T @ even
    back = np.diag(1 / scale)
    back[0] = -mean / scale
    back[0, 0] = 1
    coefficients, covariance = back @ beta, back @ np.linalg.inv(information) @ back.T
    return Logistic(
        names,
        coefficients,
        np.sqrt(np.diag(covariance)),
        likely,
        design,
        _log_likelihood(with_it, even, beta),
    )


def _fitted(with_it: NDArray[np.bool_], even: Floats, names: tuple[str, ...]) -> Floats:
    beta = np.zeros(even.shape[1])
    now, looked = _log_likelihood(with_it, even, beta), False
    for _ in range(ROUNDS):
        likely = _chance(even @ beta)
        spread = likely * (1 - likely)
        information = (even * spread[:, None]).T @ even
        try:
            step = np.linalg.solve(information, even.T @ (with_it - likely))
        except np.linalg.LinAlgError:
            break
        after = _log_likelihood(with_it, even, beta + step)
        while after < now - 1e-10 * abs(now) and np.abs(step).max() > 1e-10:
            step = step / 2
            after = _log_likelihood(with_it, even, beta + step)
        beta, now = beta + step, after
        if not looked and np.abs(even @ beta).max() > FAR:
            _refuse_separated(with_it, even, names)
            looked = True
        if np.abs(step).max() < 1e-10:
            return beta
    raise Separated(names[1:])


def _chance(log_odds: Floats) -> Floats:
    """From 0 to 1. Written so that no number is too large on either side."""
    small = np.exp(-np.abs(log_odds))
    return np.asarray(np.where(log_odds >= 0, 1.0, small) / (1 + small))


def _log_likelihood(with_it: NDArray[np.bool_], even: Floats, beta: Floats) -> float:
    odds = even @ beta
    return float(-np.logaddexp(0, np.where(with_it, -odds, odds)).sum())


def _refuse_separated(with_it: NDArray[np.bool_], even: Floats, names: tuple[str, ...]) -> None:
    """Whether any sum of the columns puts everyone on their own side of a line, some of them off it (Konis 2007)."""
    from scipy.optimize import linprog  # noqa: PLC0415  16 MB that a process needs only when something is wrong

    sided = even * np.where(with_it, 1.0, -1.0)[:, None]
    found = linprog(
        -sided.sum(axis=0), A_ub=-sided, b_ub=np.zeros(len(sided)), bounds=(-1, 1), method="highs"
    )
    if found.status == 0 and -found.fun > 1e-7 * len(sided):
        by = [name for name, b in zip(names, found.x, strict=True) if abs(b) > 1e-7 and name != "1"]
        raise Separated(tuple(by) or names[1:])
