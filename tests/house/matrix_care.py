"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, NOBODY_NOW, Who, members, staff

MINE = members(302)
DESK = ("coordinator",)

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "people/helping/care/": (members(200), NO),
    "people/helping/hard/": (NO, MINE),
    "people/helping/rest/": (NO, members(422)),
    "people/helping/rest/end/": (NO, MINE),
    "people/helping/a-lot/": (NO, MINE),
    "people/helping/a-lot/take-back/": (NO, MINE),
    "people/helping/debrief/ask/": (NO, MINE),
    "people/helping/debrief/<uuid:pk>/yes/": (NO, members(302, "mentor")),
    "people/helping/debrief/<uuid:pk>/not-me/": (NO, members(302, "mentor")),
    "people/helping/debrief/<uuid:pk>/withdraw/": (NO, members(302, SELF)),
    "people/helping/debrief/<uuid:pk>/over/": (NO, members(302, SELF)),
    "people/helping/debrief/<uuid:pk>/talked/": (NO, NOBODY_NOW),
    "people/helping/listening/agree/": (NO, members(302, "facilitator")),
    "people/helping/listening/stop/": (NO, members(302, "facilitator", "mentor")),
    "people/helping/check/": (members(200), MINE),
    "people/helping/check/last/": (members(200), NO),
    "people/helping/check/not-now/": (NO, MINE),
    "people/helping/check/wish/": (NO, MINE),
    "people/helping/check/forget/": (NO, MINE),
    "people/helping/training/": (members(200), NO),
    "people/helping/training/line/": (NO, MINE),
    "people/helping/training/sheet/": (members(200), NO),
    "people/helping/training/<slug:field>/": (members(200), NO),
    "people/helping/training/<slug:field>/<slug:scenario>/": (members(200), members(422)),
    "desk/helpers/": (staff(200, *DESK), NO),
    "desk/helpers/name/": (NO, staff(422, *DESK)),
    "desk/helpers/listening/<uuid:member_id>/end/": (NO, staff(302, *DESK)),
    "desk/helpers/talks/<uuid:pk>/take/": (NO, staff(302, *DESK)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
