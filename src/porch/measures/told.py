"""What somebody told of a day, as plain values: the shape that every measure and every picture reads."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Mood(StrEnum):
    """How it is going, in five words; never a number that somebody reads."""

    GOOD = "good"
    OK = "ok"
    UP_AND_DOWN = "up-and-down"
    HARD = "hard"
    VERY_HARD = "very-hard"


class Used(StrEnum):
    """The three answers to "Did you use today?". No answer at all is a fourth thing, and stays missing."""

    NO = "no"
    YES = "yes"
    UNSAID = "unsaid"  # would rather not say


@dataclass(frozen=True)
class Amount:
    """Something that was used. ``grams`` of pure alcohol, where that is known; ``how_much`` in their own words."""

    what: str  # a code of the vocabulary of substances
    grams: float | None = None
    how_much: str = ""


@dataclass(frozen=True)
class Told:
    """One time of telling. A day may have several; what was not answered is None or empty, and stays missing.

    ``day`` is the day it tells of, by the teller's own calendar; ``at`` the aware moment of telling, and ``zone`` where
    they were then (IANA). ``did``: what they did since they last wrote (codes); ``craving`` is how it is now, after it.
    """

    day: date
    at: datetime
    zone: str = "UTC"
    mood: Mood | None = None
    craving: int | None = None  # 0 to 10
    used: Used | None = None
    amounts: tuple[Amount, ...] = ()
    sleep: float | None = None  # hours
    halt: frozenset[str] = field(default_factory=frozenset)  # hungry, angry, lonely, tired
    did: frozenset[str] = field(default_factory=frozenset)
