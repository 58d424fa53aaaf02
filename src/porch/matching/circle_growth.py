"""Opening circles: whoever has the least choice goes first, and a circle grows around them."""

from typing import NamedTuple

import numpy as np

from porch.matching.bits import ctz
from porch.matching.seating import (
    HOURS,
    Crowd,
    Seating,
    can_come,
    facts_shared,
    join,
    leave,
    suit,
    worth,
)
from porch.matching.switching import Ints, kernel

LOOKED_AT = 3_000
"""How many people that suit the first member are looked at, in large crowds."""
SLOTS_TRIED = 4


class Sizes(NamedTuple):
    """How large a circle may be."""

    least: int
    most: int


@kernel
def choice_of(crowd: Crowd, sample: int) -> Ints:
    """How many of (about `sample`) others each person could sit with at some hour."""
    n = crowd.apart_ptr.size - 1
    choice = np.zeros(n, np.int64)
    step = max(1, n // sample)
    for a in range(n):
        for b in range(a % step, n, step):
            if a != b and _share_slot(crowd, a, b) and suit(crowd, a, b, True):
                choice[a] += 1
    return choice


@kernel
def _share_slot(crowd: Crowd, a: int, b: int) -> bool:
    spoken = False
    for w in range(crowd.lang.shape[1]):
        spoken |= crowd.lang[a, w] & crowd.lang[b, w] != 0
    common = np.uint64(0)
    for w in range(3):
        common |= crowd.hours[a, w] & crowd.hours[b, w]
    return spoken and common != 0


@kernel
def count_by_slot(crowd: Crowd, person: int, others: Ints, counts: Ints) -> None:
    """Into `counts[language * 168 + hour]`: how many of `others` share that hour and language."""
    counts[:] = 0
    for other in others:
        for lw in range(crowd.lang.shape[1]):
            spoken = crowd.lang[person, lw] & crowd.lang[other, lw]
            while spoken:
                language = lw * 64 + ctz(spoken)
                spoken &= spoken - np.uint64(1)
                for w in range(3):
                    hours = crowd.hours[person, w] & crowd.hours[other, w]
                    while hours:
                        counts[language * HOURS + w * 64 + ctz(hours)] += 1
                        hours &= hours - np.uint64(1)


@kernel
def _company(crowd: Crowd, seating: Seating, person: int, spare: Ints, start: int) -> Ints:
    """People who suit this one: those without a circle, and those whose circle could spare them."""
    n = seating.circle.size
    found = np.empty(min(n, LOOKED_AT), np.int64)
    size = 0
    for step in range(n):
        other = (start + step) % n
        circle = seating.circle[other]
        if other == person or (circle >= 0 and spare[circle] <= 0):
            continue
        if suit(crowd, person, other, True):
            found[size] = other
            size += 1
            if size == found.size:
                break
    return found[:size]


@kernel
def _size_to_aim_at(present: int, sizes: Sizes) -> int:
    """Share those who are there among circles of about the middle size."""
    middle = (sizes.least + sizes.most) // 2
    circles = max(-(-present // sizes.most), min((present + middle // 2) // middle, present // sizes.least))
    return min(sizes.most, -(-present // max(circles, 1)))


@kernel
def _next_member(
    crowd: Crowd, seating: Seating, chosen: Ints, there: Ints, shared: Ints, choice: Ints
) -> int:
    """Position in `there` of whoever adds most; those with little choice are preferred."""
    best, at = -(1 << 60), -1
    pairs = np.int64(0)
    sums = np.zeros(crowd.traits.shape[1], np.int64)
    for a in range(chosen.size):
        sums += crowd.traits[chosen[a]]
        for b in range(a):
            pairs += facts_shared(crowd, chosen[a], chosen[b])
    for c in range(there.size):
        person = there[c]
        if person < 0:
            continue
        gain = worth(chosen.size + 1, pairs + shared[c], sums + crowd.traits[person], seating.middle)
        gain += 2_000 // (1 + choice[person])
        if seating.circle[person] >= 0:
            gain -= 1 << 40  # borrowed only when nobody without a circle is there
        if gain > best:
            best, at = gain, c
    return at


@kernel
def _still_there(crowd: Crowd, seating: Seating, there: Ints, member: int, spare: Ints) -> int:
    """Drop from `there` whoever cannot sit with the new member; returns how many are left."""
    left = 0
    for c in range(there.size):
        other = there[c]
        if other < 0:
            continue
        circle = seating.circle[other]
        lent_out = circle >= 0 and spare[circle] <= 0
        if other == member or lent_out or not suit(crowd, member, other, True):
            there[c] = -1
        else:
            left += 1
    return left


@kernel
def _would_stay(crowd: Crowd, there: Ints, member: int) -> int:
    left = 0
    for other in there:
        if other >= 0 and other != member and suit(crowd, member, other, True):
            left += 1
    return left


@kernel
def _grow(
    crowd: Crowd, seating: Seating, first: int, there: Ints, choice: Ints, spare: Ints, sizes: Sizes, aim: int
) -> Ints:
    """Members of a circle around `first`, as many as `aim`; fewer when no more suit them all."""
    chosen = np.full(aim, -1, np.int64)
    chosen[0] = first
    size = 1
    shared = np.zeros(there.size, np.int64)
    for c in range(there.size):
        shared[c] = facts_shared(crowd, first, there[c])
    while size < aim:
        at = _next_member(crowd, seating, chosen[:size], there, shared, choice)
        if at < 0:
            break
        member = there[at]
        if size + 1 + _would_stay(crowd, there, member) < sizes.least:
            there[at] = -1
            continue
        chosen[size] = member
        size += 1
        if seating.circle[member] >= 0:
            spare[seating.circle[member]] -= 1
        _still_there(crowd, seating, there, member, spare)
        for c in range(there.size):
            if there[c] >= 0:
                shared[c] += facts_shared(crowd, member, there[c])
    return chosen[:size]


@kernel
def _best_slots(counts: Ints) -> Ints:
    best = np.full(SLOTS_TRIED, -1, np.int64)
    for slot in range(counts.size):
        if counts[slot] == 0:
            continue
        low = slot
        for q in range(SLOTS_TRIED):
            if best[q] < 0 or counts[low] > counts[best[q]]:
                best[q], low = low, best[q]
                if low < 0:
                    break
    return best


@kernel
def open_circle(
    crowd: Crowd,
    seating: Seating,
    first: int,
    circle: int,
    choice: Ints,
    sizes: Sizes,
    borrow: bool,
    start: int,
) -> bool:
    """Try to open circle number `circle` around one person; with `borrow`, others give up spare members."""
    spare = np.zeros(seating.size.size, np.int64)
    if borrow:
        spare[:] = seating.size - sizes.least
    company = _company(crowd, seating, first, spare, start)
    counts = np.zeros(crowd.lang.shape[1] * 64 * HOURS, np.int64)
    count_by_slot(crowd, first, company, counts)
    for slot in _best_slots(counts):
        if slot < 0 or counts[slot] + 1 < sizes.least:
            continue
        there = np.empty(counts[slot], np.int64)
        present = 0
        for other in company:
            if can_come(crowd, other, slot % HOURS, slot // HOURS):
                there[present] = other
                present += 1
        aim = sizes.least if borrow else _size_to_aim_at(present + 1, sizes)
        chosen = _grow(crowd, seating, first, there, choice, spare.copy(), sizes, aim)
        if chosen.size >= sizes.least:
            _seat(crowd, seating, chosen, circle, slot)
            return True
    return False


@kernel
def _seat(crowd: Crowd, seating: Seating, chosen: Ints, circle: int, slot: int) -> None:
    seating.hour[circle], seating.language[circle] = slot % HOURS, slot // HOURS
    for person in chosen:
        if seating.circle[person] >= 0:
            leave(crowd, seating, person)
        join(crowd, seating, person, circle)


@kernel
def open_circles(
    crowd: Crowd, seating: Seating, order: Ints, choice: Ints, sizes: Sizes, opened: int, borrow: bool
) -> int:
    """Open circles around people without one, in the given order; returns how many there are now."""
    for at in range(order.size):
        if opened == seating.size.size:
            break
        person = order[at]
        if seating.circle[person] < 0 and open_circle(
            crowd, seating, person, opened, choice, sizes, borrow, (person * 7919) % order.size
        ):
            opened += 1
    return opened
