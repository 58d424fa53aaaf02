"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "progress/": (members(200), members(422)),
    "progress/check-in/": (members(200), members(422)),
    "progress/entries/<uuid:pk>/": (members(200, SELF), members(422, SELF)),
    "progress/entries/<uuid:pk>/add/": (members(200, SELF), members(302, SELF)),
    "progress/entries/<uuid:pk>/remove/": (NO, members(302, SELF)),
    "progress/days/": (members(200), NO),
    "progress/days/fill/": (members(200), members(422)),
    "progress/days/fill/<uuid:batch>/take-out/": (NO, members(302, SELF)),
    "progress/summary/": (members(200), NO),
    "progress/helped/": (members(200), NO),
    "progress/share/": (members(200), members(422)),
    "progress/share/<uuid:pk>/": (members(200, SELF), NO),
    "progress/share/<uuid:pk>/take-away/": (NO, members(302, SELF)),
    "progress/days.csv": (members(200), NO),
    "progress/sheet/": (members(200), NO),
    "progress/delete/": (members(200), members(302)),
    "progress/remember/": (members(200), members(422)),
    "progress/remember/<uuid:pk>/off/": (NO, members(302, SELF)),
    "progress/pictures/": (members(200), NO),
    "progress/pictures/<slug:code>.csv": (members(200, SELF), NO),
    "progress/days/<str:day>/": (members(200), members(422)),
    "progress/bring/": (members(200), members(422)),
    "progress/bring/look/": (members(200, SELF), members(422, SELF)),
    "progress/send/": (members(200), members(422)),
    "progress/reminders/": (members(200), members(422)),
    "progress/reminders/<uuid:pk>/": (members(200, SELF), NO),
    "progress/reminders/<uuid:pk>/aside/": (NO, members(302, SELF)),
    "progress/reminders/<uuid:pk>/away/": (NO, members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
