"""Who may give which part, who may end it, and when a second person has to agree."""

from collections.abc import Mapping, Set
from enum import StrEnum

NAMES = (
    *("mentor", "facilitator", "house-manager", "family"),
    *("coordinator", "moderator", "evaluator", "operator"),
)
STAFF = frozenset({"coordinator", "moderator", "evaluator", "operator"})
"""Parts that can see or change what others cannot: they need a second factor, and never recovery words."""

TWO_PEOPLE = frozenset({"moderator", "operator"})
SELF_CHOSEN = frozenset({"family"})
"""What people say of themselves: it opens no desk, and it stands in nobody's list."""

_RUNNING = frozenset({"coordinator", "operator"})
_OPERATOR = frozenset({"operator"})

GIVEN_BY: Mapping[str, frozenset[str]] = {
    "mentor": _RUNNING,
    "facilitator": _RUNNING,
    "house-manager": _RUNNING,
    "family": _RUNNING,
    "coordinator": _RUNNING,
    "moderator": _RUNNING,
    "evaluator": _RUNNING,
    "operator": _OPERATOR,
}
GIVERS = frozenset[str]().union(*GIVEN_BY.values())
"""Who gives any part at all."""

ENDED_BY: Mapping[str, frozenset[str]] = {
    "mentor": _RUNNING,
    "facilitator": _RUNNING,
    "house-manager": _RUNNING,
    "family": frozenset(),  # whoever is here as family says so, and takes it back, alone
    "coordinator": _OPERATOR,
    "moderator": _OPERATOR,  # a coordinator may be who a report is about
    "evaluator": _RUNNING,
    "operator": _OPERATOR,
}
AT_THE_ROLES_DESK = frozenset({"coordinator", "moderator", "operator"})
"""Who opens the desk of roles, and may be the second person."""


class Giving(StrEnum):
    """What follows when someone wants to give a part."""

    AT_ONCE = "at-once"
    WITH_A_SECOND = "with-a-second"
    NO = "no"


def giving(role: str, giver: Set[str], *, to_oneself: bool, alone: bool) -> Giving:
    """``giver`` holds these parts; ``alone``: they are the one operator there is.

    Nobody gives themselves a part, except what people choose for themselves, and except the one operator of a
    community that has no second person yet.
    """
    if to_oneself and role in SELF_CHOSEN:
        return Giving.AT_ONCE
    if GIVEN_BY[role].isdisjoint(giver) or (to_oneself and not alone):
        return Giving.NO
    return Giving.WITH_A_SECOND if role in TWO_PEOPLE and not alone else Giving.AT_ONCE


def may_end(role: str, ender: Set[str], *, own: bool, last: bool) -> bool:
    """``own``: it is the ender's part; ``last``: nobody else holds it. The last operator stays."""
    if role == "operator" and last:
        return False
    return own or not ENDED_BY[role].isdisjoint(ender)
