"""A group's weekly sum: when it may grow, and by how much. See ``docs/decisions/0065``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

CALL, DOOR, CHECK_IN = "call", "door", "check-in"
TOLD = (CALL, DOOR)
"""What somebody tells by a tap; a check-in is counted for those who said so."""
COUNTED = (CALL, DOOR, CHECK_IN)

SIX = 6
"""From so many people on, something is added and shown."""
STEP = 5
"""Sums are shown in steps of so many, downwards."""
MOST_A_DAY = 3
"""So many of each a day count from one person: more would make a sum theirs."""


@dataclass(frozen=True)
class Told:
    """One thing somebody did: who, what, and on which day of the group's calendar."""

    who: UUID
    what: str
    on: date


def week_of(on: date) -> date:
    """The Monday of that week."""
    return on - timedelta(days=on.weekday())


def addable(told: Iterable[Told], today: date) -> list[Told]:
    """Of what waits to be added to one week's sum, what may be now: all of the days that are over, once at least six
    people told some of it; else nothing. So each time the sum grows it is by what six did or more, and never on the
    day they did it."""
    over = [one for one in told if one.on < today]
    return over if len({one.who for one in over}) >= SIX else []


def shown(total: int) -> int:
    """A sum as it is shown: the step below it. 0 says that nothing is shown."""
    return total // STEP * STEP
