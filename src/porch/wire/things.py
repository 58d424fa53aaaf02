"""What one can be told of outside the house, and who causes each kind of notice.

Every kind of notice comes from something a person did, or from a time one agreed to or set oneself. There is no other
cause, and a test holds every sentence against this list: nothing here exists to bring anybody back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

STARTS_SOON = "starts-soon"
REMINDER = "reminder"
SOON = timedelta(minutes=15)


class Cause(Enum):
    """Who is behind a notice."""

    SOMEONE_DID = "someone did something that is meant for you"
    YOU_AGREED = "a time that you agreed to is near"
    YOU_SET = "you set it yourself, for this hour"


@dataclass(frozen=True)
class Told:
    """``thing`` is the choice it belongs to; ``line`` the number of the fixed line that a woken phone shows.

    What is ``pressing`` does not wait for the half hour since a phone was woken last.
    What is not told ``outside`` waits in the house alone: no mail, and no phone lights up for it.
    What ``fades`` is told outside within that time or not at all: a reminder for the evening is none in the morning.
    """

    thing: str
    cause: Cause = Cause.SOMEONE_DID
    line: int = 1
    outside: bool = True
    pressing: bool = False
    fades: timedelta | None = None


# what a person can choose, in the order they read it
THINGS: Mapping[str, str] = {
    "people": "Messages, and what changes with my people",
    "offers": "Someone I could meet, a pair, a small group",
    "groups": "My groups",
    "starts": "Something I said yes to starts soon",
    "reminders": "Reminders that I set",
    "account": "My own account",
    "helping": "Someone could use me, in the times I gave",
    "desk": "The desk I look after",
}

KINDS: Mapping[str, Told] = {
    "something-new": Told("people"),
    "new-message": Told("people"),
    "message-request": Told("people"),
    "request-accepted": Told("people"),
    "conversation-ended": Told("people"),
    "offer": Told("offers"),
    "offer-accepted": Told("offers"),
    "pair-started": Told("offers"),
    "pair-ended": Told("people"),
    "review": Told("people", Cause.YOU_AGREED),
    "agreement": Told("people"),
    "still-there": Told("people", Cause.YOU_AGREED),
    "meetup": Told("people"),
    STARTS_SOON: Told("starts", Cause.YOU_AGREED, 2, pressing=True),
    REMINDER: Told("reminders", Cause.YOU_SET, 3, pressing=True, fades=timedelta(hours=1)),
    "circle": Told("offers"),
    "vote-open": Told("people"),
    "vote-decided": Told("people"),
    "shown-to-you": Told("people"),
    "kept": Told("people"),
    "together": Told("people"),
    "gathering": Told("people"),
    "stand-by": Told("people"),
    "stands-by": Told("people"),
    "told-you": Told("people"),
    "warm-line": Told("people"),
    "quiet-between": Told("people", Cause.YOU_AGREED),
    "debrief": Told("people"),
    "group-news": Told("groups"),
    "group-ask": Told("groups"),
    "group-answer": Told("groups"),
    "listing-doubted": Told("groups"),
    "term-ends": Told("groups", Cause.YOU_AGREED),
    "report-answered": Told("people"),
    "way-back": Told("account"),
    "part-changed": Told("account"),
    "signed-in": Told("account", outside=False),  # whoever signed in may sit next to its owner
    "needs-a-person": Told("desk"),
    "needs-a-person-now": Told("desk"),
    "opened": Told("account", outside=False),  # it waits in the house: somebody may be reading along
    "standing": Told("account"),
    "asked-for-you": Told("helping", pressing=True),
    "someone-came": Told("people", pressing=True),
    "ask-answered": Told("people"),
    "shift-free": Told("helping"),
    "still-helping": Told("helping", Cause.YOU_AGREED),
    "story-up": Told("people"),
    "story-back": Told("people"),
    "story-thanks": Told("people"),
    "said-under-story": Told("people"),
    "answered-you": Told("people"),
    "room-word": Told("people", outside=False),  # it is for somebody who sits there
    "room-not-ok": Told("people", pressing=True),
    "words-are-up": Told("people"),
    "house-now": Told("people", pressing=True),
}
USUAL = Told("people")


def told(kind: str) -> Told:
    """A kind that nobody placed yet counts as news of one's people; a house test asks for its place."""
    return KINDS.get(kind, USUAL)


def kinds_of(things: list[str]) -> list[str]:
    """The kinds of notice that belong to any of ``things``."""
    return [kind for kind, of in KINDS.items() if of.thing in things and of.outside]


def fading() -> list[tuple[str, timedelta]]:
    """The kinds that fade, with how soon they do."""
    return [(kind, of.fades) for kind, of in KINDS.items() if of.fades is not None]


def everything() -> list[str]:
    return list(THINGS)
