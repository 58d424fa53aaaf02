"""How a sitting goes, written down: what a script may be, and what is said where it cannot be used."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.rooms.material import scripts
from porch.rooms.rules.floor import HOWS, MODES
from porch.rooms.rules.scripts import WAYS, NotAScript, as_values, script_of

STEP: dict[str, Any] = {"kind": "round", "title": "A round", "words": "How are you?", "minutes": 10}


def script(**changes: Any) -> dict[str, Any]:
    return {"title": "Ours", "says": "", "steps": [STEP], **changes}


def test_every_script_that_comes_with_the_house_can_be_used() -> None:
    assert len(scripts()) >= 5
    for code, found in scripts().items():
        assert found.steps[-1].kind == "closing", code
        assert found.steps[0].kind == "welcome", code
        assert all(step.words or step.is_reading for step in found.steps), code


def test_every_kind_of_step_shares_in_a_way_a_room_knows() -> None:
    assert {way.mode for way in WAYS.values()} <= set(MODES)
    assert {way.how for way in WAYS.values()} <= set(HOWS)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (None, "A script is a title and steps."),
        (script(title=" "), "Give the script a title."),
        (script(title=7), "The script is written in words."),
        (script(title="x" * 81), "The script is too long: 80 characters fit."),
        (script(steps=[]), "A script has at least one step."),
        (script(steps="welcome"), "A script has at least one step."),
        (script(steps=[STEP] * 17), "A script has at most 16 steps."),
        (script(steps=[STEP, STEP | {"title": ""}]), "Step 2 needs a title."),
        (script(steps=[STEP | {"words": "x" * 601}]), "Step 1 is too long: 600 characters fit."),
        (script(steps=[STEP | {"minutes": 61}]), "Step 1 takes 0 to 60 minutes."),
        (script(steps=[STEP | {"minutes": True}]), "Step 1 takes 0 to 60 minutes."),
        (script(steps=[STEP | {"minutes": "ten"}]), "Step 1 takes 0 to 60 minutes."),
        (script(steps=[STEP | {"minutes": 60}] * 4), "The steps take 240 minutes together; at most 180 fit."),
        (
            script(steps=[{"kind": "reading", "title": "A page", "words": "The page itself"}]),
            "Step 1 is a reading: it stands here by its title only.",
        ),
        (
            script(steps=[STEP | {"kind": "closing"}, STEP]),
            "Step 1 closes the room: only the last step can.",
        ),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(values: Any, sentence: str) -> None:
    with pytest.raises(NotAScript) as wrong:
        script_of(values)
    assert str(wrong.value) == sentence


def test_a_step_of_no_kind_names_those_there_are() -> None:
    with pytest.raises(NotAScript, match="Step 1 is of no kind we know: welcome, reading"):
        script_of(script(steps=[{"kind": "raffle", "title": "Raffle"}]))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=10,
)
ROWS = st.fixed_dictionaries(
    {"kind": st.sampled_from([*WAYS, "raffle"]), "title": st.text(max_size=90)},
    optional={"words": st.text(max_size=40), "minutes": st.integers(-1, 70) | ANYTHING},
)


@given(
    ANYTHING | st.fixed_dictionaries({"title": st.text(max_size=90), "steps": st.lists(ROWS, max_size=18)})
)
def test_whatever_comes_is_a_script_or_one_sentence(values: Any) -> None:
    found, told = None, ""
    try:
        found = script_of(values)
    except NotAScript as wrong:
        told = str(wrong)
    assert script_of(as_values(found)) == found if found else told.endswith(".")
