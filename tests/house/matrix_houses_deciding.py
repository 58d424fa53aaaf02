"""Who gets what at the addresses of house meetings, votes and officers: see ``matrix.py``.

SELF lives in the house, "house-manager" looks after it: house meetings are for those who live there.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

OF_IT = (SELF, "house-manager")
ONE = "houses/<slug:slug>/"
MEETINGS = f"{ONE}meetings/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    f"{ONE}home/": (members(200, *OF_IT), NO),
    f"{ONE}officers/": (members(200, *OF_IT), NO),
    MEETINGS: (members(200, SELF), NO),
    f"{MEETINGS}when/": (members(200, SELF), members(422, SELF)),
    f"{MEETINGS}call/": (members(200, SELF), members(422, SELF)),
    f"{MEETINGS}<uuid:pk>/": (members(200, SELF), members(422, SELF)),
    f"{MEETINGS}<uuid:pk>/minutes/": (members(200, SELF), members(422, SELF)),
    f"{MEETINGS}about/<uuid:pk>/take-off/": (NO, members(302, SELF)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
