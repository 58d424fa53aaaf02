"""What one row of a table comes to: something told of a day, the day something began, or the reason why neither."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID, uuid5

from porch.diary.rules.bringing.table import Row
from porch.diary.rules.bringing.when import Order
from porch.diary.rules.told import Said
from porch.measures.told import Mood

OF_ROWS = UUID("6f0c7a52-3f0e-4c58-9f5e-1d2b8a4c9e10")
WITHOUT, USED, LEFT_OUT = "without", "used", "out"


class CannotUse(Exception):
    """This row cannot be used because of what stands under ``heading``; the words say why, in one sentence."""

    def __init__(self, heading: str, why: str) -> None:
        super().__init__(why)
        self.heading = heading


@dataclass(frozen=True)
class Choices:
    """What somebody said about a file that the file does not say.

    ``order`` of day and month. ``moods``: what their own words mean, None for "leave it out". ``ticks``: what a tick in
    a column means: without, used, or out. ``grams`` of pure alcohol in one drink, where they said a country. ``what``
    was used where the table does not say; ``substances`` finds the code for a word of the table.
    """

    order: Order | None = None
    moods: Mapping[str, Mood | None] = field(default_factory=dict)
    ticks: Mapping[str, str] = field(default_factory=dict)
    grams: float | None = None
    what: str = "alcohol"
    substances: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Brought:
    """Something told of a day by row ``number``.

    ``at`` is when it was told, by the clock on the wall there, and ``moment`` where the row says its distance from UTC
    too; without either it is recall. ``sent_as`` is the same for the same row of the same table, however often.
    """

    number: int
    said: Said
    sent_as: UUID
    at: datetime | None = None
    moment: datetime | None = None


@dataclass(frozen=True)
class Start:
    """Row ``number`` says that somebody counts days of ``name`` since that day."""

    number: int
    name: str
    since: date


@dataclass(frozen=True)
class Refused:
    """Row ``number`` cannot be used because of what stands under ``heading``."""

    number: int
    heading: str
    why: str


def on_the_wall(day: date, at: time | None) -> datetime | None:
    return None if at is None else datetime.combine(day, at)


class Names:
    """A name for each row that is the same whenever the same file, or a later one with the same rows, is brought.

    Rows that are alike in every cell (the same drink twice) are told apart by which of them it is.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.seen: dict[str, int] = {}

    def of(self, row: Row, part: str = "") -> UUID:
        cells = "\x1f".join(f"{heading}\x1e{cell}" for heading, cell in sorted(row.cells.items()) if cell)
        digest = hashlib.sha256(f"{self.kind}\x1d{part}\x1d{cells}".encode()).hexdigest()
        self.seen[digest] = self.seen.get(digest, 0) + 1
        return uuid5(OF_ROWS, f"{digest} {self.seen[digest]}")
