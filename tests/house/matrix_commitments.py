"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

WITNESS = ("pair",)
BELONGS = (SELF, "group")
TAKES_PART = (SELF,)

ONE = "commitments/<uuid:pk>/"
GROUP = "groups/<slug:slug>/together/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "commitments/": (members(200), NO),
    "commitments/new/": (members(200), members(422)),
    "commitments/between/": (members(200), NO),
    "commitments/between/<uuid:member_id>/": (members(200, SELF), NO),
    "commitments/between/<uuid:member_id>/wish/": (NO, members(302, SELF)),
    ONE: (members(200, SELF, *WITNESS), NO),
    f"{ONE}say/": (NO, members(302, SELF)),
    f"{ONE}change/": (members(200, SELF), members(302, SELF)),
    f"{ONE}stop/": (NO, members(302, SELF)),
    f"{ONE}ask/": (members(200, SELF), members(422, SELF)),
    f"{ONE}line/": (NO, members(302, *WITNESS)),
    "commitments/witness/<uuid:pk>/answer/": (NO, members(302, *WITNESS)),
    "commitments/witness/<uuid:pk>/step-back/": (NO, members(302, *WITNESS)),
    "commitments/witness/<uuid:pk>/take-back/": (NO, members(302, SELF)),
    GROUP: (members(200, *BELONGS), NO),
    f"{GROUP}part/": (NO, members(302, *BELONGS)),
    f"{GROUP}tap/": (NO, members(302, *TAKES_PART)),
    f"{GROUP}untap/": (NO, members(302, *BELONGS)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
