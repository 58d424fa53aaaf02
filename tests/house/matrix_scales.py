"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members, staff

OPERATOR = ("operator",)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "progress/questions/": (members(200), NO),
    "progress/questions/one/<uuid:pk>/": (members(200, SELF), members(422, SELF)),
    "progress/questions/one/<uuid:pk>/back/": (NO, members(302, SELF)),
    "progress/questions/one/<uuid:pk>/stop/": (NO, members(302, SELF)),
    "progress/questions/came-to/<uuid:pk>/": (members(200, SELF), NO),
    "progress/questions/came-to/<uuid:pk>/forget/": (NO, members(302, SELF)),
    "progress/questions/<slug:code>/": (members(200), NO),
    "progress/questions/<slug:code>/begin/": (NO, members(302)),
    "progress/questions/<slug:code>/ask/": (NO, members(422)),
    "progress/questions/<slug:code>/not-now/": (NO, members(302)),
    "progress/questions/<slug:code>/forget/": (NO, members(302)),
    "progress/questions/<slug:code>/answers.csv": (members(200), NO),
    "desk/questions/": (staff(200, *OPERATOR), staff(422, *OPERATOR)),
    "desk/questions/<slug:code>/sheet.json": (staff(200, *OPERATOR), NO),
    "desk/questions/<slug:code>/put-away/": (NO, staff(302, *OPERATOR)),
    "desk/questions/<slug:code>/offer/": (NO, staff(302, *OPERATOR)),
    "desk/questions/<slug:code>/take-out/": (NO, staff(302, *OPERATOR)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
