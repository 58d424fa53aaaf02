"""What many people told of many days, as columns: one row for each telling, in any order.

``used`` has the bytes of ``measures.days`` (``NONE``, ``USE``, ``MISSING``); a day is its ordinal (``date.toordinal``).
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Days = NDArray[np.int32]
Bytes = NDArray[np.uint8]


class What(IntEnum):
    """What a row tells of. Grams of pure alcohol count for alcohol alone."""

    ALCOHOL = 0
    OTHER = 1
    UNSAID = 2  # neither a substance nor grams: what was used is not known


class Whose(IntEnum):
    """Whose limits of grams hold for somebody; ``UNSAID`` for whoever did not say, or for whom there are no figures."""

    UNSAID = 0
    MEN = 1
    WOMEN = 2


@dataclass(frozen=True)
class Entries:
    """``person`` counts into ``people``, ``whose`` has one value (``Whose``) for each of them. ``grams`` is NaN where
    they were not told, and where the row is not about alcohol.
    """

    people: tuple[str, ...]
    whose: Bytes
    person: Days
    day: Days
    used: Bytes
    what: Bytes
    grams: Floats

    def __len__(self) -> int:
        return len(self.person)

    def by_person(self) -> "Entries":
        """The same rows with those of one person together, else in their order."""
        if bool((self.person[1:] >= self.person[:-1]).all()):
            return self
        order = np.argsort(self.person, kind="stable")
        return Entries(
            self.people,
            self.whose,
            self.person[order],
            self.day[order],
            self.used[order],
            self.what[order],
            self.grams[order],
        )
