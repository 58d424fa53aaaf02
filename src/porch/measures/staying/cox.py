"""Cox's model: by how much the pace of leaving differs with what is known of people at the start (Cox 1972).

Times that are the same are handled as Efron (1977) or Breslow (1974) did. In numpy, because the whole model is one
page of sums and a library that fits it brings 80 MB into every process; tests hold it against two others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from porch.measures.staying.cases import CannotTell, Floats, events_of, times_of
from porch.measures.staying.curves import Z
from porch.measures.staying.tails import of_chi_square, of_normal

ROUNDS = 60
LEAST = 1e-250  # of the fastest pace
NOTHING = 1e-9  # of what one ending can say: where less is known, the likelihood climbs without end


class Ties(StrEnum):
    EFRON = "efron"
    BRESLOW = "breslow"


class NotFitted(CannotTell):
    """The model has no one answer: columns say the same thing, or one of them foretells every ending."""


class Row(NamedTuple):
    """One column: the log of the ratio of paces, its error, the ratio with its 95 % range, and p."""

    name: str
    coefficient: float
    se: float
    ratio: float
    lo: float
    hi: float
    p: float


@dataclass(frozen=True, eq=False)
class Cox:
    """``log_likelihood`` is of nothing known and of the model; ``score`` tests that no column says anything."""

    names: tuple[str, ...]
    coefficients: Floats
    covariance: Floats
    log_likelihood: tuple[float, float]
    score: float
    n: int
    events: int
    ties: Ties

    @cached_property
    def se(self) -> Floats:
        return np.asarray(np.sqrt(np.diag(self.covariance)))

    @property
    def score_p(self) -> float:
        return of_chi_square(len(self.names), self.score)

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                name,
                float(b),
                float(e),
                float(np.exp(b)),
                float(np.exp(b - Z * e)),
                float(np.exp(b + Z * e)),
                of_normal(b / e),
            )
            for name, b, e in zip(self.names, self.coefficients, self.se, strict=True)
        ]


def cox(
    times: ArrayLike,
    events: ArrayLike,
    columns: Mapping[str, ArrayLike],
    *,
    ties: Ties | str = Ties.EFRON,
    strata: ArrayLike | None = None,
) -> Cox:
    """``columns`` are numbers, one for each person; of a kind with more than two values give one column less than it
    has. With ``strata`` each of them has its own pace. Raises NotFitted where there is no one answer.
    """
    told = times_of(times)
    seen = events_of(events, len(told))
    if not seen.any():
        raise CannotTell("nobody was seen to leave")
    raw = _matrix(columns, len(told))
    scale = raw.std(axis=0)
    centred = (raw - raw.mean(axis=0)) / np.where(scale, scale, 1)
    if np.linalg.matrix_rank(centred) < len(columns):
        raise NotFitted(f"of {', '.join(columns)}, one says nothing that the others do not")
    which = (
        np.zeros(len(told), int) if strata is None else np.unique(np.asarray(strata), return_inverse=True)[1]
    )
    parts = [
        _Stratum(told[which == one], seen[which == one], centred[which == one], Ties(ties))
        for one in np.unique(which)
    ]
    beta, information, path = _fitted([part for part in parts if len(part.of_event)], list(columns))
    covariance = np.linalg.inv(information) / np.outer(scale, scale)
    return Cox(
        tuple(columns),
        beta / scale,
        covariance,
        path.log_likelihood,
        path.score,
        len(told),
        int(seen.sum()),
        Ties(ties),
    )


def _matrix(columns: Mapping[str, ArrayLike], n: int) -> Floats:
    if not columns:
        raise CannotTell("a model needs a column")
    for name, values in columns.items():
        each = np.asarray(values, dtype=np.float64)
        if each.shape != (n,) or not np.isfinite(each).all():
            raise CannotTell(f"{name}: there is one number for each person")
    return np.column_stack([np.asarray(values, dtype=np.float64) for values in columns.values()])


class _Sums(NamedTuple):
    log_likelihood: float
    gradient: Floats
    information: Floats


class _Path(NamedTuple):
    log_likelihood: tuple[float, float]
    score: float


class _Stratum:
    """People from the longest time to the shortest, so that those at risk are the ones before; and each ending, with
    where its risk set ends and which share of those who left at the same time is taken out of it.
    """

    def __init__(self, times: Floats, seen: NDArray[np.bool_], columns: Floats, ties: Ties) -> None:
        order = np.argsort(-times, kind="stable")
        times, seen = times[order], seen[order]
        self.columns = columns[order]
        self.of_event = np.flatnonzero(seen)
        moments, first, self.tied, many = np.unique(
            -times[seen], return_index=True, return_inverse=True, return_counts=True
        )
        self.last = np.searchsorted(-times, moments, side="right") - 1
        nth = np.arange(len(self.of_event)) - first[self.tied]
        self.share = nth / many[self.tied] if ties is Ties.EFRON else np.zeros(len(nth))
        self.n_moments = len(moments)

    def sums(self, beta: Floats) -> _Sums:
        x = self.columns
        eta = x @ beta
        shift = eta.max()
        pace = np.exp(eta - shift)
        own = x[self.of_event]
        at_risk = self._at_risk(pace), self._at_risk(pace[:, None] * x)
        tied_pace = pace[self.of_event]
        tied = self._tied(tied_pace), self._tied(tied_pace[:, None] * own)
        f = self.share
        total = at_risk[0][self.tied] - f * tied[0][self.tied]
        if not bool((total > LEAST).all()):  # so far out that numbers end: no answer lies there
            return _Sums(-np.inf, np.zeros(len(beta)), np.zeros((len(beta), len(beta))))
        mean = (at_risk[1][self.tied] - f[:, None] * tied[1][self.tied]) / total[:, None]
        log_likelihood = float((eta[self.of_event] - shift - np.log(total)).sum())
        information = self._squares(x, pace, own, tied_pace, total) - mean.T @ mean
        return _Sums(log_likelihood, (own - mean).sum(axis=0), information)

    def _squares(self, x: Floats, pace: Floats, own: Floats, tied_pace: Floats, total: Floats) -> Floats:
        """The sum over endings of the mean square of their risk set: each person's square, times how often they are in
        one. So no square has to be summed for every ending."""
        each = np.bincount(self.tied, 1 / total, self.n_moments)
        ends = np.zeros(len(x))
        np.add.at(ends, self.last, each)
        often = np.cumsum(ends[::-1])[::-1] * pace
        taken = np.bincount(self.tied, self.share / total, self.n_moments)[self.tied] * tied_pace
        return np.asarray((x * often[:, None]).T @ x - (own * taken[:, None]).T @ own)

    def _at_risk(self, of_each: Floats) -> Floats:
        return np.asarray(np.cumsum(of_each, axis=0)[self.last])

    def _tied(self, of_each: Floats) -> Floats:
        sums = np.zeros((self.n_moments, *of_each.shape[1:]))
        np.add.at(sums, self.tied, of_each)
        return sums


def _fitted(parts: list[_Stratum], names: list[str]) -> tuple[Floats, Floats, _Path]:
    """Newton's method; a step that does not climb is halved."""
    beta = np.zeros(len(names))
    now = _together(parts, beta)
    null, score = now.log_likelihood, float(now.gradient @ np.linalg.pinv(now.information) @ now.gradient)
    least = NOTHING * sum(len(part.of_event) for part in parts)
    if float(np.linalg.eigvalsh(now.information).min()) <= least:
        raise NotFitted(f"of {', '.join(names)}, one says nothing about those who left")
    for _ in range(ROUNDS):
        step = np.linalg.solve(now.information, now.gradient)
        after = _together(parts, beta + step)
        while not after.log_likelihood >= now.log_likelihood - 1e-12 * abs(now.log_likelihood):
            step = step / 2
            if np.abs(step).max() < 1e-12:
                break
            after = _together(parts, beta + step)
        beta, now = beta + step, after
        if float(np.linalg.eigvalsh(now.information).min()) <= least:
            break
        if np.abs(step).max() < 1e-10:
            return beta, now.information, _Path((null, now.log_likelihood), score)
    worst = names[int(np.argmax(np.abs(beta)))]
    raise NotFitted(f"{worst} foretells who leaves first, every time: there is no finite answer")


def _together(parts: list[_Stratum], beta: Floats) -> _Sums:
    each = [part.sums(beta) for part in parts]
    return _Sums(
        sum(one.log_likelihood for one in each),
        np.sum([one.gradient for one in each], axis=0),
        np.sum([one.information for one in each], axis=0),
    )
