"""A talk with a peer supervisor, from asking to its end, as checked data: every state has a next actor and a time."""

from collections.abc import Mapping

from porch.kit.lifecycle import Lifecycle

WAITING = frozenset({"asked", "wide", "desk"})
"""Somebody has asked, and nobody has said yes yet."""

DEBRIEF = Lifecycle(
    name="a talk with a supervisor",
    start="asked",
    final=frozenset({"over", "withdrawn"}),
    moves={
        "widen": (frozenset({"asked"}), "wide"),
        "hand to the desk": (frozenset({"asked", "wide"}), "desk"),
        "say yes": (WAITING, "talking"),
        "withdraw": (WAITING, "withdrawn"),
        "finish": (frozenset({"talking"}), "over"),
    },
)

OPEN = DEBRIEF.states - DEBRIEF.final

NEXT_ACTOR: Mapping[str, str] = {
    "asked": "one supervisor",
    "wide": "every supervisor",
    "desk": "coordinators",
    "talking": "the two",
}
"""Whose turn it is in each state that is not final."""
