"""What a reading came to, for whoever looks at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from porch.listings.listing import Listing
from porch.listings.report import Noted, Refused
from porch.meetings.rules.brought import Brought, Row

SHOWN = 200
"""So many rows of each kind are kept with a reading; the numbers are those of all."""


class TakesMost(Exception):
    """More than half of what there was would go or move: nothing was changed, and a person has to say yes."""

    def __init__(self, outcome: "Outcome") -> None:
        more = "more than half of them; nothing was changed."
        super().__init__(
            f"{len(outcome.gone)} meetings would go, {more}"
            if outcome.takes_most
            else f"{len(outcome.changed)} meetings would change, place, time or link of {more}"
        )
        self.outcome = outcome


class NothingInIt(Exception):
    """It was read, and tells of no meeting that can be taken: nothing was changed."""


class Overtaken(Exception):
    """This reading is settled already, or its list was let go meanwhile: nothing was changed."""


@dataclass(slots=True)
class Outcome:
    """``same`` counts what stays as it is; ``words`` the formats and service bodies that are other than before.

    ``applied`` is False for a look, and for what was the same. ``clockless`` counts the meetings that have a time,
    while neither they nor their list name a time zone: they are read by ``clock`` (IANA). ``unnamed`` counts those of
    which nobody says whose fellowship they are, ``listed`` all of them.
    """

    format: str
    rows: int
    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    same: int = 0
    takes_most: bool = False
    moves_most: bool = False
    words: int = 0
    refused: list[Refused] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    applied: bool = False
    clockless: int = 0
    clock: str = ""
    unnamed: int = 0
    listed: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.gone or self.words)

    @property
    def needs_a_person(self) -> bool:
        """Whether it is never applied by itself."""
        return self.takes_most or self.moves_most

    def take(self, brought: Brought) -> None:
        self.added, self.changed, self.gone = brought.added, brought.changed, brought.gone
        self.same, self.takes_most = brought.same, brought.takes_most
        self.moves_most = brought.moves_most

    def leave_open(self, listings: Iterable[Listing], clock: str) -> None:
        """Count what neither the rows nor their list say; ``clock`` is what a time goes by all the same."""
        told = list(listings)
        self.clockless = sum(one.time is not None and not one.zone for one in told)
        self.unnamed = sum(not one.fellowship for one in told)
        self.listed = len(told)
        self.clock = clock if self.clockless else ""

    def counts(self) -> dict[str, int]:
        """How many of each, as a reading keeps them."""
        lists = {name: len(getattr(self, name)) for name in ("added", "changed", "gone", "refused", "noted")}
        return lists | {"rows": self.rows}

    def report(self) -> Mapping[str, Any]:
        """The first of each, as plain values."""
        return {
            "format": self.format,
            "same": self.same,
            **self._open(),
            "added": [_said(row) for row in self.added[:SHOWN]],
            "changed": [_said(row) for row in self.changed[:SHOWN]],
            "gone": [_said(row) for row in self.gone[:SHOWN]],
            "refused": [_refused(one) for one in self.refused[:SHOWN]],
            "noted": [_noted(one) for one in self.noted[:SHOWN]],
        }

    def _open(self) -> dict[str, Any]:
        names = ("listed", "clockless", "clock", "unnamed")
        return {name: getattr(self, name) for name in names}

    def everything(self) -> dict[str, Any]:
        """All of it as plain values, for programs."""
        return {
            "format": self.format,
            "rows": self.rows,
            "same": self.same,
            "formats_and_bodies": self.words,
            **self._open(),
            "added": [_said(row) for row in self.added],
            "changed": [_said(row) for row in self.changed],
            "gone": [_said(row) for row in self.gone],
            "refused": [_refused(one) for one in self.refused],
            "noted": [_noted(one) for one in self.noted],
        }


def _said(row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"key": row.key, "name": row.name}
    return said | {"fields": list(row.fields)} if row.fields else said


def _refused(one: Refused) -> dict[str, Any]:
    return {"row": one.row, "field": one.field, "reason": one.reason}


def _noted(one: Noted) -> dict[str, Any]:
    return {"row": one.row, "field": one.field, "note": one.note}
