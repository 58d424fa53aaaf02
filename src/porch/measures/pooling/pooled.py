"""One answer from several studies, with its range, and how far the studies differ.

Equal effects, Mantel-Haenszel, Peto, and random effects. The range by Hartung and Knapp (2003) is never narrower than
the usual one, so that studies which happen to agree do not claim what they do not know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from porch.measures.pooling import between, counted
from porch.measures.pooling.effects import Effects, Measure
from porch.measures.pooling.refusals import CannotPool, TooFew

type Floats = NDArray[np.float64]
LEVEL = 0.95
FEWEST, FEWEST_PREDICTED = 2, 3
APART = 1e12  # of variances: beyond, the smaller study is lost in the rounding of the larger
FAR = 1e100  # of effects
FARTHEST = 1e9  # of values that explain


class Method(StrEnum):
    EE = "EE"  # equal effects
    MH = "MH"  # Mantel-Haenszel
    PETO = "PETO"
    DL = "DL"  # DerSimonian-Laird
    PM = "PM"  # Paule-Mandel
    REML = "REML"  # restricted maximum likelihood
    ML = "ML"  # maximum likelihood

    @property
    def lets_effects_differ(self) -> bool:
        return self in BETWEEN

    @property
    def of_tables(self) -> bool:
        return self in (Method.MH, Method.PETO)


BETWEEN = {
    Method.DL: between.dersimonian_laird,
    Method.PM: between.paule_mandel,
    Method.REML: between.restricted,
    Method.ML: between.full,
}


@dataclass(frozen=True)
class Coefficient:
    """What one column has to do with the effect: by how much it differs with one unit more."""

    name: str
    estimate: float
    se: float
    ci: tuple[float, float]
    statistic: float
    p: float


@dataclass(frozen=True)
class Moderated:
    """What the columns explain together. ``statistic`` is chi-squared with ``df``, or F with ``df`` and ``df_rest``.

    ``r2``: percent of tau2 that they account for; None where the method has no tau2 or there was none.
    """

    statistic: float
    df: int
    df_rest: int | None
    p: float
    r2: float | None


@dataclass(frozen=True)
class Pooled:
    """``statistic`` is z, or t by Hartung and Knapp. ``weights`` in percent. ``I2`` in percent, from tau2.

    With columns that explain, ``estimate`` is the effect where all of them are 0, ``at_mean`` where each is at its
    mean, ``coefficients`` has them all, and ``Q`` is what they leave. ``prediction_interval``: where 95 of 100 further
    studies would lie, None below 3 studies.
    """

    k: int
    k_dropped: int
    estimate: float
    se: float
    ci: tuple[float, float]
    statistic: float
    p: float
    tau2: float
    tau2_ci: tuple[float, float] | None
    I2: float
    H2: float
    Q: float
    Q_p: float
    prediction_interval: tuple[float, float] | None
    method: Method
    hartung_knapp: bool
    weights: Floats
    coefficients: tuple[Coefficient, ...] = ()
    moderated: Moderated | None = None
    at_mean: Coefficient | None = None


def pool(
    effects: Effects,
    method: Method = Method.REML,
    *,
    hartung_knapp: bool = False,
    moderators: Mapping[str, ArrayLike] | None = None,
) -> Pooled:
    """The studies together. Raises TooFew for a single one, CannotPool where method and measure do not go together."""
    if effects.k < FEWEST:
        raise TooFew(effects.k, _too_few(effects))
    _reckonable(effects)
    if method.of_tables:
        return _of_tables(effects, method, hartung_knapp, moderators)
    names, x = design(effects.k, moderators or {})
    return _fitted(effects, method, names, x, hartung_knapp)


def _reckonable(effects: Effects) -> None:
    """Refused where a computer's numbers would run out, before they do."""
    y, v = effects.yi, effects.vi
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all() and np.abs(y).max() < FAR):
        raise CannotPool("an effect or its error is too large or too small to reckon with")
    if v.max() > APART * v.min():
        large, small = effects.names[int(v.argmin())], effects.names[int(v.argmax())]
        raise CannotPool(f"{large} is so much larger than {small} that they cannot be reckoned together")


