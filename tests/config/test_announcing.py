"""Telling everyone that this place closes, from the machine; and calls of ``porch handover`` that are wrong."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porch.config.start import Refused
from porch.people import queries
from porch.people.models import Member
from tests.config.test_handover import porch


def test_the_day_is_announced_and_taken_back(alice: Member) -> None:
    day = (datetime.now(UTC) + timedelta(days=60)).date()
    answer = porch("handover", "--announce", str(day), "--words", "We go on at the mill.", "--json")
    assert json.loads(answer.stdout) == {"closing_on": str(day), "words": "We go on at the mill."}
    told = queries.closing()
    assert told is not None
    assert (told.on, told.words) == (day, "We go on at the mill.")
    assert porch("handover", "--announce", "off").exit_code == 0
    assert queries.closing() is None


@pytest.mark.parametrize("words", [["handover"], ["handover", "--announce", "2999-01-01"]])
def test_a_folder_nobody_lives_in_is_named(words: list[str], db: None) -> None:
    answer = porch(*words)
    assert isinstance(answer.exception, Refused)
    assert "there is no community in" in str(answer.exception)


@pytest.mark.parametrize(
    "words",
    [
        ["--announce", "soon"],
        ["--announce", "2020-01-01"],
        ["--announce", "off", "--words", "x"],
        ["--words", "x"],
        ["--announce", "2999-01-01", "--sealed"],
        ["--announce", "2999-01-01", "--words", "x" * 2001],
    ],
)
def test_a_wrong_call_says_so_and_changes_nothing(
    words: list[str], alice: Member, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = porch("handover", *words)
    assert isinstance(answer.exception, Refused)
    assert "\n" not in str(answer.exception)
    assert queries.closing() is None
    assert list(tmp_path.iterdir()) == []
