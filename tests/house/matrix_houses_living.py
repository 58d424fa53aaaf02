"""Who gets what at the addresses of living together: see ``matrix.py``.

SELF and "group" live in the house, "pair" manages it.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

HOUSE = "houses/<slug:slug>/"
CHORES = f"{HOUSE}chores/"

LIVES = (SELF, "group")
MANAGES = ("pair",)
ALL = (*LIVES, *MANAGES)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    f"{HOUSE}life/": (members(200, *ALL), NO),
    CHORES: (members(200, *ALL), members(422, *MANAGES)),
    f"{CHORES}<uuid:pk>/end/": (NO, members(302, *MANAGES)),
    f"{CHORES}turns/<uuid:pk>/done/": (NO, members(302, SELF)),
    f"{CHORES}turns/<uuid:pk>/swap/": (members(200, SELF), members(422, SELF)),
    f"{CHORES}swaps/<uuid:pk>/": (NO, members(302, *LIVES)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