def _too_few(effects: Effects) -> str:
    left_out = f" ({len(effects.dropped)} left out, because they tell nothing)" if effects.dropped else ""
    if effects.k == 1:
        return f"one study is not pooled: there is {effects.names[0]} alone{left_out}"
    return f"no study tells anything that could be pooled{left_out}"


def design(k: int, moderators: Mapping[str, ArrayLike]) -> tuple[tuple[str, ...], Floats]:
    """The columns that explain, with a first one for the effect itself."""
    given = [np.asarray(column, dtype=float) for column in moderators.values()]
    x = np.column_stack([np.ones(k), *given])
    many = "1 column that explains" if len(given) == 1 else f"{len(given)} columns that explain"
    if x.shape[1] >= k:
        raise TooFew(k, f"{k} studies are too few for {many}: {x.shape[1] + 1} are needed")
    for name, column in zip(moderators, given, strict=True):
        if not (np.abs(column) <= FARTHEST).all():
            raise CannotPool(f"the column {name} goes beyond {FARTHEST:,.0f}; take a larger unit")
        if np.ptp(column) == 0:
            raise CannotPool(f"the column {name} says the same for every study, so it explains nothing")
    spread = x / np.maximum(np.abs(x).max(0), np.finfo(float).tiny)
    if np.linalg.matrix_rank(spread, tol=1e-9 * k) < x.shape[1]:
        raise CannotPool(f"the columns {', '.join(moderators)} say the same thing twice")
    return ("intercept", *moderators), x


def _fitted(
    effects: Effects, method: Method, names: tuple[str, ...], x: Floats, hartung_knapp: bool
) -> Pooled:
    y, v = effects.yi[None, :], effects.vi[None, :]
    df = effects.k - x.shape[1]
    tau2 = BETWEEN[method](y, v, x) if method.lets_effects_differ else np.zeros(1)
    fit, equal = between.fit(y, v, x, tau2), between.fit(y, v, x, np.zeros(1))
    covariance = fit.covariance[0] * (max(1.0, fit.q[0] / df) if hartung_knapp else 1.0)
    errors = np.sqrt(np.diag(covariance))
    q = float(equal.q[0])
    rows = tuple(
        _coefficient(name, float(b), float(se), df if hartung_knapp else None)
        for name, b, se in zip(names, fit.beta[0], errors, strict=True)
    )
    whole = rows[0]
    typical = df / float(equal.trace[0])  # the variance of a typical study (Higgins and Thompson 2002)
    told = float(tau2[0]) if method.lets_effects_differ else max(0.0, (q - df) / float(equal.trace[0]))
    alone = len(names) == 1
    predicted = method.lets_effects_differ and alone and effects.k >= FEWEST_PREDICTED
    return Pooled(
        k=effects.k,
        k_dropped=len(effects.dropped),
        estimate=whole.estimate,
        se=whole.se,
        ci=whole.ci,
        statistic=whole.statistic,
        p=whole.p,
        tau2=float(tau2[0]),
        tau2_ci=q_profile(y, v, x, df) if method.lets_effects_differ else None,
        I2=100 * told / (told + typical),
        H2=(told + typical) / typical if method.lets_effects_differ else q / df,
        Q=q,
        Q_p=float(special.chdtrc(df, q)),
        prediction_interval=_predicted(whole, float(tau2[0]), effects.k) if predicted else None,
        method=method,
        hartung_knapp=hartung_knapp,
        weights=100 * fit.weights[0] / fit.weights[0].sum(),
        coefficients=() if alone else rows,
        at_mean=None if alone else _at(x.mean(0), fit.beta[0], covariance, df if hartung_knapp else None),
        moderated=None
        if alone
        else _moderated(effects, method, fit, covariance, float(tau2[0]), df=df, by_f=hartung_knapp),
    )


