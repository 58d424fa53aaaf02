"""Who gets what at the addresses of the family space and windows: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, everybody, members

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "family/": (everybody(200), NO),
    "family/not-safe/": (everybody(200), NO),
    "family/people/new/": (everybody(200), everybody(422)),
    "family/people/<uuid:pk>/": (members(200, SELF), NO),
    "family/people/<uuid:pk>/away/": (NO, members(302, SELF)),
    "windows/": (members(200), NO),
    "windows/new/": (members(200), members(422)),
    "windows/letters/<uuid:pk>/take-back/": (NO, members(302, SELF)),
    "windows/cards/": (members(200), members(422)),
    "windows/cards/<uuid:pk>/away/": (NO, members(302, SELF)),
    "windows/<uuid:pk>/": (members(200, SELF), NO),
    "windows/<uuid:pk>/open/": (NO, members(302, SELF)),
    "windows/<uuid:pk>/say/": (NO, members(302, SELF)),
    "windows/<uuid:pk>/line/": (NO, members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
