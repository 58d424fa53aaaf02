"""Every state a group, an ask to join or a term of service can be in, and who may move it where, as checked data."""

from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


THERE = _from("open", "resting")

GROUP = Lifecycle(
    name="a group",
    start="asked",
    final=_from("not-now", "ended"),
    moves={
        "open": (_from("asked"), "open"),
        "not now": (_from("asked"), "not-now"),
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
