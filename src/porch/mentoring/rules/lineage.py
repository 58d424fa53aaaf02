"""How far a line of mentors reaches: a number where at least three hands lie between, and never who."""

from collections.abc import Mapping
from uuid import UUID

HANDS = 3
FURTHEST = 12
"""How far is looked, at most."""


def hands_above(person: UUID, mentor_of: Mapping[UUID, UUID]) -> int:
    """How many mentors stand one above the other over ``person``. A ring ends where it closes."""
    seen, at = {person}, mentor_of.get(person)
    while at is not None and at not in seen and len(seen) <= FURTHEST:
        seen.add(at)
        at = mentor_of.get(at)
    return len(seen) - 1


def said(hands: int) -> int | None:
    """The number as it may be read; None for fewer than three beyond one's own mentor, so that no hand can be told."""
    return hands if hands - 1 >= HANDS else None
