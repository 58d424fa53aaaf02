"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import HERE, SELF
from tests.house.matrix_words import NO, Who, anyone, members, staff

READERS = ("coordinator", "moderator")

MAY_THANK = tuple(name for name in HERE if name not in (SELF, "blocked"))
"""Everybody who reads it, but for its author and whom its author keeps away."""

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "stories/mine/": (members(200), NO),
    "stories/mine/never-ask/": (NO, members(302)),
    "stories/write/": (members(200), NO),
    "stories/write/new/": (members(200), members(302)),
    "stories/write/<slug:slug>/": (members(200, SELF), members(422, SELF)),
    "stories/write/<slug:slug>/look/": (members(200, SELF), NO),
    "stories/write/<slug:slug>/pictures/": (members(200, SELF), members(422, SELF)),
    "stories/write/<slug:slug>/pictures/<int:number>/": (NO, members(302, SELF)),
    "stories/write/<slug:slug>/pictures/<int:number>/remove/": (NO, members(302, SELF)),
    "stories/<slug:slug>/put-up/": (NO, members(302, SELF)),
    "stories/<slug:slug>/take-back/": (NO, members(302, SELF)),
    "stories/<slug:slug>/take-down/": (NO, members(302, SELF)),
    "stories/<slug:slug>/put-back/": (NO, members(302, SELF)),
    "stories/<slug:slug>/drop-changes/": (NO, members(302, SELF)),
    "stories/<slug:slug>/throw-away/": (NO, members(302, SELF)),
    "stories/<slug:slug>/who/": (members(200, SELF), members(302, SELF)),
    "stories/picture/<uuid:pk>/": (anyone(200), NO),
    "stories/<slug:slug>/": (anyone(200), NO),
    "stories/<slug:slug>/thank/": (NO, members(302, *MAY_THANK).but(422, "suspended")),
    "desk/stories/": (staff(200, *READERS), NO),
    "desk/stories/how/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/stories/<uuid:pk>/": (staff(200, *READERS), NO),
    "desk/stories/<uuid:pk>/approve/": (NO, staff(302, *READERS)),
    "desk/stories/<uuid:pk>/send-back/": (NO, staff(422, *READERS)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
