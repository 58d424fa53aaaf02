"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

BOTH = (SELF, "pair")
MINE = (NO, members(302, SELF))

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "people/work/": (members(200), NO),
    "people/<uuid:pk>/work/": (members(200, *BOTH), NO),
    "people/<uuid:pk>/work/as-mentor/": (members(200, SELF), NO),
    "people/<uuid:pk>/work/choose/": (NO, members(302, *BOTH)),
    "people/work/<uuid:pk>/": (members(200, *BOTH), NO),
    "people/work/<uuid:pk>/write/": MINE,
    "people/work/<uuid:pk>/begin/": MINE,
    "people/work/<uuid:pk>/done/": (NO, members(422, SELF)),
    "people/work/<uuid:pk>/again/": MINE,
    "people/work/<uuid:pk>/put-away/": MINE,
    "people/work/<uuid:pk>/to/<uuid:pair>/": MINE,
    "people/work/<uuid:pk>/share/<slug:prompt>/": MINE,
    "people/work/<uuid:pk>/take-back/<slug:prompt>/": MINE,
    "people/work/<uuid:pk>/answer/<slug:prompt>/": (NO, members(302, "pair")),
    "people/work/sheet/<slug:pack>/<slug:exercise>/": (members(200), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
