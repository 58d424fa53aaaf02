"""What is kept beside a floor by those who lead: the door, who serves or was asked to, and whether anybody leads."""

from dataclasses import dataclass
from datetime import datetime

FREE, ASKS_FIRST, LOCKED = "free", "asks-first", "locked"
WAYS_IN = (FREE, ASKS_FIRST, LOCKED)


@dataclass(frozen=True)
class Door:
    """``way`` is how one comes in: freely, when let in, or not at all. ``waiting`` are the chairs before it."""

    way: str = FREE
    waiting: tuple[int, ...] = ()


@dataclass(frozen=True)
class Lead:
    """``offers`` are roles a host asked somebody to take, ``ready`` those somebody would take: (chair, role).

    ``missing_since``: nobody leads. ``asked`` to host since ``asked_at``; ``passed`` said not now, or did not answer.
    ``adrift_at``: there was nobody to ask, so the room is text only until somebody leads it or it ends; ``before`` is
    how it shared until then. ``step`` of its script, 0 before the first.
    """

    offers: tuple[tuple[int, str], ...] = ()
    ready: tuple[tuple[int, str], ...] = ()
    missing_since: datetime | None = None
    asked: int | None = None
    asked_at: datetime | None = None
    passed: tuple[int, ...] = ()
    adrift_at: datetime | None = None
    before: str = ""
    step: int = 0


SHUT_FOR_NOBODY, AS_IT_BEGINS = Door(), Lead()
