"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

ONE = "days/<uuid:pk>/"
MINE = members(302)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "days/": (members(200), NO),
    "days/new/": (members(200), members(422)),
    "days/after/not-now/": (NO, MINE),
    "days/after/ask/": (NO, MINE),
    "days/after/ask/not/": (NO, MINE),
    ONE: (members(200, SELF), NO),
    f"{ONE}tell/": (NO, members(422, SELF)),
    f"{ONE}not-so/": (NO, members(302, SELF)),
    f"{ONE}go-on/": (NO, members(422, SELF)),
    f"{ONE}count/": (NO, members(422, SELF)),
    f"{ONE}goal/": (NO, members(422, SELF)),
    f"{ONE}show/": (NO, members(302, SELF)),
    f"{ONE}aside/": (NO, members(302, SELF)),
    f"{ONE}up/": (NO, members(302, SELF)),
    f"{ONE}again/": (members(200, SELF), members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
