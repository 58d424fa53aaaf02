"""Five calls: who is next, until when, and what time does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from porch.kit.lifecycle import Promised, Turn

MOST = 5
MOST_AT_ONCE = 3
"""More people than this at the same time are too many for somebody who has a family of their own."""

COACHING = Promised(
    name="five calls",
    start="asked",
    final=frozenset({"done", "over"}),
    moves={
        "look again": (frozenset({"asked"}), "asked"),
        "offer": (frozenset({"asked"}), "offered"),
        "back": (frozenset({"offered"}), "asked"),
        "yes": (frozenset({"offered"}), "going"),
        "go on": (frozenset({"going"}), "going"),
        "finish": (frozenset({"going"}), "done"),
        "end": (frozenset({"asked", "offered", "going"}), "over"),
    },
    turns={
        "asked": Turn("whoever learned to coach", "seven days", "look again"),
        "offered": Turn("the coach who was asked", "three days", "back"),
        "going": Turn("both", "thirty days without a call", "end"),
    },
    held=frozenset({"asked"}),
)
WITHIN = {"asked": timedelta(days=7), "offered": timedelta(days=3), "going": timedelta(days=30)}
SOONEST, LATEST = timedelta(minutes=15), timedelta(days=30)
"""A call can be set from a quarter of an hour on, and no later than the two are given to be without one."""


class NotSo(Exception):
    """This cannot be done now; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Free:
    """A coach, by a name that sorts; how much room they said they have, how many walk with them now."""

    key: str
    room: int
    now: int
    last_asked: datetime | None = None


def due(state: str, now: datetime) -> datetime | None:
    """Until when whoever is next has time; None once it is over."""
    return now + WITHIN[state] if state in WITHIN else None


def whom_to_ask(coaches: Sequence[Free]) -> str | None:
    """The one with room who has least to carry, then who was asked longest ago; None while nobody has room."""
    able = [one for one in coaches if one.now < min(one.room, MOST_AT_ONCE)]
    order = sorted(
        able, key=lambda one: (one.now, one.last_asked.timestamp() if one.last_asked else 0.0, one.key)
    )
    return order[0].key if order else None


def next_number(held: Sequence[int]) -> int | None:
    """Which of the five comes next; None after the fifth."""
    number = len(set(held)) + 1
    return number if number <= MOST else None


def can_be_at(at: datetime, now: datetime) -> datetime:
    """The moment, when a call can be set for it."""
    if not now + SOONEST <= at <= now + LATEST:
        raise NotSo("when")
    return at


def can_be_held(at: datetime, agreed: bool, now: datetime) -> None:
    """A call was held when both had agreed to a time, and that time has come."""
    if not agreed:
        raise NotSo("not agreed")
    if at > now:
        raise NotSo("not yet")
