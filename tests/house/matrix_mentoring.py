"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.asking import ABSENT
from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, NOBODY_NOW, Who, anyone, members, staff

BOTH = (SELF, "pair")
IN_IT = (SELF, "pair", "group")
SEATED = (*IN_IT, "candidate", "mentor")
MENTORS = ("pair", "ex-pair", "mentor")
MAY_ASK = ("ex-pair", "stranger", "facilitator", "house-manager", "family", "blocked")
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
    "people/circles/": (members(200), NO),
    "people/circles/offer/": (NO, members(422, *MENTORS)),
    "people/circles/offer/end/": (NO, members(302)),
    "people/circles/<uuid:pk>/": (members(200, *SEATED), NO),
    "people/circles/<uuid:pk>/yes/": (NO, members(302, *SEATED)),
    "people/circles/<uuid:pk>/pass/": (NO, members(302, *SEATED)),
    "people/circles/<uuid:pk>/ask/": (NO, members(302, *MAY_ASK)),
    "people/circles/<uuid:pk>/take-back/": (NO, members(302, *SEATED)),
    "people/circles/<uuid:pk>/leave/": (members(200, *IN_IT), members(302, *IN_IT)),
    "people/circles/<uuid:pk>/step-back/": (NO, members(302, "pair")),
    "people/circles/<uuid:pk>/rhythm/": (members(200, "pair"), members(422, "pair")),
    "people/circles/<uuid:pk>/asking/": (NO, members(302, "pair")),
    "people/circles/<uuid:pk>/in/<uuid:seat>/": (NO, members(302, "pair")),
    "people/circles/<uuid:pk>/not/<uuid:seat>/": (NO, members(302, "pair")),
    "people/circles/<uuid:pk>/call.ics": (members(200, *IN_IT), NO),
    "desk/circles/": (staff(200, "coordinator"), NO),
    "desk/circles/look/": (NO, staff(422, "coordinator")),
    "desk/circles/look/<uuid:pk>/": (staff(200, "coordinator"), NO),
    "desk/circles/look/<uuid:pk>/invite/": (NO, anyone(ABSENT)),
    "desk/circles/<uuid:pk>/invite/": (NO, staff(422, "coordinator")),
    "people/work/sheet/<slug:pack>/<slug:exercise>/": (members(200), NO),
    "people/mentoring/": (members(200, *MENTORS), NO),
    "people/mentoring/still-here/": (NO, members(302, *MENTORS)),
    "people/mentoring/rest/": (NO, members(302, *MENTORS)),
    "people/mentoring/back/": (NO, members(302, *MENTORS)),
    "people/mentoring/lines/": (members(200, *MENTORS), members(302, *MENTORS)),
    "people/mentoring/words/": (members(200, *MENTORS), members(422, *MENTORS)),
    "people/mentoring/words/<uuid:pk>/yes/": (NO, members(302, SELF)),
    "people/mentoring/words/<uuid:pk>/rather-not/": (NO, members(302, SELF)),
    "people/mentoring/a-year-on/<slug:answer>/": (NO, members(302, SELF)),
    "people/<uuid:pk>/review/": (members(200, *BOTH), members(422, *BOTH)),
    "people/<uuid:pk>/agreement/": (members(200, *BOTH), NO),
    "people/<uuid:pk>/agreement/begin/": (NO, NOBODY_NOW),
    "people/<uuid:pk>/agreement/lines/": (members(200, *BOTH), members(302, *BOTH)),
    "people/<uuid:pk>/agreement/yes/": (NO, members(302, *BOTH)),
    "people/<uuid:pk>/you-begin/": (NO, members(302, SELF)),
    "people/<uuid:pk>/meanwhile/<slug:choice>/": (NO, members(302, SELF)),
    "desk/mentors/": (staff(200, "coordinator"), NO),
    "desk/mentors/settings/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/mentors/<uuid:pk>/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/mentors/<uuid:pk>/end/": (NO, staff(302, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
