"""Distances from a point to every meeting of a list that is somewhere."""

from collections.abc import Sequence

import numpy as np

from porch.kit.geo import EARTH_KM
from porch.listings.entry import Entry

KM_PER_DEGREE = EARTH_KM * np.pi / 180

type Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
type Rows = np.ndarray[tuple[int], np.dtype[np.int64]]


class Places:
    """Where rows are, as points on a globe of radius 1: a straight line through it is quicker than sines.

    What one can only join from home is nowhere, but for ``lat`` and ``lon``.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        nowhere = float("nan")
        self.lat = np.array([nowhere if one.lat is None else one.lat for one in entries], np.float64)
        self.lon = np.array([nowhere if one.lon is None else one.lon for one in entries], np.float64)
        self.lat[np.isnan(self.lon)] = nowhere
        at_home = np.array([one.is_online and not one.is_in_person for one in entries], bool)
        self._going_to = np.where(at_home, nowhere, self.lat)
        self._points = _points(self._going_to, self.lon)

    @property
    def bytes(self) -> int:
        return 3 * self.lat.nbytes + sum(one.nbytes for one in self._points)

    def within(self, lat: float, lon: float, km: float) -> tuple[Rows, Floats]:
        """The rows at most ``km`` away, in their order, and how far they are."""
        # no meeting is nearer than the difference of the latitudes
        rows = np.flatnonzero(np.abs(self._going_to - lat) <= km / KM_PER_DEGREE + 1e-9)
        far = self.km(rows, lat, lon)
        near = far <= km
        return rows[near], far[near]

    def km(self, rows: Rows, lat: float, lon: float) -> Floats:
        """How far these rows are; infinitely where there is no place to go to."""
        here = _points(np.array([lat]), np.array([lon]))
        apart = sum((mine[rows] - theirs) ** 2 for mine, theirs in zip(self._points, here, strict=True))
        found: Floats = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(apart) / 2))
        found[np.isnan(found)] = np.inf
        return found


def _points(lat: Floats, lon: Floats) -> tuple[Floats, Floats, Floats]:
    up, round_ = np.radians(lat), np.radians(lon)
    return np.cos(up) * np.cos(round_), np.cos(up) * np.sin(round_), np.sin(up)
