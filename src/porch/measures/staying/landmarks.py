"""An exposure that begins on the way, counted without the time one has to live through to be exposed.

Whoever stays long has more days on which to meet a peer; "ever met one" is then linked with staying although nothing
follows from it (immortal time; Suissa 2008). So a day is fixed beforehand: only those still there then are counted,
each as exposed or not by that day, and followed from it on (Anderson, Cain and Gelber 1983). Nobody is left out
without being counted.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from porch.measures.staying.cases import CannotTell, Floats, Whole, causes_of, times_of


@dataclass(frozen=True, eq=False)
class Landmark:
    """``times`` count from the landmark ``at``; ``events`` are as they were told; ``kept`` says which people these are.

    ``left_before``: had an ending by that day. ``unseen_after``: were not followed beyond it. ``exposed_later`` are
    among those counted, as not exposed.
    """

    at: float
    times: Floats
    events: Whole
    exposed: NDArray[np.bool_]
    kept: NDArray[np.bool_]
    left_before: int
    unseen_after: int
    exposed_later: int

    @cached_property
    def left_out(self) -> int:
        return self.left_before + self.unseen_after

    @cached_property
    def n(self) -> int:
        return len(self.times)


def landmark(times: ArrayLike, events: ArrayLike, exposed_at: ArrayLike, *, at: float) -> Landmark:
    """``exposed_at``: the time at which each person first was, NaN (or None) for never; less than 0 for already.

    ``events`` may be numbers of endings that compete. Raises CannotTell where nobody is followed beyond ``at``.
    """
    told = times_of(times)
    seen = causes_of(events, len(told))
    first = np.array([np.nan if one is None else one for one in np.asarray(exposed_at, dtype=object)], float)
    if first.shape != told.shape:
        raise CannotTell("there is one time of exposure for each person")
    if not np.isfinite(at) or at < 0:
        raise CannotTell("a landmark is a time of 0 or more")
    kept = told > at
    if not kept.any():
        raise CannotTell(f"nobody was followed beyond {at:g}")
    exposed = first[kept] <= at
    later = (first[kept] > at) & (first[kept] <= told[kept])
    return Landmark(
        at,
        told[kept] - at,
        seen[kept],
        exposed,
        kept,
        int((seen[~kept] > 0).sum()),
        int((seen[~kept] == 0).sum()),
        int(later.sum()),
    )
