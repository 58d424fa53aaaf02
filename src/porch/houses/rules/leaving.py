"""After somebody in a house returned to use: safety first, somewhere to sleep, then what is decided and why.

See domain L16. Nothing is decided before safety was looked at and somebody said where they sleep tonight, nobody leaves
on the day it is decided, and time alone never ends a stay: it only asks people again.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from porch.kit.lifecycle import Promised, Turn

SAFETY, TONIGHT, DECIDING, STAYS, HOLD, LEFT, BACK, WITHDRAWN = (
    *("safety", "tonight", "deciding", "stays"),
    *("hold", "left", "back", "withdrawn"),
)

LEAVING = Promised(
    name="a return to use in a house",
    start=SAFETY,
    final=frozenset({STAYS, LEFT, BACK, WITHDRAWN}),
    moves={
        "safe": (frozenset({SAFETY}), TONIGHT),
        "placed": (frozenset({TONIGHT}), DECIDING),
        "remind": (frozenset({SAFETY}), SAFETY),
        "ask again": (frozenset({TONIGHT}), TONIGHT),
        "look again": (frozenset({DECIDING}), DECIDING),
        "stay": (frozenset({DECIDING}), STAYS),
        "hold": (frozenset({DECIDING}), HOLD),
        "leave": (frozenset({DECIDING}), LEFT),
        "come back": (frozenset({HOLD}), BACK),
        "hold is over": (frozenset({HOLD}), DECIDING),
        "let go": (frozenset({HOLD}), LEFT),  # by the person alone
        "withdraw": (frozenset({SAFETY, TONIGHT, DECIDING}), WITHDRAWN),  # it was not so
    },
    turns={
        SAFETY: Turn("those who look after the house", "an hour", "remind"),
        TONIGHT: Turn("those who look after the house", "three hours", "ask again"),
        DECIDING: Turn("whoever lives there", "three days", "look again"),
        HOLD: Turn("the person and the house", "until the hold is over", "hold is over"),
    },
    held=frozenset({SAFETY, TONIGHT, DECIDING}),
)

WITHIN = {SAFETY: timedelta(hours=1), TONIGHT: timedelta(hours=3), DECIDING: timedelta(days=3)}
OPEN = LEAVING.states - LEAVING.final
QUIET_FOR = timedelta(hours=48)
"""For so long nothing of the house's own accord asks them for anything."""

FIRST = ("alright", "not-alone", "naloxone", "tolerance", "number")
"""What is asked and done first, in this order: all of it."""

TONIGHT_AT = ("here", "elsewhere", "treatment")
OUTCOMES = {"stays": "stay", "hold": "hold", "leaves": "leave"}
"""What can be decided, with the verb that does it."""

LONGEST_HOLD = timedelta(days=90)
TO_OBJECT = timedelta(days=60)


class NotYet(Exception):
    """Something that comes before is not done, or the day is too early. Nothing was changed. Its text says what."""


def still_to_do(safe: Collection[str]) -> list[str]:
    """What of the first things is not done yet."""
    return [code for code in FIRST if code not in safe]


def due(state: str, now: datetime) -> datetime | None:
    """Until when somebody acts in a state that began now; None where nothing waits, or a day was agreed on."""
    return now + WITHIN[state] if state in WITHIN else None


def earliest(today: date) -> date:
    """The first day on which somebody can be gone: never the day it is decided, and so never that night."""
    return today + timedelta(days=1)


def readmission(leaves_on: date, days: int) -> date:
    """From when they may ask for a room again."""
    return leaves_on + timedelta(days=days)


def decided_alone(level: str, voters: int) -> bool:
    """Whether whoever looks after the house may decide without a vote: where it is not run by its residents alone, or
    where nobody else lives there who could vote."""
    return level != "I" or voters == 0
