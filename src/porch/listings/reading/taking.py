"""What is in hand while a source is read: the row one is at, what was noted of it, the slugs that are taken."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from porch.listings.listing import Listing
from porch.listings.reading.words import is_plain, plain
from porch.listings.report import Noted, Read, Refused

LONGEST_TEXT = 10_000
LONGEST_SLUG = 200


class NotTaken(Exception):
    """The row at hand cannot be a meeting: the field, and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


@dataclass(slots=True)
class Taking:
    """``zone``, ``country`` (two letters) and ``fellowship`` hold where a row says nothing else."""

    read: Read
    zone: str = ""
    country: str = ""
    fellowship: str = ""
    row: int = 0
    without_zone: int = 0
    dated_otherwise: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    _slugs: dict[str, Listing] = field(default_factory=dict)
    _again: Counter[str] = field(default_factory=Counter)

    def note(self, field: str, note: str) -> None:
        self.read.noted.append(Noted(self.row, field, note))

    def text(self, row: dict[str, Any], name: str, most: int = 255, lines: bool = False) -> str:
        """The field as plain text, empty for what is none: of a list or an object there is nothing to show."""
        said = row.get(name)
        if said is None or said is False or said == "":
            return ""
        if type(said) is str and len(said) <= most and is_plain(said):
            return said
        if not isinstance(said, str):
            if isinstance(said, bool) or not isinstance(said, int | float):
                self.note(name, f"left out, for it is {kind_of(said)} and no text")
                return ""
            said = str(int(said)) if said == said and abs(said) < 1e15 and said == int(said) else repr(said)
        text, mended = plain(said, lines=lines)
        if mended:
            self.note(name, mended)
        if len(text) > most:
            self.note(name, f"cut after {most} characters, of {len(text)}")
            text = text[:most].rstrip()
        return text

    def take(self, listing: Listing) -> None:
        """Keep it, under a slug no other row of this source has."""
        slug = listing.slug
        before = self._slugs.get(slug)
        if before is not None:
            if before == listing:
                raise NotTaken("slug", f"the same meeting as before: {shown(slug)} stands in this list twice")
            listing = replace(listing, slug=self._another(slug))
            self.note("slug", f"{shown(slug)} is taken by another row: this one is called {listing.slug}")
        self._slugs[listing.slug] = listing
        self.read.listings.append(listing)

    def _another(self, slug: str) -> str:
        while True:
            self._again[slug] += 1
            other = f"{slug[: LONGEST_SLUG - 8]}-{self._again[slug] + 1}"
            if other not in self._slugs:
                return other

    def refuse(self, field: str, reason: str) -> None:
        self.read.refused.append(Refused(self.row, field, reason))

    def close(self) -> Read:
        """What is said of the source as a whole: once, not with every row."""
        self.row = 0
        if self.without_zone:
            whose = (
                f"they are taken to be in {self.zone}"
                if self.zone
                else "nobody knows when they are elsewhere"
            )
            self.note("timezone", f"no time zone in {_rows(self.without_zone)}: {whose}")
        if self.dated_otherwise:
            self.note("updated", f"not written as YYYY-MM-DD HH:MM:SS in {_rows(self.dated_otherwise)}")
        for code, times in sorted(self.unknown.items()):
            self.note("types", f"{shown(code)} is kept as it stands, in {_rows(times)}: nobody here knows it")
        return self.read


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def kind_of(said: object) -> str:
    """What a value is, in words for whoever keeps a list."""
    names: dict[type, str] = {
        dict: "an object",
        list: "a list",
        bool: "a yes or no",
        str: "text",
        int: "a number",
    }
    return names.get(type(said), "a number" if isinstance(said, float) else "empty")


def shown(said: object, most: int = 40) -> str:
    """A value as a sentence quotes it: short, in one line."""
    if isinstance(said, dict | list):
        return kind_of(said)
    text = plain((said if isinstance(said, str) else repr(said))[:500])[0]
    return "“" + (text if len(text) <= most else text[: most - 1] + "…") + "”"
