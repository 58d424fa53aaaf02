"""Who gets what at this room's addresses: see ``matrix.py``.

"pair" leads the programme that SELF stays in, "facilitator" leads sessions of it. In the matrix a coordinator sees the
desk alone: nobody of the staff sees who stays in a programme they do not work in.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members, staff

LEADS = ("pair",)
WORKS = ("pair", "facilitator")

OWN = "programmes/stays/<uuid:pk>/"
WORK = "programmes/<slug:slug>/work/"
COHORT = f"{WORK}cohorts/<uuid:pk>/"
SESSION = f"{WORK}sessions/<uuid:pk>/"
STAY = f"{WORK}stays/<uuid:pk>/"
DESK = "desk/programmes/<slug:slug>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "programmes/": (members(200), NO),
    "programmes/letter/": (members(200), members(422)),
    "programmes/letter/<str:letters>/": (members(302), NO),
    "programmes/consent/": (members(302), members(302)),
    "programmes/asked/<int:pk>/answer/": (NO, members(302, "group")),
    OWN: (members(200, SELF), NO),
    f"{OWN}yes/": (members(200, SELF), members(302, SELF)),
    f"{OWN}leave/": (NO, members(302, SELF)),
    WORK: (members(200, *WORKS), NO),
    f"{WORK}people/": (NO, members(422, *LEADS)),
    f"{WORK}people/<int:pk>/end/": (NO, members(302, *WORKS)),
    f"{WORK}cohorts/new/": (members(200, *LEADS), members(422, *LEADS)),
    COHORT: (members(200, *WORKS), members(302, *LEADS)),
    f"{COHORT}rhythm/": (members(200, *LEADS), members(422, *LEADS)),
    f"{COHORT}letters/": (members(200, *LEADS), members(422, *LEADS)),
    f"{COHORT}letters/end/": (NO, members(302, *LEADS)),
    f"{COHORT}roll.csv": (members(200, *LEADS), NO),
    SESSION: (members(200, *WORKS), members(302, *WORKS)),
    f"{SESSION}off/": (NO, members(302, *WORKS)),
    STAY: (members(200, *WORKS), NO),
    f"{STAY}end/": (NO, members(422, *WORKS)),
    f"{STAY}correct/": (NO, members(422, *WORKS)),
    "desk/programmes/": (staff(200, "coordinator"), staff(422, "coordinator")),
    DESK: (staff(200, "coordinator"), staff(422, "coordinator")),
    f"{DESK}ask/": (NO, staff(422, "coordinator")),
    f"{DESK}close/": (NO, staff(302, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
