"""Who gets what at the addresses of family days, the course and the calls: see ``matrix.py``.

The short reads are about nobody: strangers read them too. All else is each person's own. "pair" coaches SELF, and
was asked by a bystander.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, anyone, everybody, members, staff

GOAL = "family/goals/<uuid:pk>/"
COURSE = "family/course/"
CALLS = "family/coaching/"
ONE = f"{CALLS}<uuid:pk>/"
COACHES = "desk/family/coaches/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "family/reads/": (anyone(200), NO),
    "family/reads/<slug:slug>/": (anyone(200), NO),
    "family/diary/": (everybody(200), everybody(422)),
    "family/diary/<str:on>/forget/": (NO, members(302, SELF)),
    "family/goals/": (everybody(200), everybody(422)),
    GOAL: (members(200, SELF), NO),
    f"{GOAL}near/": (NO, members(302, SELF)),
    f"{GOAL}put-away/": (NO, members(302, SELF)),
    f"{GOAL}forget/": (NO, members(302, SELF)),
    "family/safety/": (everybody(200), everybody(422)),
    "family/safety/other/": (everybody(200), NO),
    COURSE: (everybody(200), NO),
    f"{COURSE}begin/": (NO, everybody(302).but(422, SELF)),
    f"{COURSE}hour/": (NO, everybody(422)),
    f"{COURSE}leave-out/": (NO, everybody(302)),
    f"{COURSE}rest/": (NO, everybody(302)),
    f"{COURSE}go-on/": (NO, everybody(302)),
    f"{COURSE}stop/": (NO, everybody(302)),
    f"{COURSE}<int:number>/": (members(200, SELF), NO),
    f"{COURSE}<int:number>/read/": (NO, members(302, SELF)),
    CALLS: (everybody(200), NO),
    f"{CALLS}ask/": (NO, everybody(302)),
    f"{CALLS}room/": (NO, members(422, "pair")),
    ONE: (members(200, "pair"), NO),
    f"{ONE}yes/": (NO, members(302, "pair")),
    f"{ONE}no/": (NO, members(302, "pair")),
    f"{ONE}time/": (NO, members(422, SELF, "pair")),
    f"{ONE}agree/": (NO, members(302, SELF, "pair")),
    f"{ONE}held/": (NO, members(302, SELF, "pair")),
    f"{ONE}try/": (NO, members(302, SELF, "pair")),
    f"{ONE}end/": (NO, members(302, SELF, "pair")),
    COACHES: (staff(200, "coordinator"), staff(422, "coordinator")),
    f"{COACHES}<uuid:pk>/end/": (NO, staff(302, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
