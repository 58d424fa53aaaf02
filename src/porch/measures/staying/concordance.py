"""How often, of two people, the one with the higher predicted pace left first (Harrell 1982)."""

import numpy as np
from numpy.typing import ArrayLike

from porch.measures.staying.cases import CannotTell, events_of, times_of


def concordance(
    times: ArrayLike, events: ArrayLike, risk: ArrayLike, *, strata: ArrayLike | None = None
) -> float:
    """Of all pairs of one stratum of whom it is known who left first; equal ``risk`` is half a pair. Grows with the
    square of the number of people."""
    told = times_of(times)
    seen = events_of(events, len(told))
    score = np.asarray(risk, dtype=np.float64)
    within = np.zeros(len(told)) if strata is None else np.unique(np.asarray(strata), return_inverse=True)[1]
    right = pairs = 0.0
    for one in np.flatnonzero(seen):
        after = (told > told[one]) | ((told == told[one]) & ~seen)
        others = score[after & (within == within[one])]
        right += float((others < score[one]).sum()) + float((others == score[one]).sum()) / 2
        pairs += len(others)
    if not pairs:
        raise CannotTell("of no two people it is known who left first")
    return right / pairs
