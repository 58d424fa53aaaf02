"""Who gets what at the addresses of what is owed in a house: see ``matrix.py``.

SELF and "group" live in the house, "pair" manages it and keeps its book. Their account is SELF's.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

MINE = "houses/mine/<uuid:pk>/money/"
HOUSE = "houses/<slug:slug>/"
BOOK = f"{HOUSE}book/"
ONE = f"{BOOK}<uuid:pk>/"

LIVES = (SELF, "group")
KEEPS = ("pair",)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    MINE: (members(200, SELF), NO),
    f"{MINE}paid/": (NO, members(422, SELF)),
    f"{MINE}plan/": (NO, members(422, SELF)),
    f"{MINE}plan/<uuid:plan>/": (NO, members(302, SELF)),
    f"{MINE}statement/": (members(200, SELF), NO),
    f"{MINE}statement.csv": (members(200, SELF), NO),
    f"{MINE}<int:number>/": (members(200, SELF), NO),
    f"{MINE}<int:number>/not-right/": (NO, members(302, SELF)),
    f"{HOUSE}money/": (members(200, *LIVES), NO),
    f"{HOUSE}money/sums/": (members(200, *LIVES, *KEEPS), NO),
    BOOK: (members(200, *KEEPS), members(422, *KEEPS)),
    f"{BOOK}entries/": (members(200, *KEEPS), NO),
    f"{BOOK}entries/<int:number>/undo/": (NO, members(302, *KEEPS)),
    f"{BOOK}spend/": (members(200, *KEEPS), members(422, *KEEPS)),
    f"{BOOK}check/": (members(200, *KEEPS), members(422, *KEEPS)),
    f"{BOOK}paid/<uuid:pk>/": (NO, members(302, *KEEPS)),
    f"{BOOK}not-right/<uuid:pk>/": (NO, members(302, *KEEPS)),
    ONE: (members(200, *KEEPS), NO),
    f"{ONE}payment/": (NO, members(422, *KEEPS)),
    f"{ONE}other/": (NO, members(422, *KEEPS)),
    f"{ONE}plan/": (NO, members(422, *KEEPS)),
    f"{ONE}plan/<uuid:plan>/": (NO, members(302, *KEEPS)),
    f"{ONE}settle/": (NO, members(302, *KEEPS)),
    f"{ONE}pay-out/": (NO, members(422, *KEEPS)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
