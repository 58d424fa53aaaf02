"""How long a talk that was asked for waits at each turn, whose turn comes next, and who is asked first."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

TURN = timedelta(hours=48)
"""How long one supervisor has, then all of them."""

AT_THE_DESK = timedelta(hours=24)
"""How often coordinators are told again while it waits for them."""

TALKING = timedelta(days=14)
"""A talk nobody has ended is over then; they can always go on writing."""


def waits_until(state: str, now: datetime) -> datetime:
    """The deadline of a state entered at ``now``; KeyError for a state that waits for nobody."""
    return now + {"asked": TURN, "wide": TURN, "desk": AT_THE_DESK, "talking": TALKING}[state]


def begins_with(free: Iterable[UUID]) -> str:
    """The first turn: one supervisor's, or where none is free the desk's at once."""
    return "asked" if list(free) else "desk"


def after_time(state: str, free: Iterable[UUID], first: UUID | None) -> str:
    """The verb when a turn has passed unanswered: widen while somebody besides ``first`` could say yes."""
    if state == "talking":
        return "finish"
    others = [one for one in free if one != first]
    return "widen" if state == "asked" and others else "hand to the desk"


def asked_first(free: Iterable[UUID], lately: Mapping[UUID, int]) -> UUID | None:
    """Of those who are free the one who listened least lately, so that it goes round; None when nobody is."""
    return min(free, key=lambda one: (lately.get(one, 0), str(one)), default=None)
