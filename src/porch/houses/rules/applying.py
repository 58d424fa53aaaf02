"""From the first question about a room to moving in: who is next, until when, and what time does."""

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
        "no": (frozenset({ASKED, TALKING, APPLIED, VOTING}), NOT_NOW),
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
