"""How long people wait for a room, as honestly as it can be said: what was so, never what will be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

BACK = timedelta(days=180)
"""Of how many days back people are looked at who moved in."""

FEWEST = 3
"""Of fewer people than this nothing is said: it would be about each of them."""


@dataclass(frozen=True)
class Wait:
    """Of those who moved in: in the middle so many days, at the least and at the most so many."""

    people: int
    middle: int
    shortest: int
    longest: int


def usual_wait(days: Iterable[int]) -> Wait | None:
    """From the days each of them had waited; None where they are too few to say."""
    told = sorted(days)
    if len(told) < FEWEST:
        return None
    return Wait(len(told), round(median(told)), told[0], told[-1])
