"""Questionnaires as data: those that come with the program, and what is said to a file that is none."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.measures.scoring import bounds, totals
from porch.scales.queries import bundled
from porch.scales.queries.sheets import FOLDER, ORDER
from porch.scales.rules.faults import faults_of
from porch.scales.rules.sheets import NotASheet, read

# worked out by hand from the papers: what is answered, and what it comes to
BY_HAND: list[tuple[str, list[int], dict[str, int]]] = [
    ("two-a", [0, 0], {"sum": 0}),
    ("two-a", [2, 1], {"sum": 3}),
    ("two-b", [3, 3], {"sum": 6}),
    ("ten", [1] * 10, {"sum": 10}),
    ("ten", [6, 5, 4, 5, 4, 5, 4, 5, 4, 5], {"sum": 47}),
    ("ten", [6] * 10, {"sum": 60}),
    ("five", [6] * 5, {"sum": 30}),
    ("five", [1, 2, 3, 4, 5], {"sum": 15}),
    ("three", [2, 1, 1], {"sum": 4}),
    ("three", [4, 4, 4], {"sum": 12}),
    (
        "seventeen",
        [1, 2, 3, 4, 3, 2, 0, 1, 4, 3, 2, 1, 4, 4, 2, 3, 4],
        {"use": 4 + 3 + 2, "risk": 1 + 2 + 3 + 1 + 2 + 2, "protective": 4 + 3 + 1 + 4 + 4 + 3},
    ),
]
SPANS = {"two-a": {"sum": (0, 6)}, "two-b": {"sum": (0, 6)}, "ten": {"sum": (10, 60)}, "four": {}} | {
    "five": {"sum": (0, 30)},
    "three": {"sum": (0, 12)},
    "seventeen": {"use": (0, 12), "risk": (0, 24), "protective": (0, 24)},
}


@pytest.mark.parametrize(("code", "answers", "sums"), BY_HAND)
def test_sums_are_as_worked_out_by_hand(code: str, answers: list[int], sums: dict[str, int]) -> None:
    sheet = bundled()[code]
    said = dict(zip(sheet.scoring.spans, answers, strict=True))
    assert totals(sheet.scoring, said) == sums


def test_every_one_that_comes_along_has_its_version_source_and_licence() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(ORDER)
    for code, sheet in bundled().items():
        assert sheet.code == code
        for words in (sheet.version, sheet.source, sheet.licence, sheet.title, sheet.about, sheet.name):
            assert len(words) > 3, code
        assert {one.code: bounds(sheet.scoring, one) for one in sheet.scoring.sums} == SPANS[code]


def test_only_the_one_whose_words_are_not_free_comes_without_them() -> None:
    assert [code for code, sheet in bundled().items() if not sheet.has_words] == ["seventeen"]


def test_the_four_of_wellbeing_are_never_added_up() -> None:
    assert bundled()["four"].scoring.sums == ()


def test_no_sheet_speaks_of_a_finding() -> None:
    for path in FOLDER.glob("*.json"):
        shown = [one.get("studies", []) for one in json.loads(path.read_text()).get("sums", [])]
        words = " ".join(line for lines in shown for line in lines).lower()
        for finding in ("diagnos", "you have", "you are", "disorder", "severe"):
            assert finding not in words, path.name


GOOD: dict[str, Any] = json.loads((FOLDER / "two-a.json").read_text())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"code": "Two A"},
            "“code” may hold small letters, digits and single dashes, and 40 of them at most.",
        ),
        ({"licence": ""}, "“licence” is missing, or is not text."),
        ({"version": 2}, "“version” is missing, or is not text."),
        ({"extra": 1}, "There is no “extra” in a questionnaire."),
        ({"items": []}, "“items” must be a list of 1 to 60 questions."),
        (
            {"items": [{"code": "1", "words": "A", "answers": "no"}]},
            "names answers “no”, which are not there.",
        ),
        ({"answers": {"days": [[0, "A"], [0, "B"]]}}, "their numbers must go up."),
        ({"answers": {"days": {"from": 0, "to": 90}}}, "at most 31 numbers."),
        (
            {"sums": [{"code": "sum", "title": "Sum", "items": ["9"]}]},
            "names an item “9”, which is not there.",
        ),
        (
            {"sums": [{"code": "sum", "title": "Sum", "items": ["1", "2"], "may_miss": 2}]},
            "“may_miss” must be a number smaller than that of its items.",
        ),
        (
            {"settles": [{"item": "2", "answer": 0, "counts": {"1": 0}}]},
            "counts an item that was asked before.",
        ),
    ],
)
def test_each_fault_is_one_clear_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotASheet) as refused:
        read({**deepcopy(GOOD), **change})
    assert any(sentence in fault for fault in refused.value.faults), refused.value.faults


def test_words_for_some_questions_only_are_a_fault() -> None:
    told = deepcopy(GOOD)
    told["items"][1]["words"] = None
    assert faults_of(told) == ["Either every question has its words, or none has."]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=5,
)
PARTS = (*GOOD, "settles")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(PARTS), ANYTHING, max_size=3), st.data())
def test_whatever_is_in_a_file_it_is_read_or_refused_in_sentences(
    told: dict[str, Any], data: st.DataObject
) -> None:
    changed = deepcopy(GOOD) | told
    where = data.draw(st.sampled_from(("items", "sums", "none")))
    if where in GOOD and isinstance(changed.get(where), list) and changed[where]:
        inner = data.draw(
            st.dictionaries(st.sampled_from(("code", "words", "answers", "items", "turned")), ANYTHING)
        )
        if isinstance(changed[where][0], dict):
            changed[where][0] = {**changed[where][0], **inner}
    faults = faults_of(changed)
    if faults:
        assert all(isinstance(fault, str) and fault.endswith(".") for fault in faults)
    else:
        assert read(changed).items
