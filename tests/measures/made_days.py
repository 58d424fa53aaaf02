"""Entries of many people for tests: rows as somebody may tell them, and the same days one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import nan

import numpy as np

from porch.measures.bulk import Entries, What, Whose
from porch.measures.days import MISSING, NONE, USE, Stretch, stretch
from porch.measures.merging import days_of
from porch.measures.told import Amount, Told, Used

FIRST = date(2026, 1, 1)


@dataclass(frozen=True)
class Row:
    """One telling. ``used`` None: not answered. ``grams`` of alcohol, None where not told."""

    person: int
    day: int  # from FIRST
    used: bool | None
    what: What = What.ALCOHOL
    grams: float | None = None


def entries(rows: Sequence[Row], whose: Sequence[Whose]) -> Entries:
    answer = {None: MISSING, True: USE, False: NONE}
    return Entries(
        people=tuple(f"p{n}" for n in range(len(whose))),
        whose=np.array(whose, np.uint8),
        person=np.array([row.person for row in rows], np.int32),
        day=np.array([FIRST.toordinal() + row.day for row in rows], np.int32),
        used=np.array([answer[row.used] for row in rows], np.uint8),
        what=np.array([row.what for row in rows], np.uint8),
        grams=np.array([nan if row.grams is None else row.grams for row in rows], float),
    )


def one_by_one(rows: Sequence[Row], person: int, first: date, last: date) -> Stretch:
    """The days of one of them by the rules for one person (``measures.merging``)."""
    told = [_told(row) for row in rows if row.person == person]
    return stretch(days_of(told), first, last)


def _told(row: Row) -> Told:
    day = FIRST + timedelta(days=row.day)
    used = None if row.used is None else Used.YES if row.used else Used.NO
    amounts = {
        What.ALCOHOL: (Amount("alcohol", row.grams),),
        What.OTHER: (Amount("opioids"),),
        What.UNSAID: (),
    }[row.what]
    at = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Told(day, at, used=used, amounts=amounts if row.used else ())
