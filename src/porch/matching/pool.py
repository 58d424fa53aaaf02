"""A population as arrays: what the kernels read. No names, no ids, no free text: bits and numbers only.

Position is identity here. ``packing`` orders people by a keyed hash of their ids, so that neither the
order of sign-up nor of the file can give anyone an advantage.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from porch.matching.policy import Policy
from porch.matching.vocabulary import DEMANDS

Words = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]
Places = NDArray[np.float32]

EARTH_KM = 6371.0
NO_LIMIT = np.float32(1e12)
"""Squared chord of someone who stated no distance (far above the Earth's own)."""
IN_PERSON_KM = 50.0
"""What "in person" means when neither of the two stated a distance."""
CERTAIN = 1024
"""An acceptance of 1 (always says yes) in the integer arithmetic of the kernels."""


@dataclass(frozen=True, slots=True)
class Pool:
    """``n`` people as a struct of arrays.

    ``am`` and ``reject`` hold one bit for each distinct demand in the case ("only women", "at least 365
    days"): in ``reject`` whoever makes the demand, in ``am`` whoever it turns away. Two people suit each
    other when ``am[a] & reject[b]`` and ``am[b] & reject[a]`` are both zero. ``masks`` tells which bits
    belong to which rule. Any one-hot "I am" with an "I reject" over the same bits fits as well.
    """

    am: Words
    """uint64[n, A]"""
    reject: Words
    """uint64[n, A]"""
    lang: Words
    """uint64[n, L]: languages spoken."""
    any_lang: Flags
    """Languages were not asked: the rule does not bind this person."""
    hours: Words
    """uint64[n, 3]: 168 hours of the week in UTC, bit 0 is Monday 00:00."""
    any_hours: Flags
    """Hours were not asked."""
    remote: Flags
    """Can meet by telephone or video. Two who both can need not live near each other."""
    place: Places
    """float32[n, 4]: x, y, z in km from the Earth's centre (NaN: unknown), squared chord limit in km2."""
    soft: Words
    """uint64[n, 7]: one word of codes for each of ``vocabulary.SOFT_FIELDS``."""
    capacity: Whole
    """Free places; seekers have 1."""
    waited: Whole
    """Whole days waited."""
    acceptance: Whole
    """Chance of a yes, 0 to ``CERTAIN``."""
    masks: Mapping[str, Words]
    """rule -> uint64[A], for each of ``vocabulary.DEMANDS``."""

    def __len__(self) -> int:
        return len(self.am)

    def take(self, rows: NDArray[np.int64]) -> "Pool":
        """The people at these positions, as a pool of their own."""
        kept = {name: getattr(self, name)[rows] for name in self.__slots__ if name != "masks"}
        return Pool(**kept, masks=self.masks)

    def side(self, policy: Policy, *, waiting: bool) -> "Side":
        """The columns a kernel reads under one policy: switched-off demands gone, points added up.

        ``waiting`` says whether this side's waiting earns points (seekers and peers; mentors do not wait).
        """
        bits = np.zeros(self.am.shape[1], np.uint64)
        for rule in DEMANDS:
            if policy.binds(rule):
                bits |= self.masks[rule]
        added = [policy.waiting_points(int(days)) if waiting else 0 for days in np.unique(self.waited)]
        return Side(
            am=np.ascontiguousarray(self.am & bits),
            reject=np.ascontiguousarray(self.reject & bits),
            lang=np.ascontiguousarray(self.lang),
            any_lang=self.any_lang,
            any_hours=self.any_hours,
            remote=self.remote,
            place=np.ascontiguousarray(self.place),
            record=np.ascontiguousarray(np.hstack([self.hours, self.soft])),
            added=np.array(added, np.int64)[np.unique(self.waited, return_inverse=True)[1]].ravel(),
            odds=self.acceptance,
        )


class Side(NamedTuple):
    """A pool's columns as kernels take them (a tuple of arrays, which numba understands)."""

    am: Words
    reject: Words
    lang: Words
    any_lang: Flags
    any_hours: Flags
    remote: Flags
    place: Places
    record: Words
    """uint64[n, 10]: three words of hours, then the soft words."""
    added: Whole
    """Points this person brings to any pair (waiting)."""
    odds: Whole


def place_columns(
    latitudes: NDArray[np.float64], longitudes: NDArray[np.float64], km: NDArray[np.float64]
) -> Places:
    """``Pool.place`` from degrees and kilometres; NaN degrees for an unknown place, NaN km for no limit."""
    lat, lon = np.radians(latitudes), np.radians(longitudes)
    chord = 2 * EARTH_KM * np.sin(np.minimum(km / (2 * EARTH_KM), np.pi / 2))
    limit = np.where(np.isnan(km), NO_LIMIT, chord**2)
    xyz = [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
    return np.stack([*(EARTH_KM * axis for axis in xyz), limit], axis=1).astype(np.float32)
