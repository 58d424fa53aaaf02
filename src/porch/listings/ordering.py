"""The first few of many, in order, without putting all of them in order."""

import numpy as np

type Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
type Floats = np.ndarray[tuple[int], np.dtype[np.float64]]

NEVER = 1 << 42
"""After every moment, in seconds since 1970: by appointment, or never again."""
_FARTHEST = 1 << 34  # seconds from now: five hundred years
_BEGAN = 1 << 17  # what is on began within a day
_PLACE_BITS, _TIME_BITS = 20, 36
_PLACE = (1 << _PLACE_BITS) - 1


def in_order(starts: Ints, rows: Ints) -> Ints:
    """These rows by their moments, by appointment last; of equals the first."""
    return np.sort((starts[rows] << _PLACE_BITS) | rows) & _PLACE


def moved(order: Ints, starts: Ints, rows: Ints) -> Ints:
    """An order in which ``rows`` have new moments: only they are sorted."""
    is_moved = np.zeros(len(starts), bool)
    is_moved[rows] = True
    rest, again = order[~is_moved[order]], in_order(starts, rows)
    keys = (starts[rest] << _PLACE_BITS) | rest
    return np.insert(rest, np.searchsorted(keys, (starts[again] << _PLACE_BITS) | again), again)


def first_by_start(ahead: Ints, scores: Ints | None, most: int) -> Ints:
    """Places of the soonest, or with ``scores`` of the best and among them the soonest; by appointment last.

    ``ahead`` is in seconds from now. Of equals the earlier place comes first.
    """
    # score, moment and place in one number: sorting that is many times faster than sorting by each
    keys = np.minimum(ahead + _BEGAN, _FARTHEST) << _PLACE_BITS
    if scores is not None:
        keys += (63 - scores) << (_PLACE_BITS + _TIME_BITS)
    keys[ahead > NEVER >> 1] += 1 << 62
    keys += np.arange(len(keys), dtype=np.int64)
    if most < len(keys):
        keys = np.partition(keys, most)[:most]
    return np.sort(keys) & _PLACE


def first_by_distance(km: Floats, starts: Ints, most: int) -> Ints:
    """Places of the nearest, of equally near ones the soonest; what is nowhere after them, by appointment last."""
    by_appointment = starts == NEVER
    far = np.where(by_appointment, np.inf, km)
    places = np.arange(len(far), dtype=np.int64)
    if most < len(far):
        places = np.flatnonzero(far <= np.partition(far, most)[most])
    order = np.lexsort((starts[places], km[places], by_appointment[places]))
    return places[order][:most]


def first_among(ordered: Ints, rows: Ints, most: int) -> Ints:
    """Places in ``rows``, which rise, of those that come first in ``ordered``."""
    is_among = np.zeros(len(ordered), bool)
    is_among[rows] = True
    picked, looked = np.zeros(0, np.int64), 0
    while len(picked) < most and looked < len(ordered):
        step = max(4 * most, looked)
        stretch = ordered[looked : looked + step]
        picked, looked = np.concatenate((picked, stretch[is_among[stretch]])), looked + step
    return np.searchsorted(rows, picked[:most])
