"""Everybody together: percentages over all their days, middles over people."""

from dataclasses import dataclass
from typing import SupportsFloat

import numpy as np

from porch.measures.bulk.entries import Floats
from porch.measures.bulk.figures import Asked, Figures
from porch.measures.staying import curve

MIDDLES = ("longest_abstinence", "who_risk_level")
"""Measures of which the median of people is given: their own values cannot be added."""


@dataclass(frozen=True)
class Spread:
    """One measure over the people in whom it is defined: each of them counts once, however many days they told of."""

    people: int
    mean: float
    sd: float  # NaN for fewer than two
    low: float  # a quarter of them lies below it
    median: float
    high: float


def overall(figures: Figures, asked: Asked | None = None) -> dict[str, float]:
    """The measures by name, NaN where undefined.

    Percentages, grams and drinks are those of all days together, so somebody who told of more days weighs more;
    ``longest_abstinence`` and ``who_risk_level`` are medians of people; ``days_to_first_use`` is the median of a
    Kaplan-Meier curve (NaN where half are never seen to use); ``follow_up_complete``, ``first_use_seen``,
    ``who_down_1`` and ``who_down_2`` are percent of people.
    """
    asked = asked or Asked()
    counts, values = figures.counts, figures.values
    down = values["who_levels_down"]
    compared = ~np.isnan(down)
    return {
        "people": float(len(figures)),
        "days": float(counts.days.sum()),
        "days_observed": float(counts.observed.sum()),
        "follow_up_complete": _share(values["follow_up_complete"]),
        "percent_days_abstinent": _over(100 * counts.none.sum(), counts.observed.sum()),
        "percent_heavy_days": _over(100 * counts.heavy[counts.heavy_applies].sum(), counts.heavy_known.sum()),
        "drinks_per_drinking_day": _over(counts.drunk.sum(), counts.drinking.sum() * asked.drink),
        "longest_abstinence": _median(values["longest_abstinence"]),
        "days_to_first_use": half_by(values["days_to_first_use"], values["first_use_seen"]),
        "first_use_seen": _share(values["first_use_seen"]),
        "grams_per_day": _over(counts.grams.sum(), counts.grams_known.sum()),
        "who_risk_level": _median(values["who_risk_level"]),
        "who_levels_down": _median(down),
        "who_down_1": _share(np.where(compared, down >= 1, np.nan)),
        "who_down_2": _share(np.where(compared, down >= 2, np.nan)),
    }


def overall_if(figures: Figures) -> dict[str, dict[str, float]]:
    """The measures that missing days could change: with these taken as use, and at their best and worst."""
    counts = figures.counts
    days, missing = counts.days.sum(), (counts.days - counts.observed).sum()
    asked = counts.heavy_applies
    heavy, heavy_of = counts.heavy[asked].sum(), counts.days[asked].sum()
    unknown = heavy_of - counts.heavy_known.sum()
    as_use = {
        "percent_days_abstinent": _over(100 * counts.none.sum(), days),
        "percent_heavy_days": _over(100 * (heavy + unknown), heavy_of),
    }
    as_none = {
        "percent_days_abstinent": _over(100 * (counts.none.sum() + missing), days),
        "percent_heavy_days": _over(100 * heavy, heavy_of),
    }
    for name, each in (("missing_is_use", as_use), ("best", as_none)):
        of_people = getattr(figures, name)
        each["longest_abstinence"] = _median(of_people["longest_abstinence"])
        each["days_to_first_use"] = half_by(of_people["days_to_first_use"], of_people["first_use_seen"])
        each["first_use_seen"] = _share(of_people["first_use_seen"])
    return {"missing_is_use": as_use, "best": as_none, "worst": as_use}


def spreads(figures: Figures) -> dict[str, Spread]:
    """How each measure lies over people, for a table beside the figures of all days."""
    return {name: _spread(values[~np.isnan(values)]) for name, values in figures.values.items()}


def half_by(times: Floats, seen: Floats) -> float:
    """The day by which half are seen to have used (Kaplan-Meier); NaN where that is never so."""
    known = ~np.isnan(times) & ~np.isnan(seen)
    if not known.any():
        return np.nan
    median = curve(times[known], seen[known]).median
    return np.nan if median is None else median


def _over(above: SupportsFloat, below: SupportsFloat) -> float:
    return float(above) / float(below) if float(below) > 0 else np.nan


def _share(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return 100 * float(known.mean()) if len(known) else np.nan


def _median(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else np.nan


def _spread(values: Floats) -> Spread:
    if not len(values):
        return Spread(0, np.nan, np.nan, np.nan, np.nan, np.nan)
    low, middle, high = (float(one) for one in np.quantile(values, (0.25, 0.5, 0.75)))
    sd = float(values.std(ddof=1)) if len(values) > 1 else np.nan
    return Spread(len(values), float(values.mean()), sd, low, middle, high)
