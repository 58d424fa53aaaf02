"""When months and years since a day are over.

A month is over on the same day of a later month; where that month has no such day, on the first day of the one after
it: a year since 29 February is over on 1 March, and never a day early.
"""

from datetime import date, timedelta

MONTHS = 12


def after(since: date, *, years: int = 0, months: int = 0) -> date:
    """The day on which so many years and months since ``since`` are over; OverflowError past the end of dates."""
    month = since.month - 1 + months
    year, month = since.year + years + month // MONTHS, month % MONTHS + 1
    if year > date.max.year:
        raise OverflowError("no such day")
    try:
        return date(year, month, since.day)
    except ValueError:
        return after(date(year, month, 1), months=1)


def lasted(since: date, today: date) -> tuple[int, int, int]:
    """How long it is from ``since`` to ``today``: whole years, whole months besides, and days besides.

    (0, 0, 0) while ``today`` is not after ``since``.
    """
    if today <= since:
        return 0, 0, 0
    months = (today.year - since.year) * MONTHS + today.month - since.month
    while months and after(since, months=months) > today:
        months -= 1
    rest: timedelta = today - after(since, months=months)
    return months // MONTHS, months % MONTHS, rest.days
