"""Five calls: who is next, until when, and what time does."""

from porch.kit.lifecycle import Promised, Turn

MOST = 5

COACHING = Promised(
    name="five calls",
    start="asked",
    final=frozenset({"done", "over"}),
    moves={
        "look again": (frozenset({"asked"}), "asked"),
        "offer": (frozenset({"asked"}), "offered"),
        "back": (frozenset({"offered"}), "asked"),
        "yes": (frozenset({"offered"}), "going"),
        "go on": (frozenset({"going"}), "going"),
        "finish": (frozenset({"going"}), "done"),
        "end": (frozenset({"asked", "offered", "going"}), "over"),
    },
    turns={
        "asked": Turn("whoever learned to coach", "seven days", "look again"),
        "offered": Turn("the coach who was asked", "three days", "back"),
        "going": Turn("both", "thirty days without a call", "end"),
    },
    held=frozenset({"asked"}),
)
