"""A hand-over from one door to the next: sent by its owner, introduced, received, met. See docs/decisions/0102."""

from datetime import date, timedelta

from porch.kit.lifecycle import Promised, Turn

SENT, INTRODUCED, RECEIVED, MET, NOT_MET, ENDED = "sent", "introduced", "received", "met", "not-met", "ended"

TO_INTRODUCE = timedelta(days=3)
TO_RECEIVE = timedelta(days=3)
TO_MEET = timedelta(days=7)
TO_SAY_SO = timedelta(days=3)
"""After the last day to meet, for the second of the two to say that they had."""

PASSAGE = Promised(
    name="a hand-over to the next door",
    start=SENT,
    final=frozenset({MET, NOT_MET, ENDED}),
    moves={
        "introduce": (frozenset({SENT}), INTRODUCED),
        "go on alone": (frozenset({SENT}), INTRODUCED),  # nobody introduced them in time: it goes on without
        "receive": (frozenset({SENT, INTRODUCED}), RECEIVED),
        "nobody": (frozenset({INTRODUCED}), NOT_MET),
        "met": (frozenset({RECEIVED}), MET),
        "close": (frozenset({RECEIVED}), NOT_MET),
        # taken back, stepped back, a block, somebody left: one end, and it says nothing
        "end": (frozenset({SENT, INTRODUCED, RECEIVED}), ENDED),
    },
    turns={
        SENT: Turn("who introduces", "three days", "go on alone"),
        INTRODUCED: Turn("who receives", "three days", "nobody"),
        RECEIVED: Turn("both", "seven days and three to say so", "close"),
    },
)

LIVE = frozenset(PASSAGE.turns)


def met_on(said_by_one: date | None, said_by_other: date | None) -> date | None:
    """The day on which they had met: both have to have said so, and of two days the later holds."""
    if said_by_one is None or said_by_other is None:
        return None
    return max(said_by_one, said_by_other)


def due_on(received_on: date) -> date:
    """The last day on which meeting counts as met within seven days."""
    return received_on + TO_MEET


def closes_after(due: date) -> date:
    """From the day after this one it is closed, met or not."""
    return due + TO_SAY_SO


def met_in_time(met: date | None, due: date) -> bool:
    return met is not None and met <= due
