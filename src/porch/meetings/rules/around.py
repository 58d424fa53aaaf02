"""Where meetings lie around a place: how far, in which direction, and in words of the country's own measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians

KM_OF_A_MILE = 1.609344
IN_MILES = frozenset({"GB", "US", "LR", "MM"})
"""Countries whose road signs tell miles."""
ROUND = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 75, 100, 200, 500)
KM_OF_A_DEGREE = 111.195
WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


@dataclass(frozen=True, slots=True)
class Measure:
    """Kilometres, or miles where people reckon in miles."""

    is_miles: bool = False

    @classmethod
    def of(cls, country: str) -> "Measure":
        return cls(country.upper() in IN_MILES)

    def from_km(self, km: float) -> float:
        return km / KM_OF_A_MILE if self.is_miles else km

    def to_km(self, distance: float) -> float:
        return distance * KM_OF_A_MILE if self.is_miles else distance


@dataclass(frozen=True, slots=True)
class Offset:
    """How many kilometres east and north of a place; negative is west and south."""

    east: float
    north: float

    @property
    def km(self) -> float:
        return hypot(self.east, self.north)

    @property
    def wind(self) -> str:
        """One of ``WINDS``; empty for what lies in the same street."""
        if self.km < 0.1:
            return ""
        turn = degrees(atan2(self.east, self.north)) % 360
        return WINDS[round(turn / 45) % 8]


def offset(centre: tuple[float, float], point: tuple[float, float]) -> Offset:
    """On a flat sheet around ``centre``, both (latitude, longitude): good enough for a day's travel."""
    east = (point[1] - centre[1] + 180) % 360 - 180
    middle = radians((centre[0] + point[0]) / 2)
    return Offset(east * cos(middle) * KM_OF_A_DEGREE, (point[0] - centre[0]) * KM_OF_A_DEGREE)


def reach(farthest: float) -> float:
    """The round distance that holds everything; the last of them where nothing does."""
    return next((one for one in ROUND if one >= farthest), ROUND[-1])


def gathered(places: Sequence[tuple[float, float]], apart: float) -> list[list[int]]:
    """Which of the places would be drawn over one another: each with those nearer than ``apart`` to the first."""
    heaps: list[list[int]] = []
    for number, (x, y) in enumerate(places):
        near = (heap for heap in heaps if hypot(places[heap[0]][0] - x, places[heap[0]][1] - y) < apart)
        heap = next(near, None)
        if heap is None:
            heaps.append([number])
        else:
            heap.append(number)
    return heaps
