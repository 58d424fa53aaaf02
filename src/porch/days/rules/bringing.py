"""The share of days in a parcel from another place, read with care: rows as they were, and nothing that is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from porch.days.rules.saying import COUNTS, FIRST_DAY, GOALS, MOST_LETTERS
from porch.measures.rows import OF_DAYS, Kind, read
from porch.people.rules.hours import NotAZone, checked_zone
from porch.people.rules.vocabulary import words_of

MOST_BROUGHT = 100  # threads
MOST_ROWS = 40_000  # of one thread
A_DAY = timedelta(days=1)
WRONG = (KeyError, TypeError, ValueError, OverflowError, AttributeError, NotAZone)


@dataclass(frozen=True)
class BroughtRow:
    """``body`` holds what a row of its kind has, and nothing else that came along."""

    seq: int
    at: datetime
    body: dict[str, Any]


@dataclass(frozen=True)
class BroughtThread:
    """``id``: what it is called where it comes from. A thing this place does not know keeps its name as a word."""

    id: UUID
    what: str
    word: str
    opened_at: datetime
    laid_aside_at: datetime | None
    instead_of: UUID | None
    rows: list[BroughtRow] = field(default_factory=list)


def threads_in(data: Mapping[str, Any], now: datetime) -> list[BroughtThread]:
    """The threads of a parcel that can be read, with the rows that can be read; others are left out."""
    share = data.get("days")
    found = [_thread(one, now) for one in share[:MOST_BROUGHT]] if isinstance(share, list) else []
    return [thread for thread in found if thread is not None]


def _thread(one: Any, now: datetime) -> BroughtThread | None:
    try:
        known = {word.code for word in words_of("substances")}
        what, word = str(one["what"])[:MOST_LETTERS], str(one.get("word") or "")[:MOST_LETTERS]
        rows = one["rows"] if isinstance(one["rows"], list) else []
        return BroughtThread(
            id=UUID(one["id"]),
            what=what if what in known else "something-else",
            word=word if what in known else word or what,
            opened_at=_moment(one["opened"], now),
            laid_aside_at=_moment(one["laid_aside"], now) if one.get("laid_aside") else None,
            instead_of=UUID(one["instead_of"]) if one.get("instead_of") else None,
            rows=_rows(rows[:MOST_ROWS], now),
        )
    except WRONG:
        return None


def _rows(rows: list[Any], now: datetime) -> list[BroughtRow]:
    """In the order of their numbers, each number once; a row is never older than the one before."""
    found: list[BroughtRow] = []
    for one in rows:
        try:
            row = _row(one, now)
        except WRONG:
            continue
        if not found or (row.seq > found[-1].seq and row.at >= found[-1].at):
            found.append(row)
    return found


def _row(one: Mapping[str, Any], now: datetime) -> BroughtRow:
    seq, at = int(one["seq"]), _moment(one["at"], now)
    told = read(seq, at, one)
    if not 0 < seq < 2**31 or abs(told.on - at.date()) > A_DAY:
        raise ValueError("no number, or a day that it was nowhere")
    body: dict[str, Any] = {"says": told.kind.value, "on": told.on.isoformat()}
    if told.kind in OF_DAYS and told.first and told.last:
        _checked(told.first, told.last, told.on + (A_DAY if told.kind is Kind.SINCE else timedelta()))
        names = ("from", "to") if told.kind is Kind.WITHOUT else ("day", "day")
        body |= {names[0]: told.first.isoformat(), names[1]: told.last.isoformat()}
    elif told.kind is Kind.NOT_SO:
        body["of"] = told.of
    elif told.kind is not Kind.SHOWN:
        body["code"] = _code(told.kind, told.code)
    if told.kind is Kind.USED and one.get("again") is True:
        body["again"] = True
    return BroughtRow(seq, at, body)


def _checked(first: date, last: date, until: date) -> None:
    if not FIRST_DAY <= first <= last <= until:
        raise ValueError("no days that could be told of")


def _code(kind: Kind, code: str) -> str:
    if kind is Kind.PLACE:
        return checked_zone(code)
    if code not in (GOALS if kind is Kind.GOAL else COUNTS):
        raise ValueError("not in the list")
    return code


def _moment(text: str, now: datetime) -> datetime:
    """An aware moment that has passed."""
    at = datetime.fromisoformat(text).astimezone(UTC)
    if at > now or at.date() < FIRST_DAY:
        raise ValueError("a moment to come")
    return at
