"""Days of everybody, cut into those before the index day, those of taking part, and those after."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.gathered import Gathered, Person
from porch.evidence.rules.ranges import Numbers
from porch.measures.days import MISSING, NONE, OBSERVED_ENOUGH, THRESHOLDS, USE, Heavy, Stretch

BEFORE, DURING, AFTER, EARLIER = 28, 90, 90, 90
"""The most days of each span; a stay that goes on for longer is looked at as a whole in its retention alone."""

LEAST_DAYS = 7
"""Days that must have been told for a person's figure of a span to be worked out."""

HEAVY = {"men": Heavy.EMA_MEN, "women": Heavy.EMA_WOMEN}


class Span(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True)
class Days:
    """One span of everybody, in the order of the people. ``length`` is 0 for whom the span is not there (yet).

    ``observed``, ``without``: days told, and those of them without use. ``heavy`` of ``heavy_known`` days, for those
    who said which figures hold for them. ``grams``: of alcohol a drinking day, NaN where there was none or it was not
    told.
    """

    length: NDArray[np.int64]
    observed: NDArray[np.int64]
    without: NDArray[np.int64]
    heavy: NDArray[np.int64]
    heavy_known: NDArray[np.int64]
    grams: Numbers

    @property
    def there(self) -> NDArray[np.bool_]:
        return self.length > 0

    @property
    def told_enough(self) -> NDArray[np.bool_]:
        return self.observed >= LEAST_DAYS

    @property
    def followed(self) -> NDArray[np.bool_]:
        """At least four of five days of the span are told."""
        return self.there & (100 * self.observed >= OBSERVED_ENOUGH * self.length)

    def percent(self) -> Numbers:
        """Percent days abstinent of the days told; NaN where fewer than seven are."""
        return _percent(self.without, self.observed, self.told_enough)

    def percent_missing_is_use(self) -> Numbers:
        return _percent(self.without, self.length, self.there)

    def percent_missing_is_none(self) -> Numbers:
        return _percent(self.without + self.length - self.observed, self.length, self.there)

    def percent_heavy(self) -> Numbers:
        return _percent(self.heavy, self.heavy_known, self.heavy_known >= LEAST_DAYS)


def _percent(some: NDArray[np.int64], of: NDArray[np.int64], where: NDArray[np.bool_]) -> Numbers:
    return np.where(where, 100.0 * some / np.maximum(of, 1), np.nan)


def spans(there: Gathered) -> dict[Span, Days]:
    """The three spans of all people, each told day in at most one of them."""
    cut = [_cuts(person, there.cut) for person in there.people]
    return {
        span: _days([(person, *cuts[at]) for person, cuts in zip(there.people, cut, strict=True)])
        for at, span in enumerate(Span)
    }


def earlier(there: Gathered) -> Days:
    """Days ahead of those before, back to the ninetieth: what was usual for people until a month before they came."""
    return _days([(person, -min(person.before, EARLIER), -BEFORE) for person in there.people])


type Cut = tuple[int, int]  # from a day counted from the index day, to the one before another


def _cuts(person: Person, cut: date) -> tuple[Cut, Cut, Cut]:
    """Before, during, after. Nothing lies beyond the cut."""
    known = (cut - person.joined).days + 1
    during = min(DURING, known, person.stay.days if person.stay else DURING)
    during = max(0, during)
    after = max(during, min(during + AFTER, known)) if _is_over(person, during) else during
    return (-min(person.before, BEFORE), 0), (0, during), (during, after)


def _is_over(person: Person, during: int) -> bool:
    """Days come after only where a stay has ended; where there is none, from the ninetieth on."""
    return bool(person.stay.ending) and during == person.stay.days if person.stay else during == DURING


def _days(cuts: list[tuple[Person, int, int]]) -> Days:
    rows = [_of(person, first, until) for person, first, until in cuts]
    whole = np.array([row[:5] for row in rows], dtype=np.int64).reshape(len(rows), 5)
    grams = np.array([row[5] for row in rows], dtype=float)
    return Days(whole[:, 0], whole[:, 1], whole[:, 2], whole[:, 3], whole[:, 4], grams)


def _of(person: Person, first: int, until: int) -> tuple[int, int, int, int, int, float]:
    length = max(0, until - first)
    if person.days is None or not length:
        return length, 0, 0, 0, 0, float("nan")
    start, end = first + person.before, until + person.before
    used = person.days.used[start:end]
    # a diary may end before the span does: what is not there is missing
    observed = len(used) - used.count(MISSING)
    heavy, known = _heavy(person.days, start, end, person.figures)
    return length, observed, used.count(NONE), heavy, known, _grams(person.days, start, end)


def _heavy(days: Stretch, start: int, end: int, figures: str) -> tuple[int, int]:
    """Heavy days, and days of which it is known whether they were (European Medicines Agency's limits)."""
    rule = HEAVY.get(figures)
    if rule is None:
        return 0, 0
    at_least = np.frombuffer(days.at_least)[start:end]
    heavy = at_least >= THRESHOLDS[rule] - 1e-9
    known = heavy | ~np.isnan(np.frombuffer(days.grams)[start:end])
    return int(heavy.sum()), int(known.sum())


def _grams(days: Stretch, start: int, end: int) -> float:
    if USE not in days.drank[start:end]:
        return float("nan")
    grams = np.frombuffer(days.grams)[start:end]
    drank = np.frombuffer(days.drank, dtype=np.uint8)[start:end] == USE
    known = grams[drank & ~np.isnan(grams)]
    return float(known.mean()) if len(known) else float("nan")
