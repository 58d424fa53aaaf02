"""The few words in which the table of ``matrix.py`` says who gets what at an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tests.house.asking import ABSENT
from tests.house.inhabitants import EVERYONE, HERE, KIN, NOBODY

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Who:
    """``answers[name]``: the status, the door someone is shown to, or "-" for what looks absent.

    "to" before a door: that is where it leads whoever was let in.
    """

    answers: Mapping[str, str] = field(default_factory=dict)

    def but(self, answer: int | str, *names: str) -> "Who":
        """The same for everyone else."""
        return Who({**self.answers, **dict.fromkeys(names, str(answer))})


def anyone(status: int | str) -> Who:
    """Everyone on earth."""
    return Who(dict.fromkeys(EVERYONE, str(status)))


def members(status: int | str, *only: str) -> Who:
    """Those who are here, or of them ``only`` these; for the rest of them there is nothing, nor for whoever is here for
    somebody else only. Others find a door."""
    doors = {NOBODY: "sign-in", "waiting": "waits", "leaving": "leaves", "locked": "locked"}
    there = {name: str(status) if name in (only or HERE) else ABSENT for name in HERE}
    return Who(doors | there | {KIN: ABSENT})


def everybody(status: int | str) -> Who:
    """As ``members``, and whoever is here for somebody else only."""
    return members(status).but(status, KIN)


def account(status: int | str, *only: str) -> Who:
    """As ``members``, and also whoever still waits for a yes or was locked out: it is about their own account."""
    own = {
        name: str(status) if not only or name in only else ABSENT
        for name in (*HERE, KIN, "waiting", "locked")
    }
    return Who({NOBODY: "sign-in", "leaving": "leaves"} | own)


def signed_in(status: int | str) -> Who:
    """Everyone with an account, in whatever state."""
    return anyone(status).but("sign-in", NOBODY)


def staff(status: int | str, *parts: str) -> Who:
    """Those who hold one of these parts. For everyone else, signed in or not, there is nothing."""
    return Who({name: str(status) if name in parts else ABSENT for name in EVERYONE})


NOBODY_NOW = members(200, "nobody")
"""A member's page at which, as things stand in this community, nobody can do anything."""

NO = anyone(405)
"""Not asked like this."""

ANY = anyone("any")
"""Answered by how often somebody tried, and not by who they are."""
