"""What a role in a room opens, as a table. Roles last for one sitting, and anyone can do each of them."""

from collections.abc import Mapping

HOST, CO_HOST, GREETER, TIMEKEEPER, CAPTIONER = "host", "co-host", "greeter", "timekeeper", "captioner"
ROLES = (HOST, CO_HOST, GREETER, TIMEKEEPER, CAPTIONER)

_LEADS = frozenset(
    {
        *("next", "plus", "pause", "go-on", "clear", "give", "up", "mode", "how", "minutes", "round"),
        *("close", "put-out", "role"),
    }
)

MAY: Mapping[str, frozenset[str]] = {
    HOST: _LEADS,
    CO_HOST: _LEADS,
    GREETER: frozenset(),
    TIMEKEEPER: frozenset({"plus", "pause", "go-on"}),
    CAPTIONER: frozenset(),
}

SPEAKS = frozenset({HOST, CO_HOST})  # heard, and may write, whoever holds the floor


def may(role: str, verb: str) -> bool:
    """Whether ``role`` opens ``verb``; what everybody may do is not asked here."""
    return verb in MAY.get(role, frozenset())


def leads(role: str) -> bool:
    return role in SPEAKS
