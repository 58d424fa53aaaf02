"""What a reading of somebody's list comes to here: rows that fit, and how much may go at once."""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from porch.listings.listing import Listing

LONGEST_KEY = 200
LONGEST_NUMBER = 2**31 - 1
LONGEST = {
    **{"name": 255, "location": 255, "fellowship": 32, "zone": 64},
    **{"conference_url": 1000, "conference_phone": 100},
}
FEW = 5
WHERE_AND_WHEN = frozenset(
    {
        *("day", "time", "zone", "recurrence", "conference_url", "conference_phone", "location"),
        *("formatted_address", "address", "city", "latitude", "longitude"),
    }
)
"""What sends people elsewhere when it is another."""


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting of a report: its name in its source, what people call it, and for a change what differs."""

    key: str
    name: str
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Brought:
    """What a reading changes, each in the source's order. ``same`` counts what stays as it is."""

    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    same: int = 0

    @property
    def had(self) -> int:
        """How many there were before."""
        return len(self.changed) + len(self.gone) + self.same

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.gone)

    @property
    def takes_most(self) -> bool:
        """Whether more than half of what there was would go.

        Half, because a list that was cut short by its maker's fault loses a page or everything, while no region
        closes half its meetings in a day. A handful may go by itself: of three meetings two do end.
        """
        return self._are_most(len(self.gone))

    @property
    def moves_most(self) -> bool:
        """Whether more than half of what there was would be somewhere else, at another time, or behind another link.

        Whoever got hold of a list's site sends everybody where they like by changing every row and losing none.
        """
        return self._are_most(sum(not WHERE_AND_WHEN.isdisjoint(row.fields) for row in self.changed))

    def _are_most(self, count: int) -> bool:
        return count >= FEW and 2 * count > self.had


def fitted(listings: Iterable[Listing], zone: str) -> dict[str, Listing]:
    """The listings by their names in their source, each with a time zone and short enough for its columns.

    A link that is too long leads nowhere when it is cut: it is left out. A name that stands twice counts on.
    """
    found: dict[str, Listing] = {}
    for listing in listings:
        key = _short(listing.slug)
        count = 2
        while key in found:
            key = _short(f"{listing.slug}-{count}")
            count += 1
        found[key] = replace(listing, slug=key, zone=listing.zone or zone, **_cut(listing))
    return found


def _short(key: str) -> str:
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 17]}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _cut(listing: Listing) -> dict[str, Any]:
    said = {name: getattr(listing, name) for name in LONGEST}
    long = {name: value for name, value in said.items() if len(value) > LONGEST[name]}
    return {
        name: "" if name.endswith("url") else value[: LONGEST[name]].rstrip() for name, value in long.items()
    }


def number_wanted(listing: Listing) -> int | None:
    """The number a source's programs know a meeting by, where it can be one of ours."""
    said = listing.own.get("id_bigint")
    try:
        number = int(said) if said not in (None, "") else 0
    except (TypeError, ValueError, OverflowError):
        return None
    return number if 0 < number <= LONGEST_NUMBER and math.isfinite(number) else None


def slug_wanted(listing: Listing) -> str:
    """What the address of a meeting is made of: its source's own word for it, or its name where that is a number."""
    return listing.name if listing.slug.replace("-", "").isdigit() else listing.slug
