"""Who gets what where groups are: anybody may find one, whoever belongs reads, whoever serves keeps it."""

from collections.abc import Mapping

from tests.house.inhabitants import HERE, SELF
from tests.house.matrix_words import NO, Who, anyone, members, staff

SERVES, BELONGS = (SELF,), (SELF, "group")
OUTSIDE = tuple(name for name in HERE if name not in BELONGS)
MAY_MEET = tuple(name for name in HERE if name != "blocked")  # whoever gave the link

ONE = "groups/<slug:slug>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "groups/": (members(200), NO),
    "groups/ask/": (members(200), members(422)),
    "groups/i/<str:letters>/": (members(200, *MAY_MEET), members(302, *MAY_MEET)),
    "feeds/group/<slug:token>.ics": (anyone(200), NO),
    ONE: (members(200), NO),
    f"{ONE}join/": (NO, members(302)),
    f"{ONE}leave/": (members(200, *BELONGS), members(302, *BELONGS)),
    f"{ONE}home/": (NO, members(302, *BELONGS)),
    f"{ONE}quiet/": (NO, members(302, *BELONGS)),
    f"{ONE}ask/": (members(200, *OUTSIDE), members(302, *OUTSIDE)),
    f"{ONE}ask/withdraw/": (NO, members(302)),
    f"{ONE}joiners/": (members(200, *SERVES), NO),
    f"{ONE}joiners/<uuid:pk>/let-in/": (NO, members(302, *SERVES)),
    f"{ONE}joiners/<uuid:pk>/not-now/": (NO, members(302, *SERVES)),
    f"{ONE}invite/": (members(200, *BELONGS), members(200, *BELONGS)),
    f"{ONE}how/": (members(200, *BELONGS), NO),
    f"{ONE}how/<slug:code>/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}service/": (members(200, *BELONGS), NO),
    f"{ONE}service/add/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}service/<uuid:pk>/drop/": (NO, members(302, *SERVES)),
    f"{ONE}service/<uuid:pk>/stand/": (NO, members(302, *BELONGS)),
    f"{ONE}service/<uuid:pk>/stand-down/": (NO, members(302, *BELONGS)),
    f"{ONE}service/<uuid:pk>/take/": (NO, members(302, *BELONGS)),
    f"{ONE}service/<uuid:pk>/give-back/": (NO, members(302, *BELONGS)),
    f"{ONE}service/<uuid:pk>/handover/": (members(200, *SERVES), members(302, *SERVES)),
    f"{ONE}topics/new/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}topics/<uuid:pk>/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}topics/<uuid:pk>/rest/": (NO, members(302, *SERVES)),
    f"{ONE}topics/<uuid:pk>/wake/": (NO, members(302, *SERVES)),
    f"{ONE}topics/<uuid:pk>/close/": (NO, members(302, *SERVES)),
    f"{ONE}topics/<uuid:pk>/enter/": (NO, members(302, *BELONGS)),
    f"{ONE}news/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}news/<uuid:pk>/take-down/": (NO, members(302, *SERVES)),
    f"{ONE}calendar/": (members(200, *BELONGS), NO),
    f"{ONE}calendar/new/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}calendar/address/": (NO, members(302, *BELONGS)),
    f"{ONE}calendar/address/forget/": (NO, members(302, *BELONGS)),
    f"{ONE}calendar/<uuid:pk>/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}calendar/<uuid:pk>/off/": (NO, members(302, *SERVES)),
    f"{ONE}calendar/<uuid:pk>/end/": (NO, members(302, *SERVES)),
    f"{ONE}meetings/": (members(200, *SERVES), NO),
    f"{ONE}meetings/new/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}meetings/<uuid:pk>/": (members(200, *SERVES), members(422, *SERVES)),
    f"{ONE}meetings/<uuid:pk>/confirm/": (NO, members(302, *SERVES)),
    f"{ONE}meetings/<uuid:pk>/take-off/": (NO, members(302, *SERVES)),
    f"{ONE}meetings/<uuid:pk>/put-back/": (NO, members(302, *SERVES)),
    "desk/groups/": (staff(200, "coordinator"), NO),
    "desk/groups/new/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/groups/<uuid:pk>/yes/": (NO, staff(302, "coordinator")),
    "desk/groups/<uuid:pk>/not-now/": (NO, staff(302, "coordinator")),
    "desk/groups/<uuid:pk>/rest/": (NO, staff(302, "coordinator")),
    "desk/groups/<uuid:pk>/wake/": (NO, staff(302, "coordinator")),
    "desk/groups/joiners/<uuid:pk>/let-in/": (NO, staff(302, "coordinator")),
    "desk/groups/joiners/<uuid:pk>/not-now/": (NO, staff(302, "coordinator")),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
