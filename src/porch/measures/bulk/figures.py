"""Every measure of everybody, as one array for each measure; NaN where a measure is undefined.

The names are those of the command's answer and of the codebook (``docs/develop/measures.md``). They agree with
``measures.days`` person by person; what is missing is never filled in unless a name says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from porch.measures.bulk.entries import Bytes, Floats, Ints, Whose
from porch.measures.bulk.laid import END, Laid
from porch.measures.days import MISSING, NONE, OBSERVED_ENOUGH, THRESHOLDS, USE, Heavy

WHO_DRINK = 10.0
"""Grams in the standard drink of the World Health Organization: what is counted in when nothing else was asked for."""


class Rule(StrEnum):
    """From when a day counts as heavy; a choice with a name."""

    EMA = "ema"  # 60 g for men, 40 g for women
    US = "us"  # 5 standard drinks of 14 g, 4


_LIMITS = {
    Rule.EMA: (THRESHOLDS[Heavy.EMA_MEN], THRESHOLDS[Heavy.EMA_WOMEN]),
    Rule.US: (THRESHOLDS[Heavy.US_MEN], THRESHOLDS[Heavy.US_WOMEN]),
}
_TOPS = {Whose.MEN: (40.0, 60.0, 100.0), Whose.WOMEN: (20.0, 40.0, 60.0)}


@dataclass(frozen=True)
class Asked:
    """``drink``: grams in a standard drink. ``period``: levels of risk of the first and the last ``period`` days are
    compared.
    """

    heavy: Rule = Rule.EMA
    drink: float = WHO_DRINK
    period: int = 28


@dataclass(frozen=True)
class Counts:
    """What is counted for each person, from which all percentages are made; days, and grams."""

    days: Ints
    observed: Ints
    none: Ints
    heavy: Ints
    heavy_known: Ints
    heavy_applies: NDArray[np.bool_]  # whose limits hold is known
    drinking: Ints  # drinking days of which the grams are known
    drunk: Floats  # grams on them
    grams_known: Ints  # days of which the grams are known, those without among them
    grams: Floats


@dataclass(frozen=True)
class Figures:
    """``values`` by name. ``missing_is_use``, ``best`` and ``worst`` have the measures that
    missing days could change.
    """

    counts: Counts
    values: dict[str, Floats]
    missing_is_use: dict[str, Floats]
    best: dict[str, Floats]
    worst: dict[str, Floats]

    def __len__(self) -> int:
        return len(self.counts.days)


def figures(laid: Laid, whose: Bytes, asked: Asked | None = None) -> Figures:
    """All measures of the people of a block; ``whose`` has a value for each of them."""
    asked = asked or Asked()
    counts = _counts(laid, whose, asked.heavy)
    days, none, missing = counts.days, counts.none, counts.days - counts.observed
    first, seen = _first_use(laid, laid.used)
    if_use = _first_use(laid, np.where(laid.used == MISSING, USE, laid.used))
    if_none = _first_use(laid, np.where(laid.used == MISSING, NONE, laid.used))
    levels = _levels(counts.grams, counts.grams_known, whose)
    values = {
        "days": days.astype(float),
        "days_observed": counts.observed.astype(float),
        "follow_up_complete": np.where(days > 0, 100 * counts.observed >= OBSERVED_ENOUGH * days, np.nan),
        "percent_days_abstinent": _percent(none, counts.observed),
        "percent_heavy_days": _percent(counts.heavy, counts.heavy_known),
        "drinks_per_drinking_day": _over(counts.drunk, counts.drinking) / asked.drink,
        "longest_abstinence": _longest(laid, laid.used == NONE).astype(float),
        "days_to_first_use": first,
        "first_use_seen": seen,
        "grams_per_day": _over(counts.grams, counts.grams_known),
        "who_risk_level": levels,
        "who_levels_down": _levels_down(laid, whose, asked.period),
    }
    heavy_or_not_known = counts.heavy + np.where(counts.heavy_applies, days - counts.heavy_known, 0)
    heavy_of = np.where(counts.heavy_applies, days, 0)
    as_use = {
        "percent_days_abstinent": _percent(none, days),
        "percent_heavy_days": _percent(heavy_or_not_known, heavy_of),
        "longest_abstinence": values["longest_abstinence"],
        "days_to_first_use": if_use[0],
        "first_use_seen": if_use[1],
    }
    as_none = {
        "percent_days_abstinent": _percent(none + missing, days),
        "percent_heavy_days": _percent(counts.heavy, heavy_of),
        "longest_abstinence": _longest(laid, (laid.used == NONE) | (laid.used == MISSING)).astype(float),
        "days_to_first_use": if_none[0],
        "first_use_seen": if_none[1],
    }
    return Figures(counts, values, as_use, best=as_none, worst=as_use)


def together(parts: Iterable[Figures]) -> Figures:
    """The figures of several blocks of people, one after another."""
    every = list(parts)

    def joined(name: str) -> dict[str, Floats]:
        each = [getattr(part, name) for part in every]
        return {measure: np.concatenate([one[measure] for one in each]) for measure in each[0]}

    fields = Counts.__dataclass_fields__
    counts = Counts(**{name: np.concatenate([getattr(p.counts, name) for p in every]) for name in fields})
    return Figures(counts, *(joined(name) for name in ("values", "missing_is_use", "best", "worst")))


def _counts(laid: Laid, whose: Bytes, rule: Rule) -> Counts:
    men, women = _LIMITS[rule]
    limit = np.select([whose == Whose.MEN, whose == Whose.WOMEN], [men, women], np.nan) - 1e-9
    known = ~np.isnan(laid.grams) & (laid.used != END)
    heavy = laid.at_least >= np.repeat(limit, laid.lengths + 1)
    drinking = known & (laid.drank == USE)
    applies = ~np.isnan(limit)
    grams = np.where(known, laid.grams, 0.0)
    return Counts(
        days=laid.lengths,
        observed=_sum(laid, (laid.used == NONE) | (laid.used == USE)),
        none=_sum(laid, laid.used == NONE),
        heavy=_sum(laid, heavy),
        heavy_known=np.where(applies, _sum(laid, heavy | known), 0),
        heavy_applies=applies,
        drinking=_sum(laid, drinking),
        drunk=_added(laid, np.where(drinking, grams, 0.0)),
        grams_known=_sum(laid, known),
        grams=_added(laid, grams),
    )


def _sum(laid: Laid, days: NDArray[np.bool_]) -> Ints:
    if not len(laid.starts):
        return np.zeros(0, np.int64)
    return np.add.reduceat(days, laid.starts, dtype=np.int64)


def _added(laid: Laid, grams: Floats) -> Floats:
    return np.add.reduceat(grams, laid.starts) if len(laid.starts) else np.zeros(0)


def _over(above: Floats | Ints, below: Ints) -> Floats:
    """Undefined, not 0, where there is nothing to divide by."""
    out = np.full(len(below), np.nan)
    np.divide(above, below, out=out, where=below > 0)
    return out


def _percent(part: Ints, of: Ints) -> Floats:
    return _over(100 * part, of)


def _longest(laid: Laid, within: NDArray[np.bool_]) -> Ints:
    """The longest run of days that are ``within``, of each person; ``END`` after the last of them breaks it."""
    breaks = np.flatnonzero(~within)
    runs = np.diff(breaks, prepend=-1) - 1
    return np.maximum.reduceat(runs, np.searchsorted(breaks, laid.starts)) if len(breaks) else laid.lengths


def _first_use(laid: Laid, used: Bytes) -> tuple[Floats, Floats]:
    """Days to the first use, or to the last day before one is missing; and whether use was seen (1, 0)."""
    to_use, to_missing = _to_first(laid, used == USE), _to_first(laid, used == MISSING)
    seen = to_use < to_missing
    known = np.minimum(to_missing, laid.lengths)
    days = np.where(seen, to_use, known - 1).astype(float)
    undefined = ~seen & (known == 0)
    return np.where(undefined, np.nan, days), np.where(undefined, np.nan, seen)


def _to_first(laid: Laid, days: NDArray[np.bool_]) -> Ints:
    """From the first day to the first that is one of ``days``; the whole length and one more where there is none."""
    there = np.append(np.flatnonzero(days), len(days) + 1)
    found = there[np.searchsorted(there, laid.starts)] - laid.starts
    return np.where(found < laid.lengths, found, laid.lengths + 1)


def _levels(grams: Floats, known: Ints, whose: Bytes) -> Floats:
    """Levels of risk as ``measures.days.Risk`` counts them, 0 (none) to 4 (very high)."""
    a_day = _over(grams, known)
    levels = np.full(len(a_day), np.nan)
    for one, tops in _TOPS.items():
        theirs = (whose == one) & ~np.isnan(a_day)
        levels[theirs] = np.where(a_day > 0, 1 + np.searchsorted(tops, a_day, side="left"), 0)[theirs]
    return levels


def _levels_down(laid: Laid, whose: Bytes, period: int) -> Floats:
    """By how many levels the last ``period`` days are below the first; undefined where the two would overlap."""
    along = np.arange(len(laid.used)) - np.repeat(laid.starts, laid.lengths + 1)
    known = ~np.isnan(laid.grams) & (laid.used != END)
    left = np.repeat(laid.lengths, laid.lengths + 1) - along
    before, after = known & (along < period), known & (left <= period)
    apart = laid.lengths >= 2 * period
    grams = [_added(laid, np.where(days, laid.grams, 0.0)) for days in (before, after)]
    levels = [
        _levels(sums, _sum(laid, days), whose) for sums, days in zip(grams, (before, after), strict=True)
    ]
    return np.where(apart, levels[0] - levels[1], np.nan)
