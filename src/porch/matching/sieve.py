"""The exact hard filter: which mentors of a tile suit one newcomer, both ways. Bits in, positions out."""

from typing import NamedTuple

import numpy as np
from numba import njit

from porch.matching.bits import ctz
from porch.matching.heap import Array
from porch.matching.index import ANY_HOURS, ANY_LANG, FACTS, HERE, HOURS, REMOTE
from porch.matching.policy import Policy
from porch.matching.pool import EARTH_KM, IN_PERSON_KM, NO_LIMIT, Side, Whole


class Terms(NamedTuple):
    """Hard rules as the kernels take them."""

    language: bool
    least_hours: int
    """0 when the rule is off."""
    distance: bool
    in_person: float
    """Squared chord, km2, where neither stated a distance."""


class Forbidden(NamedTuple):
    """Pairs that may never be (blocks, declined, ended): mentors of seeker i are ``who[ptr[i]:ptr[i+1]]``."""

    ptr: Whole
    who: Whole


def terms_of(policy: Policy) -> Terms:
    """The rules of a policy that are no demand of one person on another."""
    chord = 2 * EARTH_KM * np.sin(IN_PERSON_KM / (2 * EARTH_KM))
    return Terms(
        language=policy.binds("language"),
        least_hours=policy.min_common_hours if policy.binds("hours") else 0,
        distance=policy.binds("distance"),
        in_person=float(np.float32(chord**2)),
    )


def forbidden_pairs(seekers: int, pairs: Whole) -> Forbidden:
    """Sort ``pairs`` (int64[b, 2]: seeker, mentor positions) into lists by seeker."""
    unique = np.unique(pairs.reshape(-1, 2), axis=0)
    counts = np.bincount(unique[:, 0], minlength=seekers)
    ptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Forbidden(ptr, np.ascontiguousarray(unique[:, 1]).astype(np.int64))


@njit(inline="always")
def or_rows(into: Array, tile: Array, first: int, facts: Array) -> None:
    """Add to ``into`` everyone of whom one of the facts is true."""
    while facts:
        row = tile[first + ctz(facts)]
        for w in range(into.size):
            into[w] |= row[w]
        facts &= facts - np.uint64(1)


@njit(inline="always")
def count_hours(seen: Array, tile: Array, first: int, facts: Array) -> None:
    """``seen[q]``: mentors who share at least q + 1 of the hours so far (a carry-save count, exact)."""
    while facts:
        row = tile[first + ctz(facts)]
        for q in range(seen.shape[0] - 1, 0, -1):
            for w in range(row.size):
                seen[q, w] |= seen[q - 1, w] & row[w]
        for w in range(row.size):
            seen[0, w] |= row[w]
        facts &= facts - np.uint64(1)


@njit(nogil=True, cache=True)
def sift_tile(
    tile: Array,
    base: int,
    side: Side,
    i: int,
    terms: Terms,
    forbidden: Forbidden,
    bad: Array,
    ok: Array,
    seen: Array,
) -> None:
    """Leave in ``ok`` one bit for every mentor of the tile who passes every rule but distance."""
    demands = side.am.shape[1]
    width = ok.size
    bad[:] = 0
    for q in range(demands):
        or_rows(bad, tile, FACTS + 64 * (demands + q), side.am[i, q])
        or_rows(bad, tile, FACTS + 64 * q, side.reject[i, q])
    for w in range(width):
        ok[w] = tile[HERE, w] & ~bad[w]
    if terms.language and not side.any_lang[i]:
        bad[:] = tile[ANY_LANG]
        for q in range(side.lang.shape[1]):
            or_rows(bad, tile, FACTS + 64 * (2 * demands + q), side.lang[i, q])
        for w in range(width):
            ok[w] &= bad[w]
    if terms.least_hours > 0 and not side.any_hours[i]:
        seen[:] = 0
        for q in range(3):
            count_hours(seen, tile, HOURS + 64 * q, side.record[i, q])
        last = seen[terms.least_hours - 1]
        for w in range(width):
            ok[w] &= last[w] | tile[ANY_HOURS, w]
    for q in range(forbidden.ptr[i], forbidden.ptr[i + 1]):
        at = forbidden.who[q] - base
        if 0 <= at < 64 * width:
            ok[at >> 6] &= ~(np.uint64(1) << np.uint64(at & 63))


@njit(inline="always")
def near_enough(mine: Array, theirs: Array, in_person: float) -> bool:
    """Whether two places lie within both limits; an unknown place is near nobody."""
    dx, dy, dz = mine[0] - theirs[0], mine[1] - theirs[1], mine[2] - theirs[2]
    limit = min(mine[3], theirs[3])
    if limit >= NO_LIMIT:
        limit = in_person
    return dx * dx + dy * dy + dz * dz <= limit  # type: ignore[no-any-return]


@njit(nogil=True, cache=True)
def list_survivors(
    tile: Array, base: int, side: Side, i: int, others: Side, terms: Terms, ok: Array, ids: Array
) -> int:
    """Write the positions of the mentors left in ``ok`` to ``ids``, testing distance where it matters."""
    found = 0
    for w in range(ok.size):
        left = ok[w]
        if left == 0:
            continue
        first = base + w * 64
        if terms.distance:
            to_test = left & ~tile[REMOTE, w] if side.remote[i] else left
            while to_test:
                at = ctz(to_test)
                to_test &= to_test - np.uint64(1)
                if not near_enough(side.place[i], others.place[first + at], terms.in_person):
                    left ^= np.uint64(1) << np.uint64(at)
        while left:
            ids[found] = first + ctz(left)
            found += 1
            left &= left - np.uint64(1)
    return found
