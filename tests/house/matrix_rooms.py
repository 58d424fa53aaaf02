"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

IN = (SELF, "group")
"""SELF hosts a room of the group they both belong to, and both sit in it; "group" is sharing."""

OPENING = ("mentor", "facilitator", "coordinator", "pair", "ex-pair")

ONE = "rooms/<uuid:pk>/"
SCRIPTS = "groups/<slug:slug>/scripts/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "rooms/": (members(200), NO),
    "rooms/open/": (members(200, *OPENING), members(422, *OPENING)),
    "rooms/sitting/": (members(200), members(422)),
    "groups/<slug:slug>/room/": (members(200, SELF), members(422, SELF)),
    "meetings/<slug:slug>/room/": (members(200, "coordinator"), members(422, "coordinator")),
    ONE: (members(200, *IN), NO),
    f"{ONE}mine/": (members(200, *IN), NO),
    f"{ONE}come-in/": (NO, members(302, *IN)),
    f"{ONE}leave/": (NO, members(302, *IN)),
    f"{ONE}here/": (NO, members(204, *IN)),
    f"{ONE}hand/": (NO, members(302, *IN)),
    f"{ONE}turn/": (NO, members(302, *IN)),
    f"{ONE}react/": (NO, members(302, *IN)),
    f"{ONE}say/": (NO, members(302, *IN)),
    f"{ONE}lead/": (NO, members(302, SELF)),
    f"{ONE}close/": (NO, members(302, SELF)),
    f"{ONE}serve/": (NO, members(302, *IN)),
    f"{ONE}people/": (members(200, SELF), NO),
    f"{ONE}people/do/": (NO, members(302, SELF)),
    f"{ONE}caption/": (NO, members(302, SELF)),
    f"{ONE}script/": (members(200, SELF), members(302, SELF)),
    f"{ONE}step/": (NO, members(302, SELF)),
    f"{ONE}words/": (members(200, *IN), members(302, *IN)),
    f"{ONE}words/<int:number>/": (NO, members(302, SELF)),
    f"{ONE}not-ok/": (members(200, *IN), members(302, *IN)),
    f"{ONE}tell/": (members(200, *IN), NO),
    SCRIPTS: (members(200, SELF), NO),
    f"{SCRIPTS}new/": (members(200, SELF), members(302, SELF)),
    f"{SCRIPTS}<int:pk>/": (members(200, SELF), members(302, SELF)),
    f"{SCRIPTS}<int:pk>/end/": (NO, members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {"room": ("room", IN)}
