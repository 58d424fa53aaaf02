"""What was told of each person, checked once and put in the order of time."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

type Floats = NDArray[np.float64]
type Whole = NDArray[np.int64]


class CannotTell(ValueError):
    """The figure asked for does not follow from what was given; the words say why."""


def times_of(times: ArrayLike) -> Floats:
    """As numbers, none of them negative and none missing."""
    each = np.asarray(times, dtype=np.float64)
    if each.ndim != 1 or not len(each):
        raise CannotTell("there is nobody to follow")
    if not bool(np.isfinite(each).all()) or bool((each < 0).any()):
        raise CannotTell("a time is a number of 0 or more")
    return each


def causes_of(causes: ArrayLike, n: int) -> Whole:
    """0: nothing seen until then. Any other whole number: what was seen."""
    told = np.asarray(causes)
    each = told.astype(np.int64)
    if each.shape != (n,):
        raise CannotTell("there is one ending for each time")
    if bool((each != told).any()) or bool((each < 0).any()):
        raise CannotTell("an ending is a whole number, 0 where none was seen")
    return each


def events_of(events: ArrayLike, n: int) -> NDArray[np.bool_]:
    """1 left, 0 still there when last seen. A code for another ending is refused, so that none is taken for leaving."""
    each = np.asarray(events)
    if each.shape != (n,) or not np.isin(each, (0, 1)).all():
        raise CannotTell("there is one ending for each time: 1 left, 0 still there when last seen")
    return each.astype(bool)


def weights_of(weights: ArrayLike | None, n: int) -> Floats:
    if weights is None:
        return np.ones(n)
    each = np.asarray(weights, dtype=np.float64)
    if each.shape != (n,) or not bool(np.isfinite(each).all()) or bool((each < 0).any()):
        raise CannotTell("there is one weight of 0 or more for each time")
    if not each.sum():
        raise CannotTell("the weights add up to nothing")
    return each


@dataclass(frozen=True, eq=False)
class Cases:
    """People in the order of their times. ``moments`` are the times that differ; the sums beside them are of weights,
    so that without weights they are numbers of people.
    """

    times: Floats
    causes: Whole
    weights: Floats
    moments: Floats
    where: NDArray[np.intp]  # of each person: which moment

    @classmethod
    def of(cls, times: ArrayLike, causes: ArrayLike, weights: ArrayLike | None = None) -> "Cases":
        told = times_of(times)
        seen, heavy = causes_of(causes, len(told)), weights_of(weights, len(told))
        if weights is not None and not heavy.all():  # a weight of nothing is nobody
            told, seen, heavy = told[heavy > 0], seen[heavy > 0], heavy[heavy > 0]
        order = np.argsort(told, kind="stable")
        told, seen, heavy = told[order], seen[order], heavy[order]
        starts = np.concatenate([[True], told[1:] != told[:-1]])
        return cls(told, seen, heavy, told[starts], np.cumsum(starts) - 1)

    @property
    def n(self) -> int:
        return len(self.times)

    @cached_property
    def at_risk(self) -> Floats:
        """Just before each moment: whoever is there until then or longer."""
        return np.cumsum(np.bincount(self.where, self.weights)[::-1])[::-1]

    def seen(self, cause: int | None = None) -> Floats:
        """At each moment: those who had ``cause``, or any ending at all."""
        had = self.causes > 0 if cause is None else self.causes == cause
        return np.bincount(self.where, self.weights * had, len(self.moments))

    def until(self, of_each: Floats) -> Floats:
        """The sum over everyone whose time is the moment or earlier."""
        return np.cumsum(np.bincount(self.where, of_each, len(self.moments)))
