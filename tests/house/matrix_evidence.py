"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.asking import ABSENT
from tests.house.matrix_words import NO, Who, anyone, members, staff

MAKERS = ("evaluator", "coordinator")

ONE = "evidence/<uuid:pk>/"
KEEP = "desk/studies/keep/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "evidence/": (anyone(200), NO),
    ONE: (staff(200, *MAKERS), NO),
    f"{ONE}report.json": (staff(200, *MAKERS), NO),
    f"{ONE}report.csv": (staff(200, *MAKERS), NO),
    f"{ONE}codebook.csv": (staff(200, *MAKERS), NO),
    f"{ONE}datapackage.json": (staff(200, *MAKERS), NO),
    f"{ONE}report.zip": (staff(200, *MAKERS), NO),
    f"{ONE}fhir.json": (staff(200, *MAKERS), NO),
    "does-it-help/": (anyone(200), NO),
    "does-it-help/<slug:code>/": (anyone(200), NO),
    "evidence/mine/": (members(200), NO),
    "evidence/mine/report.json": (members(200), NO),
    "evidence/mine/days.csv": (members(200), NO),
    "evidence/mine/codebook.csv": (members(200), NO),
    "evidence/mine/datapackage.json": (members(200), NO),
    "evidence/mine/my-report.zip": (members(200), NO),
    "evidence/mine/redcap.csv": (members(200), NO),
    "evidence/mine/redcap-dictionary.csv": (members(200), NO),
    "evidence/mine/fhir.json": (members(200), NO),
    "evidence/sums.json": (anyone(ABSENT), NO),
    "desk/sites/": (staff(200, *MAKERS), staff(422, *MAKERS)),
    "desk/sites/new/": (staff(200, *MAKERS), staff(422, *MAKERS)),
    "desk/sites/key/": (NO, staff(302, *MAKERS)),
    "desk/sites/sums.json": (anyone(ABSENT), NO),  # no report here has counts of people who stayed
    "desk/sites/<uuid:pk>/end/": (NO, staff(302, *MAKERS)),
    "desk/studies/": (staff(200, *MAKERS), NO),
    KEEP: (staff(200, "evaluator"), staff(422, "evaluator")),
    f"{KEEP}<slug:code>/": (staff(200, "evaluator"), staff(422, "evaluator")),
    f"{KEEP}<slug:code>/numbers/": (staff(200, "evaluator"), staff(422, "evaluator")),
    f"{KEEP}<slug:code>/listed/": (staff(200, "evaluator"), staff(422, "evaluator")),
    f"{KEEP}<slug:code>/programs/": (staff(200, "evaluator"), staff(422, "evaluator")),
    "desk/evidence/": (staff(200, *MAKERS), staff(422, *MAKERS)),
    "desk/evidence/<uuid:pk>/again/": (NO, staff(302, *MAKERS)),
    "desk/evidence/<uuid:pk>/public/": (staff(200, *MAKERS), staff(422, *MAKERS)),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
