"""Circles around one or two people: mentors whose hours, language and wishes everyone in the circle shares.

First each gets the fewest a circle needs, then whoever is left is given the seat that makes the circles best, so
that no circle fills up while another stays empty. Several orders are tried; the one that seats most people wins.
Whole numbers only, so that every machine finds the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from porch.matching.circles import Circle
from porch.matching.seating import HOURS, LOPSIDED, MOST_SHARED, OFF_MIDDLE, UNIT, Crowd

Flags = NDArray[np.bool_]

ATTEMPTS = 8
FEW = 8
"""Above so many groups one order is enough."""
SLOTS_TRIED = 6
LOOKED_AT = 200
"""How many people are weighed against each other for one seat."""


@dataclass(frozen=True)
class Round:
    """What stays the same in every attempt. ``asks[group]`` marks whoever a group's people are enough for."""

    crowd: Crowd
    hours: Flags  # [n, 168]
    languages: Flags  # [n, languages]
    groups: Sequence[tuple[int, ...]]
    asks: Sequence[Flags]
    least: int
    most: int


@dataclass
class Table:
    """One circle under way around ``group``."""

    group: int
    slot: tuple[int, int]
    members: list[int] = field(default_factory=list)


def circles_around(
    crowd: Crowd,
    groups: Sequence[tuple[int, ...]],
    asks: Sequence[Flags],
    *,
    least: int,
    most: int,
    seed: int,
) -> dict[int, Circle]:
    """The circle of each group that finds enough people, by the group's place in ``groups``."""
    bits = crowd.lang.shape[1] * 64
    laid = Round(crowd, _unpacked(crowd.hours, HOURS), _unpacked(crowd.lang, bits), groups, asks, least, most)
    rng = np.random.default_rng(seed)
    best: list[Table] = []
    for attempt in range(ATTEMPTS if 1 < len(groups) <= FEW else 1):
        order = list(range(len(groups))) if attempt == 0 else rng.permutation(len(groups)).tolist()
        tables = _attempt(laid, order)
        if _rank(laid, tables) > _rank(laid, best):
            best = tables
    return {t.group: Circle(t.slot[1], t.slot[0], tuple(sorted(t.members))) for t in best}


def _rank(laid: Round, tables: list[Table]) -> tuple[int, int, int]:
    placed = sum(len(table.members) for table in tables)
    return len(tables), placed, sum(_worth(laid.crowd, table.members, _middle(laid)) for table in tables)


def _attempt(laid: Round, order: list[int]) -> list[Table]:
    free = np.ones(len(laid.hours), bool)
    for anchors in laid.groups:
        free[list(anchors)] = False
    tables = []
    for group in order:
        table = _begin(laid, group, free)
        if table is not None:
            tables.append(table)
            free[table.members] = False
    _fill(laid, tables, free)
    return tables


def _fill(laid: Round, tables: list[Table], free: Flags) -> None:
    """Seat whoever is left, the smallest circle first; a circle is looked at again once its choice is gone."""
    open_now = list(tables)
    choice = {table.group: _next_for(laid, table, free) for table in open_now}
    while open_now := [table for table in open_now if choice[table.group] is not None]:
        table = min(
            open_now, key=lambda one: (len(one.members), -(choice[one.group] or (0, 0))[0], one.group)
        )
        person = (choice[table.group] or (0, 0))[1]
        table.members.append(person)
        free[person] = False
        for one in open_now:
            found = choice[one.group]
            if one is table or (found is not None and found[1] == person):
                choice[one.group] = _next_for(laid, one, free)


def _begin(laid: Round, group: int, free: Flags) -> Table | None:
    """The fewest around a group, at the hour and in the language that most could come; None when too few suit."""
    anchors = list(laid.groups[group])
    if any(not may_sit(laid.crowd, one)[other] for one in anchors for other in anchors if one < other):
        return None
    company = free & laid.asks[group]
    for one in anchors:
        company &= may_sit(laid.crowd, one)
    hours, languages = laid.hours[anchors].all(axis=0), laid.languages[anchors].all(axis=0)
    there = laid.languages[company].T.astype(np.int64) @ laid.hours[company].astype(np.int64)
    there = np.where(languages[:, None] & hours[None], there, -1)
    for at in np.argsort(-there, axis=None, kind="stable")[:SLOTS_TRIED].tolist():
        language, hour = divmod(at, HOURS)
        if there[language, hour] + len(anchors) < laid.least:
            return None
        present = company & laid.hours[:, hour] & laid.languages[:, language]
        members = _grown(laid, anchors, present)
        if len(members) >= laid.least:
            return Table(group, (language, hour), members)
    return None


