"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import ANY, NO, Who, anyone, members, staff

SERVES = (SELF,)
OF_GROUP = "groups/<slug:slug>/meetings/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "feeds/meeting-guide.json": (anyone(200), NO),
    "feeds/meetings.ics": (anyone(200), NO),
    "feeds/meetings.csv": (anyone(200), NO),
    "meetings/print/": (anyone(200), NO),
    "meetings/flyer/": (anyone(200), NO),
    "embed/meetings/": (anyone(200), NO),
    "embed/meetings.js": (anyone(200), NO),
    "desk/meetings/embed/": (staff(200, "coordinator"), NO),
    "desk/meetings/holidays/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/meetings/holidays/<int:pk>/drop/": (NO, staff(302, "coordinator")),
    "desk/meetings/<uuid:pk>/dates/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/meetings/<uuid:pk>/dates/<str:on>/": (staff(200, "coordinator"), staff(422, "coordinator")),
    "desk/meetings/<uuid:pk>/dates/<str:on>/off/": (NO, staff(302, "coordinator")),
    f"{OF_GROUP}<uuid:pk>/dates/": (members(200, *SERVES), members(422, *SERVES)),
    f"{OF_GROUP}<uuid:pk>/dates/<str:on>/": (members(200, *SERVES), members(422, *SERVES)),
    f"{OF_GROUP}<uuid:pk>/dates/<str:on>/off/": (NO, members(302, *SERVES)),
    "meetings/<slug:slug>/wrong/": (anyone(200), ANY),
    "desk/meetings/doubts/": (staff(200, "coordinator"), NO),
    "client_interface/serverInfo.xml": (anyone(200), NO),
    "client_interface/<str:data_format>/": (anyone(422), NO),
    "client_interface/<str:data_format>": (anyone(422), NO),
    "^/+client_interface/.*$": (anyone("-"), anyone("-")),  # a pattern, not an address
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
