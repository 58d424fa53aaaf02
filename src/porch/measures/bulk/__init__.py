"""Measures of days for many people at once, millions of days in a breath: read, laid out, counted.

``measured(entries)`` is the door. ``measures.days`` says what each measure is, for one person.
"""

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from porch.measures.bulk.entries import Entries, What, Whose
from porch.measures.bulk.figures import WHO_DRINK, Asked, Figures, Rule, figures, together
from porch.measures.bulk.laid import blocks, of_stretches
from porch.measures.bulk.overall import Spread, half_by, overall, overall_if, spreads
from porch.measures.bulk.reading import entries_of
from porch.measures.bulk.weekly import Weeks, weeks
from porch.measures.days import Stretch

__all__ = [
    "WHO_DRINK",
    "Asked",
    "Entries",
    "Figures",
    "Rule",
    "Spread",
    "Weeks",
    "What",
    "Whose",
    "entries_of",
    "figures",
    "half_by",
    "measured",
    "measured_stretches",
    "overall",
    "overall_if",
    "spreads",
    "together",
    "weeks",
]


def measured(
    entries: Entries,
    asked: Asked | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Figures:
    """Every measure of everybody in ``entries``, in the order of ``entries.people``.

    ``first`` and ``last`` make one window for all of them, days outside it do not count and days without an entry are
    missing; without them a window goes from somebody's own first row to their last. ``told`` hears how many people are
    done, of how many.
    """
    if not entries.people:
        raise ValueError("nobody told of a day")
    begins, ends = (day.toordinal() if day else None for day in (first, last))
    parts = []
    for laid in blocks(entries, begins, ends):
        parts.append(figures(laid, entries.whose[laid.people.start : laid.people.stop], asked))
        if told:
            told(laid.people.stop, len(entries.people))
    return together(parts)


def measured_stretches(
    stretches: Sequence[Stretch], whose: Sequence[Whose], asked: Asked | None = None
) -> Figures:
    """The same of people whose days stand as ``Stretch``, as the database's do."""
    if not stretches:
        raise ValueError("nobody told of a day")
    return figures(of_stretches(stretches), np.array(whose, np.uint8), asked)
