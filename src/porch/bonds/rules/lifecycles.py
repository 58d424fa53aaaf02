"""Every state a round, an offer, a pair or a meeting can be in, and who may move it where, as checked data."""

from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


ROUND = Lifecycle(
    name="a round",
    start="open",
    final=_from("closed", "failed"),
    moves={
        "answer": (_from("open"), "answered"),
        "fail": (_from("open"), "failed"),
        "close": (_from("answered"), "closed"),
    },
)

ASKED = _from("asked-first", "asked-second")
OPEN = ASKED | {"proposed"}

PROPOSAL = Lifecycle(
    name="an offer",
    start="proposed",
    final=_from("accepted", "declined", "set-aside", "expired", "skipped", "withdrawn"),
    moves={
        "approve": (_from("proposed"), "asked-first"),
        "skip": (_from("proposed"), "skipped"),
        "say yes first": (_from("asked-first"), "asked-second"),
        "say yes second": (_from("asked-second"), "accepted"),
        "say no": (ASKED, "declined"),
        "say not now": (ASKED, "set-aside"),
        "expire": (ASKED, "expired"),
        "withdraw": (OPEN, "withdrawn"),
    },
)

LIVE = _from("active", "paused")

# a pair that is only proposed is an offer, above: the pair itself begins when both have said yes
PAIR = Lifecycle(
    name="a pair",
    start="active",
    final=_from("ended"),
    moves={
        "pause": (_from("active"), "paused"),
        "resume": (_from("paused"), "active"),
        "end": (LIVE, "ended"),
    },
)

MEETUP = Lifecycle(
    name="a meeting of two",
    start="suggested",
    final=_from("turned-down", "called-off", "over"),
    moves={
        "agree": (_from("suggested"), "agreed"),
        "turn down": (_from("suggested"), "turned-down"),
        "call off": (_from("suggested", "agreed"), "called-off"),
        "pass": (_from("suggested", "agreed"), "over"),
    },
)

CIRCLE = Lifecycle(
    name="a circle",
    start="asking",
    final=_from("open", "fell-through"),
    moves={
        "open": (_from("asking"), "open"),
        "fall through": (_from("asking"), "fell-through"),
    },
)

INVITATION = Lifecycle(
    name="an invitation to a circle",
    start="invited",
    final=_from("joined", "passed", "expired"),
    moves={
        "join": (_from("invited"), "joined"),
        "pass": (_from("invited"), "passed"),
        "expire": (_from("invited"), "expired"),
    },
)
