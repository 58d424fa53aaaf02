"""A grievance: somebody who is not named in it looks at it, and there is always a way outside the house."""

from porch.kit.lifecycle import Promised, Turn

LOOKING_FOR, WITH, ANSWERED, OUTSIDE, CLOSED = "looking-for", "with", "answered", "outside", "closed"

GRIEVANCE = Promised(
    name="a grievance",
    start=LOOKING_FOR,
    final=frozenset({CLOSED}),
    moves={
        "take": (frozenset({LOOKING_FOR}), WITH),
        "remind": (frozenset({LOOKING_FOR}), LOOKING_FOR),
        "pass on": (frozenset({WITH}), LOOKING_FOR),
        "answer": (frozenset({WITH, OUTSIDE}), ANSWERED),
        "go outside": (frozenset({LOOKING_FOR, WITH, ANSWERED}), OUTSIDE),
        "still outside": (frozenset({OUTSIDE}), OUTSIDE),
        "close": (frozenset({LOOKING_FOR, WITH, ANSWERED, OUTSIDE}), CLOSED),
    },
    turns={
        LOOKING_FOR: Turn("somebody who is not named in it", "a day", "remind"),
        WITH: Turn("who looks at it", "seven days", "pass on"),
        ANSWERED: Turn("who objected", "fourteen days", "close"),
        OUTSIDE: Turn("the one outside the house", "fourteen days", "still outside"),
    },
    held=frozenset({LOOKING_FOR, OUTSIDE}),
)
