"""How much studies differ beyond chance: tau2, for one set of studies or for thousands of sets at once.

Arrays are sets by studies (n, k), the columns that explain are studies by columns (k, p). A study that is missing
from a set is NaN there. DerSimonian and Laird 1986; Paule and Mandel 1982; restricted and full maximum
likelihood by Fisher's scoring (Viechtbauer 2005); the range by the Q profile (Viechtbauer 2007).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
NEAR = 1e-12  # of the scale of the variances: from there on nothing moves any more
MOST_STEPS = 200
ROUNDED = 1e-13  # of a sum: what is left of it below that is rounding
STARTS = (0.0, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 1000.0)


@dataclass(frozen=True)
class Fit:
    """Weighted least squares with the weights 1 / (v + tau2); ``q`` is the weighted sum of squares that is left.

    ``trace`` and ``squares`` are tr(P) and y'PPy, with which tau2 is looked for; ``trace_two`` is tr(PP).
    """

    beta: Floats
    covariance: Floats
    weights: Floats
    q: Floats
    trace: Floats
    trace_two: Floats
    squares: Floats


def fit(y: Floats, v: Floats, x: Floats, tau2: Floats) -> Fit:
    """One fit for each set; ``tau2`` has a value for each."""
    there = np.isfinite(y) & np.isfinite(v)
    w = np.where(there, 1 / np.where(there, v + tau2[:, None], 1.0), 0.0)
    y = np.where(there, y, 0.0)
    products = x[:, :, None] * x[:, None, :]
    covariance = np.linalg.inv(np.tensordot(w, products, 1))
    beta = np.einsum("npq,nq->np", covariance, (w * y) @ x)
    residual = y - beta @ x.T
    weighted = w * residual
    two = covariance @ np.tensordot(w**2, products, 1)
    three = covariance @ np.tensordot(w**3, products, 1)
    trace = w.sum(1) - np.trace(two, axis1=1, axis2=2)
    trace_two = (w**2).sum(1) - 2 * np.trace(three, axis1=1, axis2=2) + np.trace(two @ two, axis1=1, axis2=2)
    return Fit(
        beta,
        covariance,
        w,
        (weighted * residual).sum(1),
        np.maximum(trace, ROUNDED * w.sum(1)),
        np.maximum(trace_two, ROUNDED * (w**2).sum(1)),
        (weighted**2).sum(1),
    )


def free(y: Floats, v: Floats, x: Floats) -> Floats:
    """Degrees of freedom of each set: its studies less the columns."""
    many: Floats = (np.isfinite(y) & np.isfinite(v)).sum(1).astype(np.float64)
    return many - float(x.shape[1])


def scaled(find: Callable[[Floats, Floats, Floats], Floats]) -> Callable[[Floats, Floats, Floats], Floats]:
    """The same on a scale where variances are about 1, so that differences of risks and of grams are found alike."""

    def on_one_scale(y: Floats, v: Floats, x: Floats) -> Floats:
        scale = np.nanmedian(v, axis=1)
        found: Floats = find(y / np.sqrt(scale)[:, None], v / scale[:, None], x) * scale
        return found

    return on_one_scale


@scaled
def dersimonian_laird(y: Floats, v: Floats, x: Floats) -> Floats:
    equal = fit(y, v, x, np.zeros(len(y)))
    tau2: Floats = np.maximum(0.0, (equal.q - free(y, v, x)) / equal.trace)
    return tau2


@scaled
def paule_mandel(y: Floats, v: Floats, x: Floats) -> Floats:
    return where_q_is(y, v, x, free(y, v, x))


def where_q_is(y: Floats, v: Floats, x: Floats, wanted: Floats) -> Floats:
    """The tau2 at which Q falls to ``wanted``, 0 where it lies below from the start.

    Q is convex and falls, so Newton's steps from 0 rise to it and never pass it.
    """
    tau2: Floats = np.zeros(len(y))
    for _ in range(MOST_STEPS):
        now = fit(y, v, x, tau2)
        falls = np.where(now.squares > 0, now.squares, 1.0)  # 0 only where studies agree to the last digit
        step = np.maximum(0.0, (now.q - wanted) / falls)
        tau2 += step
        if (step <= NEAR * (1 + tau2)).all():
            break
    return tau2


@scaled
def restricted(y: Floats, v: Floats, x: Floats) -> Floats:
    """Restricted maximum likelihood."""
    return _likeliest(y, v, x, lambda now: (now.squares - now.trace) / now.trace_two, restricted_too=True)


@scaled
def full(y: Floats, v: Floats, x: Floats) -> Floats:
    """Maximum likelihood."""

    def step(now: Fit) -> Floats:
        moved: Floats = (now.squares - now.weights.sum(1)) / (now.weights**2).sum(1)
        return moved

    return _likeliest(y, v, x, step, restricted_too=False)


def log_likelihood(y: Floats, v: Floats, x: Floats, tau2: Floats, *, restricted_too: bool) -> Floats:
    """Of tau2, less what does not depend on it."""
    now = fit(y, v, x, tau2)
    logs = np.log(np.where(now.weights > 0, now.weights, 1.0)).sum(1)
    of_beta = np.linalg.slogdet(now.covariance)[1] if restricted_too else 0.0
    likely: Floats = (logs + of_beta - now.q) / 2
    return likely


def _likeliest(
    y: Floats, v: Floats, x: Floats, step: Callable[[Fit], Floats], *, restricted_too: bool
) -> Floats:
    """Fisher's scoring from the likeliest of a few starts; a step that makes it less likely is halved."""

    def likely(tau2: Floats) -> Floats:
        return log_likelihood(y, v, x, tau2, restricted_too=restricted_too)

    tried = np.array([likely(np.full(len(y), start)) for start in STARTS])
    tau2 = np.array(STARTS)[tried.argmax(0)]
    height = tried.max(0)
    size = np.ones(len(y))
    moving = np.arange(len(y))
    for _ in range(MOST_STEPS):
        now = fit(y[moving], v[moving], x, tau2[moving])
        wished = np.maximum(0.0, tau2[moving] + size[moving] * step(now))
        reached = log_likelihood(y[moving], v[moving], x, wished, restricted_too=restricted_too)
        rises = reached >= height[moving] - 1e-13 * np.abs(height[moving])
        far = np.abs(wished - tau2[moving])
        tau2[moving] = np.where(rises, wished, tau2[moving])
        height[moving] = np.where(rises, np.maximum(reached, height[moving]), height[moving])
        size[moving] = np.where(rises, np.minimum(1.0, size[moving] * 2), size[moving] / 2)
        moving = moving[far > NEAR * (1 + tau2[moving])]
        if not len(moving):
            break
    return tau2
