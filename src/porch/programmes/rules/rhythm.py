"""The days on which a cohort meets: some days of the week, for as long as it lasts, without the days that are off."""

from collections.abc import Collection
from datetime import date, timedelta

MOST = 400


def days_of(first: date, last: date, weekdays: Collection[int], off: Collection[date] = ()) -> list[date]:
    """Every day from ``first`` to ``last`` that is one of ``weekdays`` (0 is Monday) and not ``off``, in order."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() in weekdays and day not in off][:MOST]
