"""The question that comes first: is it safe to try this at home? What is held of the answer, and what it opens."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

YES, NOT_SURE, NO, UNSAID = "yes", "not-sure", "no", "unsaid"
ANSWERS = (YES, NOT_SURE, NO, UNSAID)
HOLDS = timedelta(days=14)
"""A home changes. After this long the answer is no longer known, and the question is asked again."""

WITH_THEM = frozenset({"talk", "rewarding", "consequences", "treatment"})
"""Kinds of days that try something with the other person: nothing of them is shown without a yes that still holds."""
ALONE = frozenset({"self", "safety", "rest"})
"""Kinds of days that somebody can do by themselves, whatever it is like at home."""
KINDS = WITH_THEM | ALONE


@dataclass(frozen=True)
class Answer:
    """What somebody said, and when."""

    said: str
    at: datetime


def still_holds(newest: Answer | None, now: datetime, *, since: datetime | None = None) -> bool:
    """Whether the newest answer is still one: said within ``HOLDS``, not later than now, and after ``since``."""
    if newest is None or newest.said not in ANSWERS or newest.at > now or now - newest.at >= HOLDS:
        return False
    return since is None or newest.at >= since


def is_safe(newest: Answer | None, now: datetime, *, since: datetime | None = None) -> bool:
    """Only a yes that still holds is a yes. Not sure, no, rather not say, and nothing said are all the other path."""
    return still_holds(newest, now, since=since) and newest is not None and newest.said == YES


def opens(kind: str, newest: Answer | None, now: datetime) -> bool:
    """Whether a day of this kind is shown. A kind that nobody placed counts as one with the other person."""
    return kind in ALONE or is_safe(newest, now)


def newest_of(said: Collection[Answer]) -> Answer | None:
    """The last one said is the one that counts, also when an earlier yes would still hold."""
    return max(said, key=lambda one: one.at, default=None)
