"""Who gets what where a group decides: home members vote and bring, whoever belongs reads, talks and may stand."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

HOME, BELONG = (SELF,), (SELF, "group")

PLACE = "groups/<slug:slug>/conscience/"
ONE = f"{PLACE}<uuid:pk>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    PLACE: (members(200, *BELONG), NO),
    f"{PLACE}new/": (members(200, *HOME), NO),
    f"{PLACE}new/words/": (members(200, *HOME), members(302, *HOME)),
    f"{PLACE}new/setting/": (members(200, *HOME), NO),
    f"{PLACE}new/setting/<slug:code>/": (members(200, *HOME), members(422, *HOME)),
    f"{PLACE}new/service/": (members(200, *HOME), NO),
    f"{PLACE}new/seat/<uuid:pk>/": (members(200, *HOME), members(422, *HOME)),
    f"{PLACE}new/unseat/<uuid:pk>/": (members(200, *HOME), members(302, *HOME)),
    f"{PLACE}new/end/": (members(200, *HOME), members(302, *HOME)),
    ONE: (members(200, *BELONG), NO),
    f"{ONE}put/": (NO, members(302, *HOME)),
    f"{ONE}second/": (NO, members(302, *HOME)),
    f"{ONE}withdraw/": (NO, members(302, SELF)),
    f"{ONE}stand/": (NO, members(302, *BELONG)),
    f"{ONE}not-stand/": (NO, members(302, *BELONG)),
    f"{ONE}say/": (NO, members(302, *BELONG)),
    f"{ONE}say/<uuid:line>/take-back/": (NO, members(302, SELF)),
    f"{ONE}vote/": (members(200, *HOME), NO),
    f"{ONE}vote/check/": (NO, members(200, *HOME)),
    f"{ONE}vote/cast/": (NO, members(302, *HOME)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
