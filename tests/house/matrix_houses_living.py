"""Who gets what at the addresses of living together: see ``matrix.py``.

SELF and "group" live in the house, "pair" manages it.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

HOUSE = "houses/<slug:slug>/"
CHORES = f"{HOUSE}chores/"
OUT = f"{HOUSE}out/"
AGREEMENT = f"{HOUSE}agreement/"
TESTS = f"{HOUSE}tests/"
GUESTS, REPAIRS, NOTICES = f"{HOUSE}guests/", f"{HOUSE}repairs/", f"{HOUSE}notices/"
TESTS_OF = f"{TESTS}of/<uuid:pk>/"

LIVES = (SELF, "group")
MANAGES = ("pair",)
ALL = (*LIVES, *MANAGES)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    CHORES: (members(200, *ALL), members(422, *MANAGES)),
    f"{CHORES}<uuid:pk>/end/": (NO, members(302, *MANAGES)),
    f"{CHORES}turns/<uuid:pk>/done/": (NO, members(302, SELF)),
    f"{CHORES}turns/<uuid:pk>/swap/": (members(200, SELF), members(422, SELF)),
    f"{CHORES}swaps/<uuid:pk>/": (NO, members(302, *LIVES)),
    OUT: (members(200, *LIVES), members(422, *LIVES)),
    f"{OUT}later/": (NO, members(422, SELF)),
    f"{OUT}back/": (NO, members(302, *LIVES)),
    f"{OUT}away/": (NO, members(422, *LIVES)),
    f"{OUT}away/<uuid:pk>/end/": (NO, members(302, SELF)),
    f"{OUT}board/": (members(200, *MANAGES), NO),
    f"{OUT}board/<uuid:pk>/back/": (NO, members(302, *MANAGES)),
    f"{OUT}board/<uuid:pk>/look/": (NO, members(422, *MANAGES)),
    TESTS: (members(200, *LIVES), NO),
    f"{TESTS}<uuid:pk>/own/": (NO, members(302, SELF)),
    f"{TESTS}board/": (members(200, *MANAGES), NO),
    TESTS_OF: (members(200, *MANAGES), members(422, *MANAGES)),
    f"{TESTS_OF}<uuid:screen>/right/": (members(200, *MANAGES), members(422, *MANAGES)),
    GUESTS: (members(200, *ALL), members(422, *LIVES)),
    f"{GUESTS}<uuid:pk>/answer/": (NO, members(302, *MANAGES)),
    f"{GUESTS}<uuid:pk>/end/": (NO, members(302, SELF)),
    REPAIRS: (members(200, *ALL), members(422, *ALL)),
    f"{REPAIRS}<uuid:pk>/": (NO, members(302, *ALL)),
    NOTICES: (members(200, *ALL), members(422, *MANAGES)),
    f"{NOTICES}<uuid:pk>/read/": (NO, members(302, *LIVES)),
    f"{NOTICES}<uuid:pk>/end/": (NO, members(302, *MANAGES)),
    AGREEMENT: (members(200, *ALL), members(422, *LIVES)),
    f"{AGREEMENT}new/": (members(200, *MANAGES), members(422, *MANAGES)),
    f"{AGREEMENT}signed/": (members(200, *MANAGES), NO),
    f"{AGREEMENT}<int:number>/": (members(200, *ALL), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
