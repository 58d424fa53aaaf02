"""One row of a thread as a plain value, and which day it was for its owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo


class Kind(StrEnum):
    """What a row says (``docs/decisions/0058``)."""

    SINCE = "since"  # day: the first full day without; a run begins on it and goes on
    WITHOUT = "without"  # from, to: days without that are told of one by one, or a run that is over
    USED = "used"  # day: there was use
    NOT_SO = "not-so"  # of: the number of the row that was typed by mistake
    GOAL = "goal"  # code: what its owner wants now
    COUNT = "count"  # code: which count they want to see
    PLACE = "place"  # code: the time zone their calendar is in from now on
    SHOWN = "shown"  # what others may see of the numbers is shown again


OF_DAYS = (Kind.SINCE, Kind.WITHOUT, Kind.USED)


@dataclass(frozen=True)
class Row:
    """``at``: the aware moment it was written; ``on``: the day it was then for its owner.

    ``first`` and ``last`` are the day or days it tells of, ``of`` the number of the row it takes back, ``code`` the
    goal, the count or the time zone.
    """

    seq: int
    at: datetime
    on: date
    kind: Kind
    first: date | None = None
    last: date | None = None
    of: int | None = None
    code: str = ""


def read(seq: int, at: datetime, body: Mapping[str, Any]) -> Row:
    """A row as it is kept; ValueError, KeyError or TypeError when it is not one."""
    kind = Kind(body["says"])
    first = body.get("from") if kind is Kind.WITHOUT else body.get("day")
    last = body.get("to") if kind is Kind.WITHOUT else first
    row = Row(
        seq=seq,
        at=at,
        on=date.fromisoformat(body["on"]),
        kind=kind,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        of=int(body["of"]) if kind is Kind.NOT_SO else None,
        code=str(body.get("code", "")),
    )
    if kind in OF_DAYS and (not row.first or not row.last or row.last < row.first):
        raise ValueError(f"row {seq} tells of no day")
    return row


def day_of(rows: Iterable[Row], at: datetime, zone: str = "UTC") -> date:
    """Which day it is for the owner of ``rows`` at a moment: by the zone their calendar was in then, and never
    before a day on which they wrote. ``zone`` is where it was before any row told.
    """
    known = as_known(rows, at)
    places = [row for row in known if row.kind is Kind.PLACE]
    there = max(places, key=lambda row: row.seq).code if places else zone
    today = at.astimezone(ZoneInfo(there)).date()
    return max([today, *(row.on for row in known)])


def as_known(rows: Iterable[Row], at: datetime) -> list[Row]:
    """What had been told by that moment, in its order."""
    return sorted((row for row in rows if row.at <= at), key=lambda row: row.seq)


def taken_back(rows: Iterable[Row]) -> set[int]:
    """The numbers of rows that were typed by mistake."""
    return {row.of for row in rows if row.kind is Kind.NOT_SO and row.of is not None}
