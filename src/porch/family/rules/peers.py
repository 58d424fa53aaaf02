"""Two family peers are suggested to each other: who answers, until when, and what time does."""

from porch.kit.lifecycle import Promised, Turn

OFFER = Promised(
    name="a suggestion of a family peer",
    start="offered",
    final=frozenset({"both", "over"}),
    moves={
        "first yes": (frozenset({"offered"}), "first-yes"),
        "second yes": (frozenset({"offered"}), "second-yes"),
        "both": (frozenset({"first-yes", "second-yes"}), "both"),
        # a no, no answer in time, a block, somebody left or rests: one end, and it says nothing
        "end": (frozenset({"offered", "first-yes", "second-yes"}), "over"),
    },
    turns={
        "offered": Turn("both", "three days", "end"),
        "first-yes": Turn("the second", "three days", "end"),
        "second-yes": Turn("the first", "three days", "end"),
    },
)
