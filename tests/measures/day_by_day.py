"""The ledger recomputed day by day from plain rows, written apart from ``porch.measures``: no stretches, no shortcuts.

Every day from the first row to today is looked at, after every row. Slow and plain on purpose.
"""

from datetime import date, timedelta

from porch.measures.rows import Kind, Row

DAY = timedelta(days=1)


def facts(rows: list[Row]) -> tuple[set[date], set[date], list[date]]:
    """Days of use, days told of one by one as without, and the days on which runs begin, as told by ``rows``."""
    mistaken = {row.of for row in rows if row.kind == Kind.NOT_SO}
    standing = [row for row in rows if row.seq not in mistaken]
    used = {row.first for row in standing if row.kind == Kind.USED and row.first}
    begun = [row.first for row in standing if row.kind == Kind.SINCE and row.first]
    told: set[date] = set()
    for row in standing:
        if row.kind == Kind.WITHOUT and row.first and row.last:
            day = row.first
            while day <= row.last:
                told.add(day)
                day += DAY
    return used, told, begun


def days_without(rows: list[Row], today: date) -> set[date]:
    """The days before ``today`` that are without, as told by ``rows``."""
    used, told, begun = facts(rows)
    found = {day for day in told if day < today}
    for start in begun:
        day = start
        while day < today and day not in used:
            found.add(day)
            day += DAY
    return found - used


def ever(rows: list[Row], today: date) -> set[date]:
    """The days that were counted at any moment: before each row and after it, on the day it was then, and now."""
    rows = sorted(rows, key=lambda row: row.seq)
    found: set[date] = set()
    latest = date.min
    for n, row in enumerate(rows):
        latest = max(latest, row.on)
        found |= days_without(rows[:n], latest) | days_without(rows[: n + 1], latest)
    return found | days_without(rows, max(today, latest))


def stretches(days: set[date]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and found[-1][1] + DAY == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def this_run(rows: list[Row], today: date) -> tuple[date, int] | None:
    """The day the run that goes on began, with the days without right before it, and how many of it are over."""
    used, _, begun = facts(rows)
    going = [start for start in begun if all(day < start for day in used)]
    if not going:
        return None
    known = days_without(rows, today)
    first = min(going)
    while first - DAY in known:
        first -= DAY
    return first, sum(1 for day in known if day >= first)
