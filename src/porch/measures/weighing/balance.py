"""How alike two sets of people are in what is known of them, before weights and after."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from porch.measures.weighing.propensities import Floats, matrix, sides

APART = 0.1  # a standardised difference from there on is looked at (Austin 2009)


class Row(NamedTuple):
    """One column: the difference of the two means in standard deviations, those with less those without.

    ``means`` are of those with and those without, before; ``weighted`` after. A difference is None where everyone on
    each side has the same and the sides differ: no standard deviation says how far apart that is.
    """

    name: str
    before: float | None
    after: float | None
    means: tuple[float, float]
    weighted: tuple[float, float]


def balance(treated: ArrayLike, columns: Mapping[str, ArrayLike], weights: ArrayLike) -> list[Row]:
    """Both differences are of the standard deviation before weights (the root of the mean of both variances), so that
    they compare. From ``APART`` on, in either direction, two sets are called apart.
    """
    with_it = sides(treated)
    each = np.asarray(weights, dtype=np.float64)
    design = matrix(columns, len(with_it))[:, 1:]
    rows = []
    for name, values in zip(columns, design.T, strict=True):
        wide = float(np.sqrt((_variance(values[with_it]) + _variance(values[~with_it])) / 2))
        means = float(values[with_it].mean()), float(values[~with_it].mean())
        weighted = _mean(values[with_it], each[with_it]), _mean(values[~with_it], each[~with_it])
        rows.append(Row(name, _apart(means, wide), _apart(weighted, wide), means, weighted))
    return rows


def _variance(values: Floats) -> float:
    return float(values.var(ddof=1)) if len(values) > 1 else 0.0


def _mean(values: Floats, weights: Floats) -> float:
    return float(np.average(values, weights=weights)) if weights.any() else float("nan")


def _apart(means: tuple[float, float], wide: float) -> float | None:
    gap = means[0] - means[1]
    if wide > 0:
        return gap / wide
    return 0.0 if abs(gap) < 1e-12 else None


def indicators(name: str, words: Sequence[str]) -> dict[str, Floats]:
    """A column of words as columns of 0 and 1, one less than there are words: the most frequent is what the others
    differ from."""
    known, many = np.unique(np.asarray(words), return_counts=True)
    usual = known[int(np.argmax(many))]
    return {
        f"{name} {one}": np.asarray([float(word == one) for word in words]) for one in known if one != usual
    }


def independent(columns: Mapping[str, ArrayLike]) -> dict[str, Floats]:
    """Those columns that say something the ones before them do not: none in which all are alike, none that is a sum of
    others, as two questions that the same people passed over would be. Weights made of them are the same.
    """
    kept: dict[str, Floats] = {}
    basis: list[Floats] = []
    for name, values in columns.items():
        each = np.asarray(values, dtype=np.float64)
        wide = float(each.std())
        if wide <= 1e-12 * max(1.0, float(np.abs(each).max(initial=0))):
            continue
        rest = (each - each.mean()) / (wide * np.sqrt(len(each)))
        for _ in range(2):  # once more, because what was left over from the first time is not quite upright
            for one in basis:
                rest = rest - (one @ rest) * one
        if (length := float(np.linalg.norm(rest))) > 1e-6:
            basis.append(rest / length)
            kept[name] = each
    return kept
