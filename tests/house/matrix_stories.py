"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, anyone, members, staff

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "stories/mine/": (members(200), NO),
    "stories/write/": (members(200), members(302)),
    "stories/write/<slug:slug>/": (members(200, SELF), members(422, SELF)),
    "stories/<slug:slug>/put-up/": (NO, members(302, SELF)),
    "stories/<slug:slug>/": (anyone(200), NO),
    "desk/stories/": (staff(200, "coordinator", "moderator"), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
