"""Every state something done together can be in, and who may move it where, as checked data."""

from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


AHEAD = _from("open", "closed", "handing-on")
"""Still to come."""

ACTIVITY = Lifecycle(
    name="something small together",
    start="open",
    final=_from("called-off", "over"),
    moves={
        "close": (_from("open"), "closed"),
        "open": (_from("closed"), "open"),
        "hand on": (_from("open", "closed"), "handing-on"),
        "take over": (_from("handing-on"), "open"),
        "call off": (AHEAD, "called-off"),
        "pass": (AHEAD, "over"),
    },
)

# "dropped" is a block's doing: to the one who was dropped the whole thing looks called off
COMING = Lifecycle(
    name="somebody's yes",
    start="in",
    final=_from("dropped"),
    moves={
        "step back": (_from("in"), "out"),
        "come after all": (_from("out"), "in"),
        "drop": (_from("in", "out"), "dropped"),
    },
)

GATHERING = Lifecycle(
    name="a gathering",
    start="announced",
    final=_from("called-off", "over"),
    moves={
        "call off": (_from("announced"), "called-off"),
        "pass": (_from("announced"), "over"),
    },
)

UNSAID, KEEP, LET_GO = "unsaid", "keep", "let-go"

# one side of two people; what both say together is in ``keeping.py``
SIDE = Lifecycle(
    name="one side of two who may keep each other",
    start=UNSAID,
    final=frozenset(),
    moves={
        "keep": (_from(UNSAID, LET_GO), KEEP),
        "let go": (_from(UNSAID, KEEP), LET_GO),
    },
)
