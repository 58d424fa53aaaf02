"""Handing over to a peer: whom somebody asks, in which order, and what it means to have met.

See ``docs/decisions/0087``.

Whoever is asked answers for themselves, and a no goes on to the next without a word. Nothing waits for nobody.
"""

from datetime import date, timedelta

from porch.kit.lifecycle import Promised, Turn

IN_LINE, ASKED, LOOKING, WALKS = "in-line", "asked", "looking", "walks"
NO, PASSED, MET, NOT_MET, ENDED = "no", "passed", "met", "not-met", "ended"

MOST = 3
"""People somebody names at once, in their own order."""

OFFERED_BEFORE = timedelta(days=21)
"""Before the last day somebody is asked, on Today, whether they would like to have somebody."""

FOR_AN_ANSWER = timedelta(days=3)
TO_MEET = timedelta(days=7)
TO_SAY_SO = timedelta(days=3)
"""After the last day to meet, for the second of the two to say that they had."""

HAND_OVER = Promised(
    name="a hand-over",
    start=IN_LINE,
    final=frozenset({NO, PASSED, MET, NOT_MET, ENDED}),
    moves={
        "ask": (frozenset({IN_LINE}), ASKED),
        "look": (frozenset({IN_LINE}), LOOKING),
        "yes": (frozenset({ASKED}), WALKS),
        "found": (frozenset({LOOKING}), WALKS),
        "no": (frozenset({ASKED}), NO),
        "pass": (frozenset({ASKED}), PASSED),
        "met": (frozenset({WALKS}), MET),
        "close": (frozenset({LOOKING, WALKS}), NOT_MET),
        # taken back, stepped back, a block, somebody left or died: one end, and it says nothing
        "end": (frozenset({IN_LINE, ASKED, LOOKING, WALKS}), ENDED),
    },
    turns={
        IN_LINE: Turn("the house", "until whoever stands before has answered", "ask"),
        ASKED: Turn("whoever is asked", "three days", "pass"),
        LOOKING: Turn("the pairing desk", "seven days after the last day", "close"),
        WALKS: Turn("both", "seven days after the last day", "close"),
    },
)

LIVE = frozenset(HAND_OVER.turns)
UNANSWERED = frozenset({NO, PASSED})
"""One state to whoever asked, for as long as the answer could still have come."""


def due_on(last_day: date, asked_on: date) -> date:
    """The last day on which meeting counts as met: seven days after the last day, or after asking if that was later."""
    return max(last_day, asked_on) + TO_MEET


def is_time_to_choose(last_day: date, today: date) -> bool:
    """From three weeks before the last day until a week after it."""
    return last_day - OFFERED_BEFORE <= today <= last_day + TO_MEET


def closes_after(due: date) -> date:
    """From the day after this one it is closed, met or not."""
    return due + TO_SAY_SO


def met_on(said_by_one: date | None, said_by_other: date | None) -> date | None:
    """The day on which they had met: both have to have said so, and of two days the later holds."""
    if said_by_one is None or said_by_other is None:
        return None
    return max(said_by_one, said_by_other)


def met_in_time(met: date | None, due: date) -> bool:
    return met is not None and met <= due
