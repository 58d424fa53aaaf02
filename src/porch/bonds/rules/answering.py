"""How likely an answer is, as the engine counts on it. It orders suggestions and is shown to nobody, ever."""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 0.5
GIVEN = 2
"""Answers everyone starts with: one letter that ran out says little about a person."""


@dataclass(frozen=True)
class Asked:
    """One offer that has closed, or that its first has passed on. ``passed_on``: the first said yes to it."""

    first: str
    second: str
    state: str
    passed_on: bool


def chances(offers: Iterable[Asked]) -> dict[str, float]:
    """Who let offers run out -> the share of theirs they answered, from 0.5 to under 1. Everyone else: 1.

    A no, a "not now" and a yes all count as an answer: nobody is put forward less for having said no. An
    offer that was withdrawn, or that still waits for them, counts neither way.
    """
    asked: dict[str, int] = {}
    missed: dict[str, int] = {}
    for offer in offers:
        for person, answered in _turns(offer):
            asked[person] = asked.get(person, 0) + 1
            missed[person] = missed.get(person, 0) + (not answered)
    return {
        person: max(LEAST, round((asked[person] + GIVEN - count) / (asked[person] + GIVEN), 3))
        for person, count in missed.items()
        if count
    }


def _turns(offer: Asked) -> Iterable[tuple[str, bool]]:
    """Whose turn it was, and whether they answered."""
    if offer.passed_on:
        yield offer.first, True
    if offer.state in ("accepted", "declined", "set-aside", "expired"):
        yield (offer.second if offer.passed_on else offer.first), offer.state != "expired"
