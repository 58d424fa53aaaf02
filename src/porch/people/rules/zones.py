"""Time zones and the towns they are named for, as the time zone database lists them (``zone.tab``)."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Zone:
    """A zone, the town it is named for, its country, and where the town lies in degrees."""

    name: str
    town: str
    country: str
    lat: float
    lon: float


@cache
def zones() -> tuple[Zone, ...]:
    """Every zone that is somewhere, by town."""
    rows = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").split("\n")
    found = [_zone(row.split("\t")) for row in rows if row and not row.startswith("#")]
    return tuple(sorted(found, key=lambda zone: zone.town))


def _zone(cells: list[str]) -> Zone:
    country, place, name = cells[:3]
    lat, lon = re.findall(r"[+-]\d+", place)
    town = name.split("/", 1)[1].replace("_", " ").split("/")[-1]
    return Zone(name, town, country, _degrees(lat, 2), _degrees(lon, 3))


def _degrees(text: str, width: int) -> float:
    """ISO 6709: sign, degrees, minutes, perhaps seconds."""
    digits = text[1:].ljust(width + 4, "0")
    value = int(digits[:width]) + int(digits[width : width + 2]) / 60 + int(digits[width + 2 :]) / 3600
    return round(-value if text[0] == "-" else value, 4)


def usual_zone(country: str, otherwise: str) -> str:
    """The one zone of a country; ``otherwise`` where the country has several, or none is said."""
    there = [zone.name for zone in zones() if zone.country == country]
    return there[0] if len(there) == 1 else otherwise


def town_of(name: str) -> str:
    """The town a zone is named for, as people read it."""
    return name.split("/")[-1].replace("_", " ")
