"""After somebody in a house returned to use: safety first, somewhere to sleep, then what is decided and why.

See domain L16. Nothing is decided before safety was looked at and somebody said where they sleep tonight.
"""

from porch.kit.lifecycle import Promised, Turn

SAFETY, TONIGHT, DECIDING, STAYS, HOLD, LEFT, BACK, WITHDRAWN = (
    *("safety", "tonight", "deciding", "stays"),
    *("hold", "left", "back", "withdrawn"),
)

LEAVING = Promised(
    name="a return to use in a house",
    start=SAFETY,
    final=frozenset({STAYS, LEFT, BACK, WITHDRAWN}),
    moves={
        "safe": (frozenset({SAFETY}), TONIGHT),
        "placed": (frozenset({TONIGHT}), DECIDING),
        "remind": (frozenset({SAFETY}), SAFETY),
        "ask again": (frozenset({TONIGHT}), TONIGHT),
        "look again": (frozenset({DECIDING}), DECIDING),
        "stay": (frozenset({DECIDING}), STAYS),
        "hold": (frozenset({DECIDING}), HOLD),
        "leave": (frozenset({DECIDING}), LEFT),
        "come back": (frozenset({HOLD}), BACK),
        "let go": (frozenset({HOLD}), LEFT),
        "withdraw": (frozenset({SAFETY, TONIGHT, DECIDING}), WITHDRAWN),  # it was not so
    },
    turns={
        SAFETY: Turn("those who look after the house", "an hour", "remind"),
        TONIGHT: Turn("those who look after the house", "three hours", "ask again"),
        DECIDING: Turn("whoever lives there", "three days", "look again"),
        HOLD: Turn("the person and the house", "until the hold is over", "let go"),
    },
    held=frozenset({SAFETY, TONIGHT, DECIDING}),
)
