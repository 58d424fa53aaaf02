"""Who gets what at the addresses of hand-overs: see ``matrix.py``. "pair" introduces SELF to another group."""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members, staff

ONE = "handoffs/<uuid:pk>/"
DESK = ("coordinator", "evaluator")

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "handoffs/": (members(200), NO),
    "handoffs/new/": (members(200), NO),
    "handoffs/send/": (members(302), members(302)),
    ONE: (members(200, SELF, "pair"), NO),
    f"{ONE}answer/": (NO, members(302, "pair")),
    f"{ONE}met/": (NO, members(422, SELF)),
    f"{ONE}end/": (NO, members(302, SELF)),
    "desk/handoffs/": (staff(200, *DESK), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
