"""Where a meeting is: coordinates one can trust, and whether they are of a door."""

import json
import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from porch.listings.reading.taking import Taking, shown
from porch.listings.vocabulary import heard

type Box = tuple[float, float, float, float]
type Point = tuple[float, float]

_DATA = Path(__file__).parents[1] / "data" / "countries.json"
_NUMBER = re.compile(r"^[+-]?\d{1,3}([.,]\d+)?°?$")
_BEHIND_AT = re.compile(r"^(\d\S*\s[^@]*?)\s*@\s*(.+)$")
_STATES_TOO = {"CA", "DE", "IL", "IN", "NL", "SK"}
_NOT_A_PLACE = {
    heard(one) for one in ("online", "zoom", "virtual", "virtual meeting", "online meeting", "telephone")
}


def coordinates(taking: Taking, row: Mapping[str, Any], names: tuple[str, str], country: str) -> Point | None:
    """Latitude and longitude in degrees, or None: none is better than a wrong one, which sends people astray."""
    said = [row.get(name) for name in names]
    if said[0] in (None, "") and said[1] in (None, ""):
        return None
    lat, lon = (_degrees(one) for one in said)
    if lat is None or lon is None:
        taking.note(names[0], f"{shown(said[0])}, {shown(said[1])} is no place on the map: left out")
        return None
    if abs(lat) < 0.001 and abs(lon) < 0.001:
        if any(one not in ("0", 0) for one in said):
            taking.note(names[0], "0, 0 is in the sea: left out")
        return None
    return _on_the_map(taking, names[0], (lat, lon), country)


def _on_the_map(taking: Taking, field: str, said: Point, country: str) -> Point | None:
    boxes = _boxes().get(country, ())
    if _on_earth(said) and (not boxes or _inside(said, boxes)):
        return said
    swapped = said[1], said[0]
    if _on_earth(swapped) and (not boxes or _inside(swapped, boxes)):
        taking.note(field, f"latitude and longitude were swapped: {said[0]:g}, {said[1]:g}")
        return swapped
    if not boxes:
        taking.note(field, f"{said[0]:g}, {said[1]:g} is no place on the map: left out")
    else:
        taking.note(field, f"{said[0]:g}, {said[1]:g} is not in {country}, where the address is: left out")
    return None


def _degrees(said: Any) -> float | None:
    if isinstance(said, str):
        said = said.strip()
        if not _NUMBER.match(said):
            return None
        return float(said.replace(",", ".").rstrip("°"))
    if isinstance(said, bool) or not isinstance(said, int | float) or not -1e4 < said < 1e4:
        return None
    return float(said) if math.isfinite(said) else None


def _on_earth(point: Point) -> bool:
    return abs(point[0]) <= 90 and abs(point[1]) <= 180


def _inside(point: Point, boxes: tuple[Box, ...]) -> bool:
    return any(s <= point[0] <= n and w <= point[1] <= e for s, w, n, e in boxes)


@lru_cache(maxsize=512)
def country_of(said: str) -> str:
    """The two letters of a country somebody names, as far as we know it; else nothing."""
    return _countries().get(heard(said), "")


@lru_cache(maxsize=8192)
def country_at_the_end(address: str) -> str:
    """The country an address ends with. Letters that are a state or province too are not trusted: CA, DE."""
    last = address.rsplit(",", 1)[-1].strip()
    return "" if last in _STATES_TOO else country_of(last)


@cache
def _known() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_DATA.read_text("utf-8"))["countries"]
    return found


@cache
def _countries() -> dict[str, str]:
    return {heard(name): one["code"] for one in _known() for name in (*one["names"], one["code"])}


@cache
def _boxes() -> dict[str, tuple[Box, ...]]:
    return {one["code"]: tuple(tuple(box) for box in one["boxes"]) for one in _known()}


def is_approximate(said: Any, address: str, formatted: str, location: str) -> bool:
    """Whether what is told of the place is a town or less. Where the source does not say, the address does.

    An address with a number, or of four parts and more, is of a door: ``Albany, NY, USA`` is not.
    """
    if isinstance(said, bool):
        return said
    if isinstance(said, str) and (word := said.strip().lower()) in ("yes", "no", "true", "false", "1", "0"):
        return word in ("yes", "true", "1")
    if address:
        return False
    if formatted:
        return not _leads_to_a_door(formatted)
    return not location or heard(location) in _NOT_A_PLACE


@lru_cache(maxsize=8192)
def _leads_to_a_door(formatted: str) -> bool:
    parts = formatted.split(",")
    return len(parts) > 3 or any(one.isdigit() for one in parts[0])


def without_aside(taking: Taking, address: str) -> tuple[str, str]:
    """The address as a map finds it, and what was said about it behind an @: ``123 Main St @ rear``."""
    found = _BEHIND_AT.match(address)
    if not found:
        return address, ""
    taking.note("address", f"{shown('@ ' + found[2])} is told with the place instead")
    return found[1], found[2]


def regions(taking: Taking, row: dict[str, Any]) -> tuple[str, ...]:
    """From general to special: a list, a text with > between them, or a region and those within it."""
    said = row.get("regions")
    if isinstance(said, list):
        named = [taking.text({"regions": one}, "regions") for one in said]
    else:
        whole = taking.text(row, "regions") if said else taking.text(row, "region")
        named = [part.strip() for part in whole.split(">")] if ">" in whole else [whole]
        if not said:
            named += [taking.text(row, name) for name in ("sub_region", "sub_sub_region") if row.get(name)]
    return tuple(dict.fromkeys(filter(None, named)))
