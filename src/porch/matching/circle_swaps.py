"""Mending circles: seats for those left over, and exchanges that make circles better."""

import numpy as np

from porch.matching.circle_growth import Sizes
from porch.matching.seating import (
    Crowd,
    Seating,
    can_come,
    fits,
    join,
    leave,
    shared_with,
    suit,
    worth,
    worth_now,
)
from porch.matching.switching import Ints, kernel

LOOSE = 400
"""Points an exchange may lose at first, so that it does not end in the first hollow."""


@kernel
def _gain_of_joining(crowd: Crowd, seating: Seating, person: int, circle: int) -> int:
    size, shared, sums = seating.size[circle], seating.shared[circle], seating.trait_sum[circle]
    after = shared + shared_with(crowd, seating, person, circle)
    joined = worth(size + 1, after, sums + crowd.traits[person], seating.middle)
    return joined - worth_now(seating, circle)


@kernel
def _best_room(
    crowd: Crowd, seating: Seating, person: int, opened: int, sizes: Sizes, apart_from: int
) -> int:
    """The circle with room that gains most by this person; -1 when none fits."""
    best, chosen = -(1 << 60), -1
    for circle in range(opened):
        if circle == apart_from or seating.size[circle] >= sizes.most:
            continue
        if fits(crowd, seating, person, circle, -1):
            gain = _gain_of_joining(crowd, seating, person, circle)
            if gain > best:
                best, chosen = gain, circle
    return chosen


@kernel
def _in_the_way(crowd: Crowd, seating: Seating, person: int, circle: int) -> int:
    """Who alone keeps someone out: a member; -1 when more than one does; -2 when only room is missing."""
    found = -2
    for at in range(seating.size[circle]):
        other = seating.member[circle, at]
        if not suit(crowd, person, other, True):
            if found >= 0:
                return -1
            found = other
    return found


@kernel
def _make_way(crowd: Crowd, seating: Seating, person: int, opened: int, sizes: Sizes) -> bool:
    """Let a member move to another circle with room, so that `person` can take the place."""
    for circle in range(opened):
        if not can_come(crowd, person, seating.hour[circle], seating.language[circle]):
            continue
        hindrance = _in_the_way(crowd, seating, person, circle)
        if hindrance == -1:
            continue
        for at in range(seating.size[circle]):
            mover = seating.member[circle, at]
            if hindrance >= 0 and mover != hindrance:
                continue
            if not fits(crowd, seating, person, circle, mover):
                continue
            to = _best_room(crowd, seating, mover, opened, sizes, circle)
            if to >= 0:
                leave(crowd, seating, mover)
                join(crowd, seating, mover, to)
                join(crowd, seating, person, circle)
                return True
    return False


@kernel
def seat_the_rest(
    crowd: Crowd, seating: Seating, order: Ints, opened: int, sizes: Sizes, may_move: bool
) -> int:
    """Give people without a circle a seat where there is room, moving one other person if that helps."""
    seated = 0
    for person in order:
        if seating.circle[person] >= 0:
            continue
        circle = _best_room(crowd, seating, person, opened, sizes, -1)
        if circle >= 0:
            join(crowd, seating, person, circle)
            seated += 1
        elif may_move and _make_way(crowd, seating, person, opened, sizes):
            seated += 1
    return seated


@kernel
def _draw(state: Ints, below: int) -> int:
    """A number from a xorshift stream of our own: the same on every machine."""
    x = np.uint64(state[0])
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    state[0] = np.int64(x)
    return int(np.int64((x >> np.uint64(11)) % np.uint64(below)))


@kernel
def exchange(crowd: Crowd, seating: Seating, opened: int, sizes: Sizes, tries: int, seed: int) -> None:
    """Swap two people, or move one, where that makes their two circles better.

    At first a step may also make them worse by up to `LOOSE` points; less and less, then not at all.
    """
    state = np.array([seed * 2 + 1], np.int64)
    n = seating.circle.size
    if opened < 2:
        return
    for step in range(tries):
        loose = LOOSE * (tries - step) // tries - LOOSE // 4
        slack = _draw(state, loose) if loose > 0 else 0
        mover = _draw(state, n)
        home, away = seating.circle[mover], _draw(state, opened)
        if home < 0 or home == away:
            continue
        at = _draw(state, sizes.most)
        if at >= seating.size[away]:
            if seating.size[away] < sizes.most and seating.size[home] > sizes.least:
                _try_move(crowd, seating, mover, away, slack)
        else:
            _try_swap(crowd, seating, mover, seating.member[away, at], slack)


@kernel
def _try_move(crowd: Crowd, seating: Seating, mover: int, away: int, slack: int) -> None:
    if not fits(crowd, seating, mover, away, -1):
        return
    home = seating.circle[mover]
    before = worth_now(seating, home) + worth_now(seating, away)
    leave(crowd, seating, mover)
    join(crowd, seating, mover, away)
    if worth_now(seating, home) + worth_now(seating, away) + slack <= before:
        leave(crowd, seating, mover)
        join(crowd, seating, mover, home)


@kernel
def _try_swap(crowd: Crowd, seating: Seating, one: int, two: int, slack: int) -> None:
    home, away = seating.circle[one], seating.circle[two]
    if not fits(crowd, seating, one, away, two) or not fits(crowd, seating, two, home, one):
        return
    before = worth_now(seating, home) + worth_now(seating, away)
    _trade_places(crowd, seating, one, two)
    if worth_now(seating, home) + worth_now(seating, away) + slack <= before:
        _trade_places(crowd, seating, one, two)


@kernel
def _trade_places(crowd: Crowd, seating: Seating, one: int, two: int) -> None:
    home, away = seating.circle[one], seating.circle[two]
    leave(crowd, seating, one)
    leave(crowd, seating, two)
    join(crowd, seating, one, away)
    join(crowd, seating, two, home)
