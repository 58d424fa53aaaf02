"""Breaking the glass: someone of the desk asks to see what no ordinary page shows, and a second person answers.

It opens one thing, to whoever asked, for an hour at most. Whoever it concerns is told, and reads the reason.
"""

from datetime import datetime, timedelta

from porch.kit.lifecycle import Lifecycle

GLASS = Lifecycle(
    name="breaking the glass",
    start="asked",
    final=frozenset({"refused", "withdrawn", "over"}),
    moves={
        "agree": (frozenset({"asked"}), "open"),
        "refuse": (frozenset({"asked"}), "refused"),
        "withdraw": (frozenset({"asked"}), "withdrawn"),  # by whoever asked, or by the clock
        "close": (frozenset({"open"}), "over"),
    },
)

OPEN_FOR = timedelta(hours=1)
WAITS_FOR = timedelta(hours=24)  # then what was asked is over without an answer
LATEST_NOTICE = timedelta(hours=72)
LATER = (0, 24, 48, 72)  # hours by which the second person may put off the notice
SHORTEST, LONGEST = 20, 1000  # characters of a reason


class WrongReason(Exception):
    """A reason that is too short or too long to be one. Its text is for whoever wrote it."""


def checked_reason(words: str) -> str:
    """The reason as it is kept and later read by whoever it concerns."""
    said = words.strip()
    if len(said) < SHORTEST:
        raise WrongReason("Say in a sentence why this is needed: at least 20 characters.")
    if len(said) > LONGEST:
        raise WrongReason(f"That is {len(said):,} characters; {LONGEST:,} fit.")
    return said


def notice_at(agreed_at: datetime, hours: int) -> datetime:
    """When they are told; ValueError for a time that nobody may choose."""
    if hours not in LATER:
        raise ValueError(hours)
    return agreed_at + timedelta(hours=hours)
