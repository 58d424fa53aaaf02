"""Who gets what where people walk on after a programme: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

BOTH = (SELF, "pair")

STAY = "walking-on/<uuid:pk>/"
ASKED = "walking-on/asked/<uuid:pk>/"
NOTICED = "walking-on/noticed/<uuid:pk>/"
WEEKLY = "walking-on/weekly/<uuid:pk>/"
QUESTION = "asked-again/<uuid:pk>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "walking-on/": (members(200), NO),
    ASKED: (members(200, "pair").but(302, SELF), NO),
    f"{ASKED}answer/": (NO, members(302, "pair")),
    f"{ASKED}met/": (NO, members(302, *BOTH)),
    f"{ASKED}step-back/": (NO, members(302, *BOTH)),
    NOTICED: (members(200, "pair").but(302, SELF), NO),
    f"{NOTICED}spoke/": (NO, members(302, *BOTH)),
    f"{WEEKLY}word/": (NO, members(302, *BOTH)),
    f"{WEEKLY}end/": (NO, members(302, *BOTH)),
    STAY: (members(200, SELF), NO),
    f"{STAY}ask/": (members(200, SELF), members(422, SELF)),
    f"{STAY}not-now/": (NO, members(302, SELF)),
    f"{STAY}stop/": (NO, members(302, SELF)),
    f"{STAY}told/": (members(200, SELF), members(302, SELF)),
    f"{STAY}weekly/": (NO, members(302, SELF)),
    "sessions/<uuid:pk>/room/": (members(200, SELF, "facilitator"), NO),
    "sessions/<uuid:pk>/room/open/": (NO, members(302, "facilitator")),
    "asked-again/": (members(200), NO),
    "asked-again/wish/": (NO, members(302)),
    QUESTION: (members(200, SELF), members(302, SELF)),
    f"{QUESTION}skip/": (NO, members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
