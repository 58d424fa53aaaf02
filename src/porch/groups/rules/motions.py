"""A motion's way from the first word to the last, as checked data: in every state somebody is next, until a time."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from porch.groups.rules.conscience import (
    QUORUMS,
    THIRD,
    THRESHOLDS,
    TWO_THIRDS,
    UNANIMITY,
    Count,
    Quorum,
    Threshold,
    stricter,
)
from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


VOTED_ON = _from("voting", "voting-again")
BEFORE_THE_GROUP = _from("seconding", "discussing", "hearing") | VOTED_ON
"""Put to the others and not over: of these a body has a few at once."""

DECIDED = _from("passed", "failed", "no-quorum")

MOTION = Lifecycle(
    name="a motion",
    start="drafted",
    final=DECIDED | {"withdrawn", "lapsed"},
    moves={
        "ask for a second": (_from("drafted"), "seconding"),
        "put": (_from("drafted"), "discussing"),
        "second": (_from("seconding"), "discussing"),
        "call": (_from("discussing"), "voting"),
        "hear": (_from("voting"), "hearing"),
        "call again": (_from("hearing"), "voting-again"),
        "pass": (VOTED_ON, "passed"),
        "fail": (VOTED_ON, "failed"),
        "lack": (VOTED_ON, "no-quorum"),
        "withdraw": (_from("drafted", "seconding", "discussing"), "withdrawn"),
        "fall": (
            BEFORE_THE_GROUP,
            "withdrawn",
        ),  # its words are gone with whoever wrote them, or the group has ended
        "lapse": (_from("drafted", "seconding"), "lapsed"),
    },
)

NEXT: Mapping[str, str] = {
    "drafted": "whoever brings it",
    "seconding": "another member",
    "discussing": "everyone",
    "voting": "everyone with a vote",
    "hearing": "whoever said no",
    "voting-again": "everyone with a vote",
}
"""Who is next in each state that is not final."""

COUNTED = "count"
BY_TIME: Mapping[str, str] = {
    "drafted": "lapse",
    "seconding": "lapse",
    "discussing": "call",
    "voting": COUNTED,
    "hearing": "call again",
    "voting-again": COUNTED,
}
"""What time alone does when a state's deadline has passed."""

DRAFT_DAYS = 14
MOST_OPEN = 3


@dataclass(frozen=True)
class Terms:
    """How a body decides. A motion keeps those of the day it was put: what it may change is never its own way."""

    threshold: str = TWO_THIRDS.code
    quorum: str = THIRD.code
    discuss_days: int = 7
    vote_days: int = 7
    hear_days: int = 3
    is_secret: bool = True
    wants_second: bool = False
    hears_minority: bool = False

    @property
    def passes_with(self) -> Threshold:
        return THRESHOLDS[self.threshold]

    @property
    def takes_part(self) -> Quorum:
        return QUORUMS[self.quorum]

    @property
    def minority_speaks(self) -> bool:
        """Who decides all but together hears whoever is against it first; others do if they say so."""
        return self.hears_minority or self.passes_with == UNANIMITY

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def at_least(self, threshold: Threshold) -> "Terms":
        return Terms(**{**asdict(self), "threshold": stricter(self.passes_with, threshold).code})


def terms_from(told: Mapping[str, Any]) -> Terms:
    """The terms a motion carries; what a later version does not know is left out."""
    return Terms(**{name: told[name] for name in asdict(Terms()) if name in told})


def days_in(state: str, terms: Terms) -> int:
    """How long a state that is not final lasts at most."""
    return {
        "drafted": DRAFT_DAYS,
        "seconding": max(1, terms.discuss_days),
        "discussing": terms.discuss_days,
        "hearing": terms.hear_days,
    }.get(state, terms.vote_days)


def due_after(state: str, terms: Terms, now: datetime) -> datetime | None:
    """Until when a state lasts that begins now; None when nothing follows any more.

    It runs from the moment the state begins, and not from when it should have: a clock that stood still takes
    nobody's days away.
    """
    return None if state in MOTION.final else now + timedelta(days=days_in(state, terms))


YES, NO, ABSTAIN = "yes", "no", "abstain"
FOR, NOBODY = "for", "nobody"
"""In an election: approved of somebody, or of nobody who stands."""


class NotABallot(Exception):
    """That cannot be said in this vote."""


def answers(candidates: Collection[str] | None) -> list[str]:
    """All that is counted in a vote; ``candidates`` are the ids of those who stand, None where it is no election."""
    return [YES, NO, ABSTAIN] if candidates is None else [FOR, NOBODY, ABSTAIN, *sorted(candidates)]


def counted_as(said: Collection[str], candidates: Collection[str] | None) -> list[str]:
    """Which numbers one ballot makes one larger; NotABallot where it says nothing, too much, or two things at once."""
    chosen = set(said)
    if candidates is not None and chosen and chosen <= set(candidates):
        return [FOR, *sorted(chosen)]
    alone = {YES, NO, ABSTAIN} if candidates is None else {NOBODY, ABSTAIN}
    if len(chosen) != 1 or not chosen <= alone:
        raise NotABallot
    return sorted(chosen)


def count_of(numbers: Mapping[str, int]) -> Count:
    """Yes, no and abstained, of a vote or an election."""
    return Count(
        numbers.get(YES, 0) + numbers.get(FOR, 0),
        numbers.get(NO, 0) + numbers.get(NOBODY, 0),
        numbers.get(ABSTAIN, 0),
    )
