"""From the first question about a room to moving in: who is next, until when, and what time does."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from porch.kit.lifecycle import Promised, Turn

ASKED, TALKING, APPLIED, VOTING, WAITING, OFFERED, AGREED = (
    *("asked", "talking", "applied", "voting"),
    *("waiting", "offered", "agreed"),
)
MOVED_IN, NOT_NOW, WITHDRAWN, LAPSED = "moved-in", "not-now", "withdrawn", "lapsed"

_ALL = frozenset({ASKED, TALKING, APPLIED, VOTING, WAITING, OFFERED, AGREED})

APPLICATION = Promised(
    name="an application",
    start=ASKED,
    final=frozenset({MOVED_IN, NOT_NOW, WITHDRAWN, LAPSED}),
    moves={
        "answer": (frozenset({ASKED}), TALKING),
        "apply": (frozenset({ASKED, TALKING}), APPLIED),
        "call": (frozenset({APPLIED}), VOTING),
        "again": (frozenset({VOTING}), APPLIED),  # too few took part: it is called once more
        "yes": (frozenset({VOTING}), WAITING),
        "no": (_ALL, NOT_NOW),
        "still": (frozenset({WAITING}), WAITING),
        "offer": (frozenset({WAITING}), OFFERED),
        "back": (frozenset({OFFERED}), WAITING),  # not this one, or no answer: the place in the line stays
        "agree": (frozenset({OFFERED}), AGREED),
        "move in": (frozenset({AGREED}), MOVED_IN),
        "withdraw": (_ALL, WITHDRAWN),
        "lapse": (frozenset({TALKING, AGREED}), LAPSED),
    },
    turns={
        ASKED: Turn("the house", "two days", "no"),
        TALKING: Turn("whoever asks", "thirty days", "lapse"),
        APPLIED: Turn("the house", "seven days", "no"),
        VOTING: Turn("whoever lives there", "until the vote is over", "no"),
        WAITING: Turn("the house", "thirty days", "still"),
        OFFERED: Turn("whoever waits", "three days", "back"),
        AGREED: Turn("both", "seven days after the day agreed", "lapse"),
    },
    held=frozenset({WAITING}),
)

WITHIN: Mapping[str, timedelta] = {
    ASKED: timedelta(days=2),
    TALKING: timedelta(days=30),
    APPLIED: timedelta(days=7),
    VOTING: timedelta(days=10),  # the vote itself is over before: this is for one that was dropped
    WAITING: timedelta(days=30),
    OFFERED: timedelta(days=3),
}
AFTER_THE_DAY = timedelta(days=7)
"""How long after the day agreed somebody may still move in."""

LIVE = frozenset(APPLICATION.turns)
TOLD_NO = "Not this house this time. The next may be the one, and you can ask it today."


def due(state: str, now: datetime) -> datetime | None:
    """By when somebody has to act in this state; None where it is over, or a day was agreed."""
    within = WITHIN.get(state)
    return now + within if within else None


def may_ask_on(today: date, readmission_on: date | None) -> bool:
    """Whoever left after a return to use may ask the same house again from the day they were told."""
    return readmission_on is None or readmission_on <= today
