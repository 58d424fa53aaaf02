"""What every reading promises, made sure of for formats that are read word for word elsewhere."""

from dataclasses import replace
from typing import Any

from porch.listings.listing import Listing
from porch.listings.reading.words import visible
from porch.listings.reading.zones import zone_of
from porch.listings.report import Noted, Read, Refused

LONGEST = {"name": 255, "location": 255, "slug": 200, "conference_phone": 100}
"""What a list can hold of each."""


def seen(said: Any) -> Any:
    """A value out of JSON without characters nobody sees."""
    if isinstance(said, str):
        return visible(said)
    if isinstance(said, list):
        return [seen(one) for one in said]
    if isinstance(said, dict):
        return {visible(name): seen(one) for name, one in said.items()}
    return said


def settled(read: Read, fellowship: str = "") -> Read:
    """The same reading: no text longer than a list holds, no zone that is none, every reason in one line.

    ``fellowship`` is that of what names none.
    """
    read.listings = [_listing(one, fellowship) for one in read.listings]
    read.refused = [Refused(one.row, _line(one.field), _line(one.reason)) for one in read.refused]
    read.noted = [Noted(one.row, _line(one.field), _line(one.note)) for one in read.noted]
    return read


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def _listing(one: Listing, fellowship: str) -> Listing:
    changed: dict[str, Any] = {
        name: text[:most].rstrip() for name, most in LONGEST.items() if len(text := getattr(one, name)) > most
    }
    if one.zone and zone_of(one.zone) != one.zone:
        changed["zone"] = zone_of(one.zone)
    if fellowship and not one.fellowship:
        changed["fellowship"] = fellowship
    return replace(one, **changed) if changed else one
