"""Asking again after three, six and twelve months: when, for how long, what, and how many answered.

The months are counted from the first day for everybody alike. Counted from the last day, whoever stayed long would be
asked later than whoever left early, and the two were not to be compared.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (3, 6, 12)
WINDOW = timedelta(days=30)
"""How long a question stands. It is asked once, and afterwards it is gone."""

DAYS_ASKED_OF = 30
HOW = ("very-hard", "hard", "so-so", "alright", "good")
TREATMENT = ("yes", "no")
UNSAID = ""
"""What every question may be answered with: rather not say."""


def due_on(since: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a month that is shorter."""
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))


def still_ahead(since: date, today: date) -> tuple[int, ...]:
    """The months for which somebody can still be asked: their window is not over."""
    return tuple(months for months in MONTHS if due_on(since, months) + WINDOW >= today)


def is_open(due: date, today: date) -> bool:
    """Whether the question stands that day."""
    return due <= today <= due + WINDOW


@dataclass(frozen=True)
class Rate:
    """Of those who can answer no more, ``answered`` of ``of``."""

    answered: int
    of: int

    @property
    def share(self) -> float | None:
        return self.answered / self.of if self.of else None


def rate(rows: Iterable[tuple[date, bool]], today: date) -> Rate:
    """The follow-up rate from (day due, whether answered). While a window is open nobody counts, also who has answered:
    the quick would be counted and those who take their time would not.
    """
    counted = [answered for due, answered in rows if today > due + WINDOW]
    return Rate(sum(counted), len(counted))