def _grown(laid: Round, anchors: list[int], present: Flags) -> list[int]:
    """``anchors`` with whoever adds most, one by one, so that enough stay who suit them all."""
    members, there = list(anchors), present.copy()
    while len(members) < laid.least and there.any():
        for person in _by_gain(laid, members, there):
            stays = there & may_sit(laid.crowd, person)
            stays[person] = False
            if len(members) + 1 + int(stays.sum()) >= laid.least:
                members.append(person)
                there = stays
                break
        else:
            return members
    return members


def _next_for(laid: Round, table: Table, free: Flags) -> tuple[int, int] | None:
    """Who would be best in this circle next, after what they add; None when it is full or nobody fits."""
    if len(table.members) >= laid.most:
        return None
    there = free & laid.asks[table.group]
    there &= laid.hours[:, table.slot[1]] & laid.languages[:, table.slot[0]]
    for member in table.members:
        there &= may_sit(laid.crowd, member)
    found = _by_gain(laid, table.members, there)[:1]
    if not found:
        return None
    return _worth(laid.crowd, [*table.members, found[0]], _middle(laid)), found[0]


def _by_gain(laid: Round, members: list[int], there: Flags) -> list[int]:
    """Whoever is there, those first who make these members a better circle; ties by place."""
    people = np.flatnonzero(there)[:LOOKED_AT]
    worth = [(-_worth(laid.crowd, [*members, person], _middle(laid)), person) for person in people.tolist()]
    return [person for _, person in sorted(worth)]


def _middle(laid: Round) -> int:
    return (laid.least + laid.most) // 2


def _worth(crowd: Crowd, members: list[int], middle: int) -> int:
    """As ``seating.worth``: what is shared, less what is lopsided, less how far from the middle size."""
    size = len(members)
    if size < 2:
        return 0
    tags = crowd.tags[members]
    both = np.bitwise_count(tags[:, None] & tags[None]).sum(axis=2, dtype=np.int64)
    shared = int(np.minimum(np.triu(both, 1), MOST_SHARED).sum())
    sums = crowd.traits[members].sum(axis=0)
    lopsided = int((sums * sums).sum())
    together = 200 * shared // (size - 1) - LOPSIDED * lopsided // (size * UNIT * UNIT)
    return together - OFF_MIDDLE * (size - middle) ** 2


def may_sit(crowd: Crowd, person: int, *, heed_blocks: bool = True) -> Flags:
    """Whom somebody may sit with, as far as both have said."""
    turned = (crowd.am[person] & crowd.reject) | (crowd.am & crowd.reject[person])
    suits: Flags = ~turned.any(axis=1)
    suits[person] = False
    if heed_blocks:
        suits[crowd.apart[crowd.apart_ptr[person] : crowd.apart_ptr[person + 1]]] = False
    return suits


def why_not(hours: Flags, crowd: Crowd, person: int, groups: Sequence[tuple[int, ...]]) -> str:
    """Why somebody has no seat around any of ``groups``, told as if nobody had blocked anybody."""
    speaks = _unpacked(crowd.lang, crowd.lang.shape[1] * 64)
    meets = [
        group
        for group in groups
        if (hours[list(group)].all(axis=0) & hours[person]).any()
        and (speaks[list(group)].all(axis=0) & speaks[person]).any()
    ]
    if not meets:
        return "too few"
    suits = may_sit(crowd, person, heed_blocks=False)
    return "no seat left" if any(suits[list(group)].all() for group in meets) else "must-haves"


def unpacked_hours(crowd: Crowd) -> Flags:
    return _unpacked(crowd.hours, HOURS)


def _unpacked(words: NDArray[np.uint64], bits: int) -> Flags:
    at = np.arange(bits)
    found: Flags = (words[:, at >> 6] >> (at & 63).astype(np.uint64)) & np.uint64(1) != 0
    return found
