"""How many days something would add, so that it can be read back before it is kept."""

from dataclasses import dataclass
from datetime import date

from porch.days.queries.threads import Told
from porch.days.rules.saying import FIRST_DAY
from porch.measures import runs
from porch.measures.rows import OF_DAYS, Kind, Row, taken_back


def would_add(told: Told, kind: Kind, first: date, last: date) -> int:
    """By how many days "all days" would grow by a row of ``kind`` for these days; 0 for days that cannot be told."""
    if not FIRST_DAY <= first <= last <= told.today:
        return 0
    last_row = told.rows[-1]
    row = Row(last_row.seq + 1, last_row.at, told.today, kind, first=first, last=last)
    return runs.standing([*told.rows, row], told.today).all_days - told.stands.all_days


def in_a_run_since(day: date, today: date) -> int:
    """Days of a run that begins on ``day``, for a thread that is not there yet."""
    return max(0, (today - day).days) if day >= FIRST_DAY else 0


@dataclass(frozen=True)
class Line:
    """One row of the history: ``gone`` when it was typed by mistake; ``may_go`` while that can be said of it."""

    row: Row
    gone: bool
    may_go: bool


def history_of(told: Told) -> list[Line]:
    """What was told, newest first. Corrections show at what they correct."""
    gone = taken_back(told.rows)
    shown = [row for row in told.rows if row.kind is not Kind.NOT_SO]
    return [
        Line(row, row.seq in gone, row.kind in OF_DAYS and row.seq not in gone) for row in reversed(shown)
    ]
