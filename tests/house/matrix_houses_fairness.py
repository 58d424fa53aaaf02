"""Who gets what at the addresses of what is fair in a house: see ``matrix.py``.

SELF lives in the house, "house-manager" looks after it, and nobody else of the matrix has anything to do with it.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, NOBODY_NOW, Who, members, staff

LOOKS_AFTER = ("house-manager",)
BOTH = (SELF, *LOOKS_AFTER)
HOUSE = "houses/<slug:slug>/"
LEAVING = "houses/after-use/<uuid:pk>/"

INCIDENT = "houses/incidents/<uuid:pk>/"
OBJECTION = "houses/objections/<uuid:pk>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    f"{HOUSE}after-use/": (members(200, *BOTH), members(422, *BOTH).but(302, SELF)),
    f"{HOUSE}incidents/": (members(200, *LOOKS_AFTER), members(422, *LOOKS_AFTER)),
    INCIDENT: (members(200, *BOTH), NO),
    f"{INCIDENT}correct/": (NO, members(422, *LOOKS_AFTER)),
    f"{INCIDENT}words/": (NO, members(422, SELF)),
    f"{HOUSE}walks/": (members(200, *BOTH), NO),
    f"{HOUSE}walks/new/": (members(200, *BOTH), members(422, *BOTH)),
    f"{HOUSE}self-check/": (members(200, *LOOKS_AFTER), NO),
    f"{HOUSE}self-check.csv": (members(200, *LOOKS_AFTER), NO),
    f"{HOUSE}self-check/<str:item>/": (members(200, *LOOKS_AFTER), members(422, *LOOKS_AFTER)),
    LEAVING: (members(200, *BOTH), NO),
    f"{LEAVING}asked/": (NOBODY_NOW, NO),
    f"{LEAVING}safe/": (NO, members(302, *BOTH)),
    f"{LEAVING}tonight/": (NO, members(302, *BOTH)),
    f"{LEAVING}decide/": (NO, members(422, *LOOKS_AFTER)),
    f"{LEAVING}hold/": (NO, members(302, *BOTH)),
    f"{LEAVING}withdraw/": (NO, members(302, *LOOKS_AFTER)),
    "houses/stays/<uuid:pk>/object/": (members(200, SELF), members(422, SELF)),
    "houses/objections/": (members(200), NO),
    OBJECTION: (members(200, *BOTH), NO),
    f"{OBJECTION}take/": (NO, members(302, *LOOKS_AFTER)),
    f"{OBJECTION}pass-on/": (NO, members(302, *LOOKS_AFTER)),
    f"{OBJECTION}answer/": (NO, members(422, *LOOKS_AFTER)),
    f"{OBJECTION}outside/": (NO, members(302, SELF)),
    f"{OBJECTION}close/": (NO, members(302, SELF)),
    "desk/grievances/": (staff(200, "coordinator"), NO),
    "desk/grievances/<uuid:pk>/": (staff(200, "coordinator"), staff(422, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
