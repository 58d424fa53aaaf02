"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "milestones/": (members(200), NO),
    "milestones/mark/": (NO, members(302)),
    "milestones/not-right/": (NO, members(302)),
    "milestones/not-now/": (NO, members(302)),
    "milestones/ask/": (NO, members(302)),
    "milestones/add/": (members(200), members(422)),
    "milestones/shown/<uuid:pk>/": (members(200, "pair"), NO),
    "milestones/<uuid:pk>/": (members(200, SELF), NO),
    "milestones/<uuid:pk>/show/": (NO, members(422, SELF)),
    "milestones/<uuid:pk>/hide/<uuid:shown>/": (NO, members(302, SELF)),
    "milestones/<uuid:pk>/take-back/": (NO, members(302, SELF)),
    "milestones/<uuid:pk>/card.svg": (members(200, SELF), NO),
    "milestones/<uuid:pk>/card/": (members(200, SELF), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
