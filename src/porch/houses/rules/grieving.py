"""A grievance: somebody who is not named in it looks at it, and there is always a way outside the house.

Nobody who is named in it, who decided what it is about, or who had it and passed it on, ever has it. Where nobody of
the house is left, or nobody takes it in three days, it goes outside by itself.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from porch.kit.lifecycle import Promised, Turn

LOOKING_FOR, WITH, ANSWERED, OUTSIDE, CLOSED = "looking-for", "with", "answered", "outside", "closed"

GRIEVANCE = Promised(
    name="a grievance",
    start=LOOKING_FOR,
    final=frozenset({CLOSED}),
    moves={
        "take": (frozenset({LOOKING_FOR}), WITH),
        "pass on": (frozenset({WITH}), LOOKING_FOR),
        "answer": (frozenset({WITH, OUTSIDE}), ANSWERED),
        "go outside": (frozenset({LOOKING_FOR, WITH, ANSWERED}), OUTSIDE),
        "still outside": (frozenset({OUTSIDE}), OUTSIDE),
        "close": (frozenset({LOOKING_FOR, WITH, ANSWERED, OUTSIDE}), CLOSED),
    },
    turns={
        LOOKING_FOR: Turn("somebody who is not named in it", "three days", "go outside"),
        WITH: Turn("who looks at it", "seven days", "pass on"),
        ANSWERED: Turn("who objected", "fourteen days", "close"),
        OUTSIDE: Turn("those outside the house", "fourteen days", "still outside"),
    },
    held=frozenset({OUTSIDE}),
)

WITHIN = {
    LOOKING_FOR: timedelta(days=3),
    WITH: timedelta(days=7),
    ANSWERED: timedelta(days=14),
    OUTSIDE: timedelta(days=14),
}
FOUND = ("upheld", "partly", "not")
AFTER_LEAVING = timedelta(days=60)


class NotTheirs(Exception):
    """They are named in it, decided it, passed it on, or it is not theirs. Nothing was changed."""


def due(state: str, now: datetime) -> datetime | None:
    """Until when the next person acts; None once it is closed."""
    return now + WITHIN[state] if state in WITHIN else None


def may_have_it(people: Iterable[UUID], *, named: Collection[UUID], apart: Collection[UUID]) -> list[UUID]:
    """Of those who look after the house: who is neither named in it, nor ``apart`` from it for another reason."""
    return [one for one in people if one not in named and one not in apart]


def may_object(until_on: date | None, today: date) -> bool:
    """Whoever lives there, and whoever left not more than sixty days ago."""
    return until_on is None or today <= until_on + AFTER_LEAVING
