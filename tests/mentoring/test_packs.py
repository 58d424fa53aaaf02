"""Things to look at together: read from files, any path, and a bad file never hides the good ones."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.mentoring.packs import OURS, exercise, packs, trouble
from porch.mentoring.rules.packs import UnreadablePack, pack_in

GOOD: dict[str, Any] = {
    "code": "ours",
    "name": "Ours",
    "about": "What we do here.",
    "exercises": [
        {"code": "one", "title": "One", "about": "A.", "prompts": [{"code": "p", "words": "What?"}]}
    ],
}


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.PORCH_DATA = tmp_path
    made = tmp_path / "packs"
    made.mkdir()
    return made


def test_ours_belong_to_no_path_and_count_no_steps() -> None:
    text = " ".join(path.read_text() for path in OURS.glob("*.json")).lower()
    assert not re.search(r"\b(12|twelve|step \d|step one|god|higher power|sponsor|sober|prayer)\b", text)
    [pack] = [one for one in packs() if one.code == "walking-together"]
    assert len(pack.exercises) >= 6
    assert len(pack.exercises) != 12


def test_a_community_adds_a_pack_by_a_file(folder: Path) -> None:
    (folder / "ours.json").write_text(json.dumps(GOOD))
    assert exercise("ours", "one") is not None
    assert trouble() == []


def test_a_file_that_cannot_be_read_is_left_out_and_named(folder: Path) -> None:
    (folder / "a-bad.json").write_text("{")
    (folder / "b-bad.json").write_text(json.dumps(GOOD | {"exercises": []}))
    (folder / "c-twice.json").write_text(json.dumps(GOOD | {"code": "walking-together"}))
    (folder / "ours.json").write_text(json.dumps(GOOD))
    assert [pack.code for pack in packs()] == ["walking-together", "ours"]
    assert [name for name, _ in trouble()] == ["a-bad.json", "b-bad.json", "c-twice.json"]
    assert trouble()[1][1] == "It must hold a list of exercises."


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"code": "Not A Code"}, "The pack needs a code"),
        ({"name": " "}, "needs words under “name”"),
        ({"exercises": [GOOD["exercises"][0]] * 2}, "Two exercises have the same code"),
        ({"exercises": [GOOD["exercises"][0] | {"prompts": []}]}, "needs one to 20 prompts"),
        ({"exercises": ["x"]}, "needs one to 20 prompts"),
    ],
)
def test_what_is_wrong_is_said_to_whoever_wrote_the_file(change: dict[str, Any], says: str) -> None:
    with pytest.raises(UnreadablePack, match=says):
        pack_in(GOOD | change)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "prompts", "title"]), inner)
    ),
    max_leaves=12,
)


@given(json_values)
def test_whatever_stands_in_a_file_it_is_read_or_refused(told: Any) -> None:
    with suppress(UnreadablePack):
        assert pack_in(told).exercises
