"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import HERE, SELF
from tests.house.matrix_words import NO, Who, members, staff

IN = (SELF, "group")
"""SELF proposed something to everyone here, and "group", whom SELF keeps, said yes."""

MAY_READ = tuple(name for name in HERE if name not in ("blocked", "suspended", "paused"))
"""Not whom SELF blocked, and not somebody who meets nobody new for now: the desk said so, or they rest."""

COORDINATOR = ("coordinator",)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "people/together/": (members(200), NO),
    "people/together/propose/": (members(200), members(422)),
    "people/together/<uuid:pk>/": (members(200, *MAY_READ), NO),
    "people/together/<uuid:pk>/yes/": (NO, members(302, *MAY_READ)),
    "people/together/<uuid:pk>/step-back/": (NO, members(302, "group")),
    "people/together/<uuid:pk>/close/": (NO, members(302, SELF)),
    "people/together/<uuid:pk>/open/": (NO, members(302, SELF)),
    "people/together/<uuid:pk>/change/": (members(200, SELF), members(422, SELF)),
    "people/together/<uuid:pk>/call-off/": (NO, members(302, SELF)),
    "people/together/<uuid:pk>/hand-on/": (NO, members(302, SELF)),
    "people/together/<uuid:pk>/take-over/": (NO, members(302, *IN)),
    "people/together/<uuid:pk>/good/": (NO, members(302, *IN)),
    "people/together/<uuid:pk>/block/<uuid:member_id>/": (NO, members(302, SELF)),
    "people/together/<uuid:pk>/calendar.ics": (members(200, *IN), NO),
    "gatherings/": (members(200), NO),
    "gatherings/<uuid:pk>/": (members(200), NO),
    "gatherings/<uuid:pk>/come/": (NO, members(302)),
    "gatherings/<uuid:pk>/not/": (NO, members(302)),
    "gatherings/<uuid:pk>/calendar.ics": (members(200), NO),
    "people/keep/": (members(200), NO),
    "people/keep/<uuid:member_id>/": (NO, members(302, SELF)),
    "people/keep/<uuid:member_id>/not/": (NO, members(302, SELF)),
    "people/keep/<uuid:member_id>/let-go/": (NO, members(302, SELF)),
    "people/mine/": (members(200), NO),
    "people/mine/add/": (members(200), members(422)),
    "people/mine/card/": (members(200), NO),
    "people/mine/<uuid:pk>/": (members(200, SELF), members(422, SELF)),
    "people/mine/<uuid:pk>/take-off/": (NO, members(302, SELF)),
    "people/gave/": (members(200), NO),
    "people/gave/put-away/": (NO, members(302)),
    "people/gave/take-out/": (NO, members(302)),
    "people/lonely/": (members(200), NO),
    "people/lonely/answer/": (NO, members(302)),
    "people/lonely/not-now/": (NO, members(302)),
    "people/lonely/how-often/": (NO, members(302)),
    "people/lonely/forget/": (NO, members(302)),
    "desk/gatherings/": (staff(200, *COORDINATOR), NO),
    "desk/gatherings/new/": (staff(200, *COORDINATOR), staff(422, *COORDINATOR)),
    "desk/gatherings/<uuid:pk>/": (staff(200, *COORDINATOR), staff(422, *COORDINATOR)),
    "desk/gatherings/<uuid:pk>/call-off/": (NO, staff(302, *COORDINATOR)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
