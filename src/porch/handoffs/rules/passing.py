"""A hand-over from one door to the next: sent by its owner, introduced, received, met."""

from datetime import date, timedelta

from porch.kit.lifecycle import Promised, Turn

SENT, INTRODUCED, RECEIVED, MET, NOT_MET, ENDED = "sent", "introduced", "received", "met", "not-met", "ended"

TO_INTRODUCE = timedelta(days=3)
TO_RECEIVE = timedelta(days=3)
TO_MEET = timedelta(days=7)

PASSAGE = Promised(
    name="a hand-over to the next door",
    start=SENT,
    final=frozenset({MET, NOT_MET, ENDED}),
    moves={
        "introduce": (frozenset({SENT}), INTRODUCED),
        "go on alone": (frozenset({SENT}), INTRODUCED),  # nobody introduced in time: it goes on without
        "receive": (frozenset({SENT, INTRODUCED}), RECEIVED),
        "pass on": (frozenset({INTRODUCED}), NOT_MET),
        "met": (frozenset({RECEIVED}), MET),
        "close": (frozenset({RECEIVED}), NOT_MET),
        "end": (frozenset({SENT, INTRODUCED, RECEIVED}), ENDED),
    },
    turns={
        SENT: Turn("who introduces", "three days", "go on alone"),
        INTRODUCED: Turn("who receives", "three days", "pass on"),
        RECEIVED: Turn("both", "seven days", "close"),
    },
)


def met_on(said_by_one: date | None, said_by_other: date | None) -> date | None:
    """The day on which they had met: both have to have said so, and of two days the later holds."""
    if said_by_one is None or said_by_other is None:
        return None
    return max(said_by_one, said_by_other)
