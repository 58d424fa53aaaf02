"""What a role in a room opens, as a table. Roles last for one sitting, and anyone can do each of them."""

from collections.abc import Mapping

HOST, CO_HOST, GREETER, TIMEKEEPER, CAPTIONER = "host", "co-host", "greeter", "timekeeper", "captioner"
ROLES = (HOST, CO_HOST, GREETER, TIMEKEEPER, CAPTIONER)

_THE_FLOOR = frozenset({"next", "clear", "give", "up", "mode", "how", "minutes", "round", "step", "close"})
_THE_TIME = frozenset({"plus", "pause", "go-on"})
_THE_DOOR = frozenset({"let-in", "send-back", "put-out", "door"})
_WHO_SERVES = frozenset({"ask-role", "welcome-help", "take-back", "hand-over"})
_PRIVATE_WORDS = frozenset({"read-asides", "answer", "welcome"})  # of members to those who lead, and back

MAY: Mapping[str, frozenset[str]] = {
    HOST: _THE_FLOOR | _THE_TIME | _THE_DOOR | _WHO_SERVES | _PRIVATE_WORDS | {"caption"},
    CO_HOST: _THE_FLOOR | _THE_TIME | _THE_DOOR | _PRIVATE_WORDS | {"caption"},
    GREETER: frozenset({"let-in", "welcome"}),
    TIMEKEEPER: _THE_TIME,
    CAPTIONER: frozenset({"caption"}),
}

SPEAKS = frozenset({HOST, CO_HOST})  # heard, and may write, whoever holds the floor


def may(role: str, verb: str) -> bool:
    """Whether ``role`` opens ``verb``; what everybody may do is not asked here."""
    return verb in MAY.get(role, frozenset())


def leads(role: str) -> bool:
    return role in SPEAKS
