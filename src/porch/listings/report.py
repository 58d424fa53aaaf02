"""What reading a feed came to: the listings, what was refused, what was mended or kept as it stood."""

from dataclasses import dataclass, field

from porch.listings.listing import Listing


class Unreadable(Exception):
    """The whole of it cannot be used: one sentence that says what it is instead. Nothing may change because of it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken. ``row`` counts from 1 in the source's own order; ``field`` is the source's name."""

    row: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.field}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Noted:
    """Something in a row that was met with mercy: mended, guessed, dropped or kept without being understood.

    ``row`` 0 is the source as a whole.
    """

    row: int
    field: str
    note: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A service body of a BMLT server: an area, a region, a zone, with the one above it (``parent`` 0: none)."""

    number: int
    parent: int
    name: str
    description: str = ""
    kind: str = ""
    url: str = ""
    helpline: str = ""
    world_id: str = ""


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A meeting format in one language as a BMLT server words it."""

    number: int
    key: str
    lang: str
    name: str
    description: str = ""
    world_id: str = ""
    kind: str = ""


@dataclass(slots=True)
class Read:
    """``format`` is what the source turned out to be. ``rows`` are the records that were looked at.

    ``bodies`` and ``formats`` come from BMLT alone, where a source tells of them.
    """

    format: str
    rows: int = 0
    listings: list[Listing] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    bodies: list[BodyRow] = field(default_factory=list)
    formats: list[FormatRow] = field(default_factory=list)
