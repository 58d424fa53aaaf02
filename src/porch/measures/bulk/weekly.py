"""Days without use week by week, of everybody together: the points of a run chart."""

from dataclasses import dataclass
from datetime import date
from math import nan

import numpy as np

from porch.measures.bulk.entries import Entries, Floats, Ints
from porch.measures.bulk.laid import blocks
from porch.measures.days import MISSING, NONE


@dataclass(frozen=True)
class Weeks:
    """One value for each week from ``first`` (a Monday) on; ``people`` told of a day of it at least."""

    first: date
    none: Ints
    observed: Ints
    people: Ints

    @property
    def percent_days_abstinent(self) -> Floats:
        out = np.full(len(self.observed), nan)
        np.divide(100 * self.none, self.observed, out=out, where=self.observed > 0)
        return out


def weeks(entries: Entries, first: date | None = None, last: date | None = None) -> Weeks:
    """Monday to Sunday, by the calendar; the first and the last week as much of them as there is."""
    begins, ends = (day.toordinal() if day else None for day in (first, last))
    low = int(entries.day.min()) if begins is None else begins
    high = int(entries.day.max()) if ends is None else ends
    start = (low - 1) // 7  # the ordinal 1 is a Monday
    many = max(0, (high - 1) // 7 - start + 1)
    none, observed, people = (np.zeros(many, np.int64) for _ in range(3))
    for laid in blocks(entries, begins, ends):
        along = np.arange(len(laid.used)) - np.repeat(laid.starts, laid.lengths + 1)
        week = (np.repeat(laid.first.astype(np.int64), laid.lengths + 1) + along - 1) // 7 - start
        without, seen = laid.used == NONE, laid.used < MISSING
        none += np.bincount(week[without], minlength=many)[:many]
        observed += np.bincount(week[seen], minlength=many)[:many]
        who = np.repeat(np.arange(len(laid.starts)), laid.lengths + 1)[seen]
        people += np.bincount(np.unique(who * many + week[seen]) % max(1, many), minlength=many)[:many]
    return Weeks(date.fromordinal(start * 7 + 1), none, observed, people)
