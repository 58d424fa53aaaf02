"""What can be said about days: goals, counts, how to go on, and which days can be told of."""

from datetime import date, timedelta

GOALS = ("stop", "stay-stopped", "cut-down", "stay-safer", "medication", "not-sure")
MEASURED = frozenset({"cut-down", "stay-safer"})
"""Goals with which use is part of the plan: it is told like any other day, and nothing came to an end."""

THIS_RUN, ALL_DAYS, NO_COUNT = "this-run", "all-days", "none"
COUNTS = (THIS_RUN, ALL_DAYS, NO_COUNT)

FIRST_DAY = date(1900, 1, 1)
READ_BACK = 40  # days that would be added at once: more than these are read back first
MOST_LETTERS = 60  # of an own word
MOST_THREADS = 20  # that are not laid aside
SEVERAL = frozenset({"several", "something-else"})  # a person may mean more than one thing by these
TOLERANCE_FALLS = frozenset(
    {"opioids", "prescription", "kratom", "new-substances", "several", "something-else"}
)
"""Codes of the list of substances among which there may be opioids: after a break the usual amount can kill."""

STOPPING_IS_DANGEROUS = frozenset(
    {"alcohol", "benzodiazepines", "ghb", "prescription", "several", "something-else"}
)
"""Codes among which there may be something whose sudden end is dangerous for a body that is used to it."""

HARD_FOR = timedelta(hours=48)
RECENT = timedelta(days=7)  # a day of use further back is told of as history
AT_LEAST = timedelta(hours=12)  # whoever tells shortly before midnight is not left alone at midnight


class NotToBeTold(Exception):
    """This cannot be kept; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def checked_days(first: date, last: date, until: date) -> None:
    """NotToBeTold unless these are days in order, between 1900 and ``until``."""
    if first < FIRST_DAY:
        raise NotToBeTold("too-early")
    if last > until:
        raise NotToBeTold("not-yet")
    if last < first:
        raise NotToBeTold("other-way-round")


def usual_count(goal: str, *, runs: bool) -> str:
    """The count that is there before anybody chose one: whoever cuts down sees all days."""
    return ALL_DAYS if goal in MEASURED or not runs else THIS_RUN


def first_day_after(last_used: date | None, today: date) -> date:
    """The day a new run begins on when nobody says otherwise: the day after the last use, never before it."""
    return last_used + timedelta(days=1) if last_used else today
