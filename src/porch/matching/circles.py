"""Circles: groups of 6 to 12 who meet in one hour of the week, in one language.

First as many people as possible have a seat, then circles are made good: members share something, and each
circle is as mixed as everybody together is. People are never seated with somebody they have blocked, or who
does not meet what they (or the other) asked of others.

Circles open around those with the least choice (`circle_growth`), those left over are seated where one
move makes room, and exchanges improve what there is (`circle_swaps`). Small crowds are tried several times.
"""

from dataclasses import dataclass

import numpy as np

from porch.matching.circle_growth import Sizes, choice_of, count_by_slot, open_circles
from porch.matching.circle_swaps import exchange, seat_the_rest
from porch.matching.seating import HOURS, Crowd, Seating, empty_seating, suit, total_worth
from porch.matching.switching import Ints, kernel

SAMPLE = 2_000
SMALL = 400
ATTEMPTS = 8
TRIES_PER_PERSON = 400


@dataclass(frozen=True)
class Circle:
    """Who meets when (an hour of the week in UTC, 0 is Monday 00:00) in which language (a bit position)."""

    hour: int
    language: int
    members: tuple[int, ...]


@dataclass(frozen=True)
class Circles:
    """The circles, by hour; who is left over and why; and the points of the arrangement."""

    circles: tuple[Circle, ...]
    unplaced: dict[int, str]
    worth: int


def form_circles(crowd: Crowd, least: int, most: int, seed: int) -> Circles:
    """Seat a crowd in circles of `least` to `most`. The same crowd and seed give the same circles."""
    sizes = Sizes(least, most)
    n = len(crowd.hours)
    choice = choice_of(crowd, SAMPLE)
    attempts = [_attempt(crowd, sizes, choice, seed + a) for a in range(ATTEMPTS if n <= SMALL else 1)]
    best = max(attempts, key=lambda seating: (int((seating.circle >= 0).sum()), total_worth(seating)))
    found = [
        Circle(
            int(best.hour[c]), int(best.language[c]), tuple(sorted(best.member[c, : best.size[c]].tolist()))
        )
        for c in np.flatnonzero(best.size > 0)
    ]
    unplaced = {int(v): _because(crowd, sizes, int(v)) for v in np.flatnonzero(best.circle < 0)}
    return Circles(tuple(sorted(found, key=_when)), unplaced, int(total_worth(best)))


def _when(circle: Circle) -> tuple[int, int, tuple[int, ...]]:
    return circle.hour, circle.language, circle.members


def _attempt(crowd: Crowd, sizes: Sizes, choice: Ints, seed: int) -> Seating:
    rng = np.random.default_rng(seed)
    n = choice.size
    # the least choice first, a little shuffled so that attempts differ and equals take turns
    order = np.argsort(choice * rng.uniform(1, 1.3, n) + rng.uniform(0, 0.5, n), kind="stable")
    seating = empty_seating(crowd, sizes.most, sizes.least)
    opened = open_circles(crowd, seating, order, choice, sizes, 0, False)
    seat_the_rest(crowd, seating, order, opened, sizes, False)
    opened = open_circles(crowd, seating, order, choice, sizes, opened, True)
    while seat_the_rest(crowd, seating, order, opened, sizes, True):
        pass
    exchange(crowd, seating, opened, sizes, TRIES_PER_PERSON * n, seed)
    seat_the_rest(crowd, seating, order, opened, sizes, True)
    return seating


def _because(crowd: Crowd, sizes: Sizes, person: int) -> str:
    """Why someone has no circle, told as if nobody had blocked anybody."""
    counts = np.zeros(crowd.lang.shape[1] * 64 * HOURS, np.int64)
    others = np.delete(np.arange(len(crowd.hours)), person)
    for because, company in (("too few", others), ("must-haves", _suiting(crowd, person, others))):
        count_by_slot(crowd, person, company, counts)
        if int(counts.max()) + 1 < sizes.least:
            return because
    return "no seat left"


@kernel
def _suiting(crowd: Crowd, person: int, others: Ints) -> Ints:
    kept = np.empty_like(others)
    size = 0
    for other in others:
        if suit(crowd, person, other, False):
            kept[size] = other
            size += 1
    return kept[:size]
