"""How far meetings are from a point, and the smallest circle of a fixed row that holds enough of them."""

from bisect import bisect_left
from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

MILES, KM = 69.0, 111.111
"""Of one degree on the ground, as the API has it; the two are not exactly in proportion."""

RADII = (
    *(0.0625, 0.125, 0.1875, 0.25, 0.4375, 0.5, 0.5625, 0.75, 0.8125, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5),
    *(2.75, 3.0, 3.25, 3.5, 3.75, 4.0, 4.25, 4.5, 4.75, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5),
    *(10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 17.5, 20.0, 22.5, 25.0, 27.5, 30.0, 35.0, 40.0, 45.0, 50.0, 60.0),
    *(70.0, 80.0, 90.0, 100.0, 150.0, 200.0),
)

RIM = 1e-9
"""Far more than a cosine is off by."""

type Floats = NDArray[np.float64]
type Rows = NDArray[np.intp]


class Places:
    """Where every meeting of a list is; NaN for one that is nowhere, which is in no circle."""

    def __init__(self, latitude: Floats, longitude: Floats) -> None:
        self._east = np.radians(longitude)
        self._sin = np.sin(np.radians(latitude))
        self._cos = np.cos(np.radians(latitude))

    def nearness(self, latitude: float, longitude: float, of: Rows) -> Floats:
        """The cosine of the way along the great circle, for these meetings, in their order: 1 is here."""
        at, east = radians(latitude), radians(longitude)
        whole = len(of) == len(self._sin)  # in their order: nothing to pick out
        sines, cosines, easts = (
            column if whole else column[of] for column in (self._sin, self._cos, self._east)
        )
        near: Floats = sines * sin(at) + cosines * cos(at) * np.cos(easts - east)
        return near


def degrees_of(nearness: Floats) -> Floats:
    """The way itself, in degrees."""
    far: Floats = np.degrees(np.arccos(np.clip(nearness, -1.0, 1.0)))
    return far


def within(nearness: Floats, degrees: float) -> Rows:
    """Which of them are no farther than so many degrees. Only those near the rim and inside are measured."""
    if degrees >= 180:
        return np.flatnonzero(~np.isnan(nearness))
    maybe = np.flatnonzero(nearness >= cos(radians(max(0.0, degrees))) - RIM)
    return maybe[degrees_of(nearness[maybe]) <= degrees]


def radius_holding(nearness: Floats, most: int, scale: float) -> float:
    """The smallest radius within which there are ``most`` or more; the largest where none holds so many."""
    somewhere = nearness[~np.isnan(nearness)]
    if most > len(somewhere):
        return RADII[-1]
    if most < 1:
        return RADII[0]
    last = np.partition(somewhere, len(somewhere) - most)[len(somewhere) - most]
    enough = bisect_left(RADII, float(degrees_of(last)) * scale)
    return RADII[min(enough, len(RADII) - 1)]
