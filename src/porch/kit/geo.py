"""Places, kept coarse: a member's place is rounded to about 5 km before anything is stored."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088
CELL_DEGREES = 0.045  # about 5 km from north to south


class NotAPlace(Exception):
    """Latitude or longitude outside the earth."""


@dataclass(frozen=True)
class Place:
    lat: float
    lon: float


def coarse(lat: float, lon: float) -> Place:
    """The middle of the cell of about 5 km by 5 km that holds the point."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise NotAPlace(
            f"{lat}, {lon} is not on the map: latitude runs from -90 to 90, longitude from -180 to 180"
        )
    middle = round(_snap(lat, CELL_DEGREES), 4)
    across = CELL_DEGREES / max(cos(radians(middle)), 0.05)
    return Place(middle, max(-180.0, min(180.0, round(_snap(lon, across), 4))))


def _snap(value: float, step: float) -> float:
    return round(value / step) * step


def km_between(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres."""
    lat1, lat2 = radians(a.lat), radians(b.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
