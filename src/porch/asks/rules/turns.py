"""Whom to ask next: of those who fit and are free now, whoever was asked longest ago comes first."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from math import inf

from porch.asks.rules.fitting import Person, fits, meets_wishes


@dataclass(frozen=True)
class Candidate:
    """One who could be asked, with what is true of them at this moment. ``asked_last`` is None for never.

    ``away``: resting, on the way out, or kept from contact by the safety desk. ``is_resting``: in the hours after a
    hard talk. ``is_taken``: with somebody else, asked for somebody else, or asking for someone themselves.
    """

    key: str
    told: Person
    asked_last: datetime | None = None
    on_shift: bool = False
    may_be_called: bool = False
    serves_home_group: bool = False
    is_quiet: bool = False
    is_away: bool = False
    is_blocked: bool = False
    is_resting: bool = False
    is_taken: bool = False
    was_asked: bool = False


@dataclass(frozen=True)
class Next:
    """``ask`` these now; ``later``: somebody who fits is only busy, so that waiting for them makes sense."""

    ask: list[str]
    later: bool


def next_to_ask(
    state: str, asker: Person, candidates: Iterable[Candidate], *, wishes: Set[str], most: int
) -> Next:
    """Of everyone who could come in this state, the ``most`` who were asked longest ago; never twice for one ask."""
    fitting = [one for one in candidates if _could_come(state, asker, one, wishes)]
    free = [one for one in fitting if not one.is_taken and not one.was_asked]
    free.sort(key=lambda one: (one.asked_last.timestamp() if one.asked_last else -inf, one.key))
    later = any(one.is_taken and not one.was_asked for one in fitting)
    return Next([one.key for one in free[: max(0, most)]], later)


def _could_come(state: str, asker: Person, one: Candidate, wishes: Set[str]) -> bool:
    if one.is_quiet or one.is_away or one.is_blocked or one.is_resting:
        return False
    if not _is_in_reach(state, one) or not fits(asker, one.told):
        return False
    return state not in ("on-shift", "widened") or meets_wishes(asker, one.told, wishes)


def _is_in_reach(state: str, one: Candidate) -> bool:
    """Whether somebody belongs to the circle that is asked in this state. Outside their hours nobody does."""
    if state == "on-shift":
        return one.on_shift
    if state in ("widened", "wider"):
        return one.on_shift or one.may_be_called
    return one.serves_home_group
