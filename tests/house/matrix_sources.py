"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.matrix_words import NO, Who, staff

DESK = "desk/meetings/lists/"
LOOK, DONE, WRONG = (staff(status, "coordinator") for status in (200, 302, 422))

MATRIX: Mapping[str, tuple[Who, Who]] = {
    DESK: (LOOK, NO),
    f"{DESK}new/": (LOOK, WRONG),
    f"{DESK}file/": (LOOK, WRONG),
    f"{DESK}<uuid:pk>/": (LOOK, NO),
    f"{DESK}<uuid:pk>/now/": (NO, DONE),
    f"{DESK}<uuid:pk>/stop/": (NO, DONE),
    f"{DESK}<uuid:pk>/take-away/": (NO, DONE),
    f"{DESK}readings/<uuid:pk>/yes/": (NO, DONE),
    f"{DESK}readings/<uuid:pk>/again/": (NO, DONE),
    f"{DESK}readings/<uuid:pk>/no/": (NO, DONE),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
