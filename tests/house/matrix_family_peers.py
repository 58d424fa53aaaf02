"""Who gets what at the addresses of family peers and circles: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import KIN
from tests.house.matrix_words import NO, NOBODY_NOW, Who, members

BOTH = "family"  # here for themselves and for somebody else
TALK = "family/talk/<uuid:pk>/"


def two(status: int | str) -> Who:
    """The two family peers: one who holds both parts, and one who is here for somebody else only."""
    return members(status, BOTH).but(status, KIN)


MATRIX: Mapping[str, tuple[Who, Who]] = {
    TALK: (two(200), NO),
    f"{TALK}say/": (NO, two(302)),
    f"{TALK}held/<uuid:held_id>/take-back/": (NO, two(302)),
    f"{TALK}alone/": (NO, NOBODY_NOW),
    f"{TALK}take-back/": (NO, members(302, BOTH)),
    f"{TALK}seen/": (NO, two(204)),
    f"{TALK}accept/": (NO, two(302)),
    f"{TALK}not-now/": (NO, two(302)),
    f"{TALK}mute/": (NO, two(302)),
    f"{TALK}retention/": (NO, two(422)),
    f"{TALK}block/": (NO, two(302)),
    f"{TALK}step-out/": (NO, NOBODY_NOW),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
