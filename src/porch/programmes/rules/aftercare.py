"""Walking on: a word a week with the peer, from their yes until the planned end and on for as long as both wish.

Where company stopped on a fixed day before the end, fewer stayed until it (JFS 14(1):6). So no plan here can end before
the planned end of the stay.
"""

from datetime import date, timedelta

WEEK = timedelta(days=7)
BEYOND = {"end": 0, "season": 13, "half-year": 26, "year": 52}
"""Weeks beyond the planned end, by the code that somebody chooses."""

USUAL = "season"


def goes_until(planned_end: date, today: date, beyond: str) -> date:
    """The last day of the plan: never before the planned end, nor sooner than a week from now."""
    return max(planned_end, today) + WEEK * max(BEYOND[beyond], 1 if planned_end <= today else 0)


def week_of(day: date) -> date:
    """The Monday of a day's week: a word belongs to a week, not to a day."""
    return day - timedelta(days=day.weekday())


def weeks_between(first: date, last: date) -> int:
    """How many weeks two days touch."""
    return 0 if last < first else (week_of(last) - week_of(first)).days // 7 + 1
