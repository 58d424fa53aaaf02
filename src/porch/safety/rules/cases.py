"""A case gathers what was reported about one person or thing: how it moves, who holds it, what is most pressing.

Nothing is ever decided from how many reports there are.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from porch.kit.lifecycle import Lifecycle
from porch.safety.rules.reports import CATEGORIES

LIFE = Lifecycle(
    name="case",
    start="waiting",
    final=frozenset({"closed"}),
    moves={
        "take": (frozenset({"waiting", "taken"}), "taken"),  # from "taken" only when its time is over
        "release": (frozenset({"taken"}), "waiting"),
        "close": (frozenset({"taken"}), "closed"),
    },
)

LEASE = timedelta(
    minutes=30
)  # a case someone took is free again this long after they last did something with it
DESK_HOUR = timedelta(hours=1)  # after this long at the desk a quiet line offers to hand over
DESK_BREAK = timedelta(minutes=15)  # away this long, the hour begins anew
LONGEST_NOTE = 2000  # characters of one note for whoever comes next

# what the person who told us reads, in general words: never what was done to whom
OUTCOMES: Mapping[str, str] = {
    "acted": "We looked at it and did something about it.",
    "talked": "We spoke with the people it concerns.",
    "nothing": "We looked at it carefully and found nothing to act on. Tell us again if it goes on.",
    "passed-on": "We passed it on to people who can do more about it than we can.",
    "unclear": "We could not find out more. Tell us again if anything is added to it.",
}


class NotDoable(Exception):
    """A step at the desk that cannot be taken as it is. Its text is for the one at the desk."""


def is_held(holder: object | None, held_until: datetime | None, *, now: datetime) -> bool:
    """Whether somebody has it in hand right now; a lease ends by the clock, without anybody's doing."""
    return holder is not None and held_until is not None and held_until > now


def band(category: str) -> str:
    """How pressing: "now" (a quarter of an hour), "soon" (four hours) or "day"."""
    aim = CATEGORIES[category].aim
    if aim <= timedelta(minutes=15):
        return "now"
    return "soon" if aim <= timedelta(hours=4) else "day"


BANDS = ("now", "soon", "day")


def most_pressing(categories: Iterable[str]) -> str:
    """Of several categories the one that cannot wait."""
    return min(categories, key=lambda code: (CATEGORIES[code].aim, list(CATEGORIES).index(code)))
