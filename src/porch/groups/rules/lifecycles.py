"""Every state a group, an ask to join or a term of service can be in, and who may move it where, as checked data."""

from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


THERE = _from("open", "resting")

GROUP = Lifecycle(
    name="a group",
    start="asked",
    final=_from("not-now", "lapsed", "ended"),
    moves={
        "open": (_from("asked"), "open"),
        "not now": (_from("asked"), "not-now"),
        "lapse": (_from("asked"), "lapsed"),
        "rest": (_from("open"), "resting"),
        "wake": (_from("resting"), "open"),
        "end": (THERE, "ended"),
    },
)

TERM = Lifecycle(
    name="a term of service",
    start="held",
    final=_from("over"),
    moves={"end": (_from("held"), "over")},
)

# "not-now" is said to nobody: whoever asked sees that no answer has come, as with "lapsed"
JOINER = Lifecycle(
    name="an ask to join",
    start="asked",
    final=_from("joined", "not-now", "withdrawn", "lapsed"),
    moves={
        "let in": (_from("asked"), "joined"),
        "not now": (_from("asked"), "not-now"),
        "withdraw": (_from("asked"), "withdrawn"),
        "lapse": (_from("asked"), "lapsed"),
    },
)

TOPIC = Lifecycle(
    name="a topic",
    start="open",
    final=_from("closed"),
    moves={
        "rest": (_from("open"), "resting"),
        "wake": (_from("resting"), "open"),
        "close": (_from("open", "resting"), "closed"),
    },
)
