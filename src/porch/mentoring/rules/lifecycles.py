"""Every state something of this room can be in, and who may move it where, as checked data."""

from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


WORK = Lifecycle(
    name="work done together",
    start="suggested",
    final=_from("put-away"),
    moves={
        "begin": (_from("suggested"), "begun"),
        "finish": (_from("begun"), "done"),
        "take up again": (_from("done"), "begun"),
        "put away": (_from("suggested", "begun", "done"), "put-away"),
    },
)

CIRCLE = Lifecycle(
    name="a circle",
    start="asking",
    final=_from("fell-through", "over"),
    moves={
        "open": (_from("asking"), "open"),
        "fall through": (_from("asking"), "fell-through"),
        "end": (_from("open"), "over"),
    },
)

# a seat is made by an invitation, or by somebody who asks to come in later
SEAT = Lifecycle(
    name="a seat in a circle",
    start="made",
    final=_from("passed", "expired", "turned-away", "withdrawn", "left"),
    moves={
        "invite": (_from("made"), "invited"),
        "ask": (_from("made"), "waiting"),
        "join": (_from("invited"), "joined"),
        "pass": (_from("invited"), "passed"),
        "expire": (_from("invited", "waiting"), "expired"),
        "let in": (_from("waiting"), "joined"),
        "turn away": (_from("waiting"), "turned-away"),
        "withdraw": (_from("invited", "waiting"), "withdrawn"),
        "leave": (_from("joined"), "left"),
    },
)

SEATED = _from("invited", "waiting", "joined")
"""A seat that is somebody's, or may become so."""

REVIEW = Lifecycle(
    name="a review",
    start="open",
    final=_from("stays", "longer", "closed"),
    moves={
        "stay": (_from("open"), "stays"),
        "go on a little": (_from("open"), "longer"),
        "close": (_from("open"), "closed"),
    },
)

AGREEMENT = Lifecycle(
    name="an agreement",
    start="offered",
    final=_from("replaced", "over"),
    moves={
        "agree": (_from("offered"), "agreed"),
        "replace": (_from("offered", "agreed"), "replaced"),
        "end": (_from("offered", "agreed"), "over"),
    },
)

REFERENCE = Lifecycle(
    name="a word for a mentor",
    start="asked",
    final=_from("given", "passed", "over"),
    moves={
        "give": (_from("asked"), "given"),
        "pass": (_from("asked"), "passed"),
        "end": (_from("asked"), "over"),
    },
)
