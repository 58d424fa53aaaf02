"""The way of a witness, from being asked to no longer being one. See ``docs/decisions/0065``."""

from datetime import timedelta

from porch.kit.lifecycle import Lifecycle

ASKED, NOT_NOW, NO, STANDS, ENDED = "asked", "not-now", "no", "stands", "ended"
OPEN = frozenset({ASKED, NOT_NOW, NO})
"""One state to whoever asked: nobody has said yes. They stand in their list alike, and leave it alike."""

FOR_AN_ANSWER = timedelta(days=7)

WITNESS = Lifecycle(
    name="witness",
    start=ASKED,
    final=frozenset({ENDED}),
    moves={
        "yes": (frozenset({ASKED, NOT_NOW}), STANDS),
        "not now": (frozenset({ASKED}), NOT_NOW),
        "no": (frozenset({ASKED, NOT_NOW}), NO),
        # whoever said no is not asked again for the same; to whoever asks it looks as if they were
        "ask again": (frozenset({ASKED, NOT_NOW}), ASKED),
        "let pass": (frozenset({ASKED, NOT_NOW}), ENDED),
        "step back": (frozenset({STANDS}), ENDED),
        "take back": (frozenset({ASKED, NOT_NOW, NO, STANDS}), ENDED),
    },
)
