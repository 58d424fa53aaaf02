"""One's own days and goals: what is told, and what is refused. A day that was not told is not known, and not filled."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HOWS = ("good", "ok", "up-and-down", "hard", "very-hard")
RESTED = ("yes", "some", "no")
LONGEST = 2000
GOAL_LONGEST = 120
MOST_GOALS = 5
BACK = timedelta(days=6)
"""How far back a day can still be told: what is older is remembered otherwise than it was."""
NEAREST, FARTHEST = 10, 0
WEEKS = 6


class NotToBeTold(Exception):
    """This cannot be kept; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Told:
    """How somebody was, whether they rested, and words about themselves. Each may be missing."""

    how: str = ""
    rested: str = ""
    words: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.how or self.rested or self.words)

    def written(self) -> str:
        return json.dumps({"how": self.how, "rested": self.rested, "words": self.words}, ensure_ascii=False)


def read(written: str) -> Told:
    """What was written, also by an older program: what it does not know is missing."""
    try:
        told = json.loads(written or "{}")
    except ValueError:
        return Told()
    if not isinstance(told, Mapping):
        return Told()
    how, rested, words = told.get("how"), told.get("rested"), told.get("words")
    return Told(
        how if how in HOWS else "",
        rested if rested in RESTED else "",
        words if isinstance(words, str) else "",
    )


def checked(told: Told, on: date, today: date) -> Told:
    """The same, when it can be kept."""
    if not today - BACK <= on <= today:
        raise NotToBeTold("day")
    if (told.how and told.how not in HOWS) or (told.rested and told.rested not in RESTED):
        raise NotToBeTold("word")
    if len(told.words) > LONGEST:
        raise NotToBeTold("long")
    if told.is_empty:
        raise NotToBeTold("empty")
    return told


def checked_goal(words: str, there: int) -> str:
    """One's own words for a goal, when there is room for one more."""
    said = " ".join(words.split())
    if not said:
        raise NotToBeTold("empty")
    if len(said) > GOAL_LONGEST:
        raise NotToBeTold("long")
    if there >= MOST_GOALS:
        raise NotToBeTold("many")
    return said


def weeks_back(today: date) -> tuple[tuple[date, ...], ...]:
    """The last weeks, each from Monday, the newest first; days that are not yet are left out."""
    monday = today - timedelta(days=today.weekday())
    weeks = (monday - timedelta(weeks=at) for at in range(WEEKS))
    return tuple(
        tuple(day for at in range(7) if (day := start + timedelta(days=at)) <= today) for start in weeks
    )
