"""The three parts a pair gives: someone's mentor, the person a mentor walks with, a peer; and who is asked first."""

from datetime import datetime
from math import inf
from typing import Protocol

from porch.bonds.rules.terms import COVER, LASTING, TEMPORARY

PEERS = "peers"
MENTORS = "mentors"

MENTOR = "mentor"
SEEKER = "seeker"
PEER = "peer"
NEWCOMER = "newcomer"
"""Has a mentor for a while: there may be two of them."""
COVERED = "covered"
"""Someone stands in while their mentor rests."""

FURTHER = 15
"""The most anyone can say they carry; the same figure stands in the members' table."""


def part_of_first(mode: str) -> str:
    """What the one who is asked first becomes."""
    return MENTOR if mode == MENTORS else PEER


def part_of_second(mode: str, term: str = LASTING) -> str:
    """What the one who is asked second becomes."""
    return {LASTING: SEEKER, TEMPORARY: NEWCOMER, COVER: COVERED}[term] if mode == MENTORS else PEER


class Waits(Protocol):
    """Someone with a place in the queue."""

    @property
    def id(self) -> object: ...


def asked_first[W: Waits](one: tuple[W, datetime | None], other: tuple[W, datetime | None]) -> tuple[W, W]:
    """Between peers: who waited less is asked first, so that the one who waited longer never hears a no.

    Ties go by id. Someone who is not waiting at all counts as having waited least.
    """
    first, second = sorted((one, other), key=_least_waited)
    return first[0], second[0]


def _least_waited(waits: tuple[Waits, datetime | None]) -> tuple[float, str]:
    who, since = waits
    return -since.timestamp() if since else -inf, str(who.id)


def between(one: object, other: object) -> str:
    """One key for two people, whichever way round they are named."""
    return ":".join(sorted((str(one), str(other))))
