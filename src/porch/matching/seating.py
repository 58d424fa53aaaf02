"""Who sits in which circle: the arrays behind circles, and the sums that say how good one is.

A circle meets in one hour of the week, in one language, and holds people who may all be together. Its worth
is what its members have in common, less how far its make-up lies from that of everybody:

    100 * sum over members of the mean number of facts shared with the others
  - LOPSIDED * sum over traits of (sum of the members' deviations) ** 2 / size
  - OFF_MIDDLE * (size - the middle size) ** 2
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from porch.matching.bits import popcount
from porch.matching.switching import Ints, Ints32, kernel

Words = NDArray[np.uint64]

MOST_SHARED = 6
"""Facts two people share count up to this many."""
LOPSIDED = 400
"""Points lost for each squared person too many of one trait, spread over the circle's size."""
OFF_MIDDLE = 25
"""A circle at the least size breaks when one leaves; one at the most leaves little time for each."""
UNIT = 1000
"""A deviation of one whole person."""
HOURS = 168


class Crowd(NamedTuple):
    """The people who could sit in circles, by position."""

    hours: Words  # [n, 3] hours of the week in UTC at which someone can come
    lang: Words  # [n, L] languages someone speaks
    am: Words  # [n, A] demands that turn this person away
    reject: Words  # [n, A] demands this person makes
    apart_ptr: Ints  # [n + 1]
    apart: Ints  # whom someone may never sit with, both directions
    tags: Words  # [n, T] facts that can be shared
    traits: Ints  # [n, F] deviation from everybody's mean, in `UNIT`s; 0 where not stated


class Seating(NamedTuple):
    """Circles under way; changed in place. Circle c has members `member[c, :size[c]]`."""

    circle: Ints32  # [n] or -1
    member: Ints32  # [circles, most]
    size: Ints
    hour: Ints
    language: Ints
    shared: Ints  # facts shared, summed over the circle's pairs
    trait_sum: Ints  # [circles, F]
    middle: int  # the size that suits best


def empty_seating(crowd: Crowd, most: int, least: int) -> Seating:
    """Nobody seated; room for as many circles as there could be."""
    n, traits = crowd.traits.shape
    circles = max(1, n // least)
    return Seating(
        np.full(n, -1, np.int32),
        np.full((circles, most), -1, np.int32),
        np.zeros(circles, np.int64),
        np.full(circles, -1, np.int64),
        np.full(circles, -1, np.int64),
        np.zeros(circles, np.int64),
        np.zeros((circles, traits), np.int64),
        (least + most) // 2,
    )


@kernel
def speaks(crowd: Crowd, person: int, language: int) -> bool:
    bit = crowd.lang[person, language >> 6] >> np.uint64(language & 63)
    return bool(bit & np.uint64(1))


@kernel
def can_come(crowd: Crowd, person: int, hour: int, language: int) -> bool:
    """Whether someone has this hour and speaks this language."""
    free = (crowd.hours[person, hour >> 6] >> np.uint64(hour & 63)) & np.uint64(1) != 0
    return free and speaks(crowd, person, language)


@kernel
def suit(crowd: Crowd, a: int, b: int, heed_blocks: bool) -> bool:
    """Whether two people may sit together, as far as both have said."""
    for w in range(crowd.am.shape[1]):
        if (crowd.am[a, w] & crowd.reject[b, w]) | (crowd.am[b, w] & crowd.reject[a, w]):
            return False
    if heed_blocks:
        for at in range(crowd.apart_ptr[a], crowd.apart_ptr[a + 1]):
            if crowd.apart[at] == b:
                return False
    return True


@kernel
def facts_shared(crowd: Crowd, a: int, b: int) -> int:
    count = 0
    for w in range(crowd.tags.shape[1]):
        count += popcount(crowd.tags[a, w] & crowd.tags[b, w])
    return min(count, MOST_SHARED)


@kernel
def shared_with(crowd: Crowd, seating: Seating, person: int, circle: int) -> int:
    """Facts `person` shares with a circle's members (other than themselves)."""
    total = 0
    for at in range(seating.size[circle]):
        other = seating.member[circle, at]
        if other != person:
            total += facts_shared(crowd, person, other)
    return total


@kernel
def worth(size: int, shared: int, trait_sum: Ints, middle: int) -> int:
    """Points of a circle; whole numbers, so that every machine finds the same."""
    if size < 2:
        return 0
    lopsided = 0
    for value in trait_sum:
        lopsided += value * value
    together = 200 * shared // (size - 1) - LOPSIDED * lopsided // (size * UNIT * UNIT)
    return together - OFF_MIDDLE * (size - middle) ** 2


@kernel
def fits(crowd: Crowd, seating: Seating, person: int, circle: int, leaving: int) -> bool:
    """Whether someone can join a circle once `leaving` (or nobody, -1) has left it."""
    if not can_come(crowd, person, seating.hour[circle], seating.language[circle]):
        return False
    for at in range(seating.size[circle]):
        other = seating.member[circle, at]
        if other != leaving and not suit(crowd, person, other, True):
            return False
    return True


@kernel
def join(crowd: Crowd, seating: Seating, person: int, circle: int) -> None:
    seating.shared[circle] += shared_with(crowd, seating, person, circle)
    seating.member[circle, seating.size[circle]] = person
    seating.size[circle] += 1
    seating.circle[person] = circle
    seating.trait_sum[circle] += crowd.traits[person]


@kernel
def leave(crowd: Crowd, seating: Seating, person: int) -> None:
    circle = seating.circle[person]
    last = seating.size[circle] - 1
    for at in range(last + 1):
        if seating.member[circle, at] == person:
            seating.member[circle, at] = seating.member[circle, last]
            break
    seating.member[circle, last] = -1
    seating.size[circle] = last
    seating.circle[person] = -1
    seating.shared[circle] -= shared_with(crowd, seating, person, circle)
    seating.trait_sum[circle] -= crowd.traits[person]


@kernel
def worth_now(seating: Seating, circle: int) -> int:
    size, shared = seating.size[circle], seating.shared[circle]
    return worth(size, shared, seating.trait_sum[circle], seating.middle)


@kernel
def total_worth(seating: Seating) -> int:
    total = 0
    for circle in range(seating.size.size):
        total += worth_now(seating, circle)
    return total
