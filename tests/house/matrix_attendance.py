"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, anyone, members

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "attended/": (members(200), NO),
    "attended/code/": (NO, members(422)),
    "attended/sitting/<uuid:pk>/ask/": (NO, members(302, SELF)),
    "attended/verify/": (anyone(200), anyone(422)),
    "attended/keys.json": (anyone(200), NO),
    "attended/note/": (NO, members(422)),
    "attended/note/<uuid:pk>/forget/": (NO, members(302, SELF)),
    "attended/<uuid:pk>/": (members(200, SELF), members(422, SELF)),
    "attended/<uuid:pk>/let-go/": (NO, members(302, SELF)),
    "groups/<slug:slug>/attended/": (members(200, SELF), NO),
    "groups/<slug:slug>/attended/open/": (NO, members(302, SELF)),
    "groups/<slug:slug>/attended/<uuid:pk>/": (members(200, SELF), NO),
    "groups/<slug:slug>/attended/<uuid:pk>/end/": (NO, members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