def _coefficient(name: str, estimate: float, se: float, df: int | None) -> Coefficient:
    """With ``df`` by Student's t, without by the normal distribution."""
    half = (float(special.stdtrit(df, 0.975)) if df else float(special.ndtri(0.975))) * se
    statistic = estimate / se
    tail = special.stdtr(df, -abs(statistic)) if df else special.ndtr(-abs(statistic))
    return Coefficient(name, estimate, se, (estimate - half, estimate + half), statistic, 2 * float(tail))


def _at(place: Floats, beta: Floats, covariance: Floats, df: int | None) -> Coefficient:
    """The effect where the columns have the values of ``place``."""
    return _coefficient("at the mean", float(place @ beta), float(np.sqrt(place @ covariance @ place)), df)


def _predicted(whole: Coefficient, tau2: float, k: int) -> tuple[float, float]:
    """Higgins, Thompson and Spiegelhalter 2009: t with k - 2 degrees of freedom."""
    half = float(special.stdtrit(k - 2, 0.975)) * float(np.sqrt(whole.se**2 + tau2))
    return whole.estimate - half, whole.estimate + half


def q_profile(y: Floats, v: Floats, x: Floats, df: int) -> tuple[float, float]:
    """The 95 % range of tau2: every value at which Q would be no surprise."""

    @between.scaled
    def lowest(y: Floats, v: Floats, x: Floats) -> Floats:
        return between.where_q_is(y, v, x, np.array([float(special.chdtri(df, 0.025))]))

    @between.scaled
    def highest(y: Floats, v: Floats, x: Floats) -> Floats:
        return between.where_q_is(y, v, x, np.array([float(special.chdtri(df, 0.975))]))

    return float(lowest(y, v, x)[0]), float(highest(y, v, x)[0])


def _moderated(
    effects: Effects,
    method: Method,
    fit: between.Fit,
    covariance: Floats,
    tau2: float,
    *,
    df: int,
    by_f: bool,
) -> Moderated:
    beta = fit.beta[0]
    many = len(beta) - 1
    statistic = float(beta[1:] @ np.linalg.solve(covariance[1:, 1:], beta[1:]))
    statistic /= many if by_f else 1
    p = special.fdtrc(many, df, statistic) if by_f else special.chdtrc(many, statistic)
    r2 = None
    if method.lets_effects_differ:
        alone = np.ones((effects.k, 1))
        without = float(BETWEEN[method](effects.yi[None, :], effects.vi[None, :], alone)[0])
        r2 = max(0.0, 100 * (1 - tau2 / without)) if without > 0 else None
    return Moderated(statistic, many, df if by_f else None, float(p), r2)


def _of_tables(
    effects: Effects, method: Method, hartung_knapp: bool, moderators: Mapping[str, ArrayLike] | None
) -> Pooled:
    """Mantel-Haenszel and Peto: from the counts themselves, so that nothing is added to empty cells."""
    if hartung_knapp or moderators:
        asked = "columns that explain" if moderators else "the range by Hartung and Knapp"
        raise CannotPool(f"{asked} goes with EE, DL, PM, REML and ML, not with {method}")
    if effects.tables is None or not effects.measure.of_tables:
        raise CannotPool(f"{method} pools tables of two by two (RR, OR, RD), not {effects.measure}")
    if method is Method.PETO and effects.measure is not Measure.OR:
        raise CannotPool(f"PETO pools odds ratios (OR), not {effects.measure}")
    told = counted.peto(effects.tables) if method is Method.PETO else counted.mantel_haenszel(effects)
    whole = _coefficient("", told.estimate, told.se, None)
    df = effects.k - 1
    return Pooled(
        k=effects.k,
        k_dropped=len(effects.dropped),
        estimate=whole.estimate,
        se=whole.se,
        ci=whole.ci,
        statistic=whole.statistic,
        p=whole.p,
        tau2=0.0,
        tau2_ci=None,
        I2=max(0.0, 100 * (told.q - df) / told.q) if told.q > 0 else 0.0,
        H2=told.q / df,
        Q=told.q,
        Q_p=float(special.chdtrc(df, told.q)),
        prediction_interval=None,
        method=method,
        hartung_knapp=False,
        weights=100 * told.weights / told.weights.sum(),
    )
