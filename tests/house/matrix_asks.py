"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, anyone, members, staff

RUNNING = ("coordinator", "operator")
HELPS = (SELF, "mentor", "facilitator", "pair", "ex-pair")
"""Those who may take shifts: by their part, or by a coordinator's yes."""

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "people/ask/": (members(200), members(422)),
    "people/ask/now/": (members(200), members(302)),
    "people/ask/sit/": (members(200), members(302)),
    "people/ask/ride/": (members(200), members(422)),
    "people/ask/<slug:mode>/stop/": (NO, members(302)),
    "people/ask/<uuid:pk>/": (members(200, SELF, "mentor"), NO),
    "people/ask/<uuid:pk>/no-longer/": (NO, members(302, SELF)),
    "people/ask/<uuid:pk>/done/": (NO, members(302, SELF, "mentor")),
    "people/ask/<uuid:pk>/somebody-else/": (NO, members(302, SELF)),
    "people/ask/<uuid:pk>/in-time/": (NO, members(302, SELF)),
    "people/helping/": (members(200), NO),
    "people/helping/kinds/": (NO, members(302, *HELPS)),
    "people/helping/shifts/": (NO, members(422, *HELPS)),
    "people/helping/shifts/<int:pk>/end/": (NO, members(302, SELF)),
    "people/helping/day/": (NO, members(302, SELF)),
    "people/helping/days-off/": (NO, members(422, *HELPS)),
    "people/helping/still/": (NO, members(302, *HELPS)),
    "people/helping/stop/": (NO, members(302, *HELPS)),
    "people/helping/asked/<uuid:pk>/": (members(200, SELF), NO),
    "people/helping/asked/<uuid:pk>/yes/": (NO, members(302, SELF)),
    "people/helping/asked/<uuid:pk>/not-now/": (NO, members(302, SELF)),
    "desk/shifts/": (staff(200, "coordinator"), NO),
    "desk/shifts/yes/": (NO, staff(422, "coordinator")),
    "desk/shifts/yes/<uuid:member_id>/end/": (NO, staff(302, "coordinator")),
    "desk/shifts/times/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/asks/": (staff(200, *RUNNING), NO),
    "desk/asks/<uuid:pk>/": (staff(200, "coordinator"), NO),
    "desk/asks/<uuid:pk>/take/": (NO, staff(302, "coordinator")),
    "desk/asks/<uuid:pk>/letter/": (NO, staff(422, "coordinator")),
    "how-soon/": (anyone(200), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {"asks": ("ask", (SELF, "mentor"))}
