"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import HERE, SELF
from tests.house.matrix_words import NO, Who, anyone, members, staff

OTHERS = tuple(name for name in HERE if name != SELF)
APART = ("waiting", "leaving", "locked")
"""Signed in, and not here: they read what anyone reads, and say nothing, as themselves or as strangers."""

DESK = ("coordinator", "moderator")

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "stories/<slug:slug>/say/": (anyone(200).but("-", *APART), anyone(422).but("-", *APART)),
    "stories/<slug:slug>/said/": (anyone(200), NO),
    "stories/<slug:slug>/replies/": (NO, members(302, SELF)),
    "said/by/<str:link>/": (anyone(200), anyone(302)),
    "said/<uuid:pk>/": (members(200, SELF), NO),
    "said/<uuid:pk>/take-back/": (NO, members(302, SELF)),
    "said/<uuid:pk>/remove/": (NO, members(302, SELF)),
    "said/<uuid:pk>/block/": (NO, members(302, *(name for name in OTHERS if name != "blocked"))),
    "desk/comments/": (staff(200, *DESK), NO),
    "desk/comments/machines/": (NO, staff(302, *DESK)),
    "desk/comments/questions/": (staff(200, *DESK), staff(302, *DESK)),
    "desk/comments/questions/new/": (staff(200, *DESK), staff(422, *DESK)),
    "desk/comments/questions/<uuid:pk>/": (staff(200, *DESK), staff(422, *DESK)),
    "desk/comments/questions/<uuid:pk>/take-off/": (NO, staff(302, *DESK)),
    "desk/comments/<uuid:pk>/show/": (NO, staff(302, *DESK)),
    "desk/comments/<uuid:pk>/decline/": (NO, staff(302, *DESK)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
