"""Who gets what at the addresses of coming to live in a house: see ``matrix.py``.

"house-manager" looks after the house; SELF lived there once and asks it again; "group" lives there.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, anyone, members, staff

AFTER = ("house-manager",)
OF_IT = (*AFTER, "group")
MINE = "houses/mine/"
ONE = "houses/<slug:slug>/"
ASKED = f"{ONE}asked/<uuid:pk>/"
BED = f"{ONE}beds/<uuid:pk>/"
STAY = f"{ONE}stays/<uuid:pk>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "houses/": (anyone(200), NO),
    MINE: (members(200), NO),
    f"{MINE}asked/<uuid:pk>/": (members(200, SELF), NO),
    f"{MINE}asked/<uuid:pk>/say/": (NO, members(422, SELF)),
    f"{MINE}stays/<uuid:pk>/": (members(200, SELF), NO),
    f"{MINE}asked/<uuid:pk>/keep-back/": (NO, members(302, SELF)),
    f"{MINE}stays/<uuid:pk>/move/": (members(200, "group"), members(422, "group")),
    f"{MINE}stays/<uuid:pk>/move-out/": (members(200, "group"), members(422, "group")),
    ONE: (anyone(200), NO),
    f"{ONE}ask/": (members(200), members(302).but(422, SELF, "group")),
    f"{ONE}asked/": (members(200, *OF_IT), NO),
    ASKED: (members(200, *AFTER), NO),
    f"{ASKED}say/": (NO, members(422, *AFTER)),
    f"{ONE}beds/": (members(200, *AFTER), NO),
    f"{ONE}beds/new/": (NO, members(422, *AFTER)),
    f"{ONE}beds/days.csv": (members(200, *AFTER), NO),
    BED: (members(200, *AFTER), NO),
    f"{BED}say/": (NO, members(422, *AFTER)),
    STAY: (members(200, *AFTER), NO),
    f"{STAY}say/": (NO, members(422, *AFTER)),
    f"{ONE}edit/": (members(200, *AFTER), members(422, *AFTER)),
    f"{ONE}ask-for-help/": (NO, members(302, *AFTER)),
    "desk/houses/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/houses/<slug:slug>/": (staff(200, "coordinator"), staff(422, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
