"""The numbers: every packaged file can be dialled, the community's own copy wins, and reading never fails."""

import json
from datetime import date
from pathlib import Path

import pytest

from porch.safety import crisis
from porch.safety.crisis import PACKAGED, UnreadableNumbers, confirm, keep, load, read


@pytest.mark.parametrize("file", sorted(PACKAGED.glob("*.json")), ids=lambda file: file.stem)
def test_every_packaged_file_is_whole_and_confirmed_by_nobody(file: Path) -> None:
    numbers = read(file)
    assert numbers.checked is None
    assert numbers.country == ("" if file.stem == "anywhere" else file.stem.upper())
    assert numbers.trouble == ""
    assert all(line.source.startswith("https://") for line in numbers.lines)
    assert file.stem == "anywhere" or numbers.to_die, "somebody to call who listens"


def test_the_numbers_people_know_are_there(tmp_path: Path) -> None:
    assert load("US", tmp_path).emergency == "911"
    first = load("US", tmp_path).to_die[0]
    assert (first.call, first.text) == ("988", "988")
    assert load("GB", tmp_path).to_die[0].call == "116123"
    assert load("de", tmp_path).emergency == "112"


@pytest.mark.parametrize("country", ["", "XX", "../../secret", "anywhere", "USA"])
def test_a_country_without_a_file_gets_what_works_anywhere(country: str, tmp_path: Path) -> None:
    numbers = load(country, tmp_path)
    assert (numbers.country, numbers.emergency) == ("", "112")


def test_a_confirmed_copy_wins_and_says_when(tmp_path: Path) -> None:
    confirm("IE", tmp_path, on=date(2026, 11, 20))
    numbers = load("US", tmp_path)
    assert (numbers.country, numbers.checked) == ("IE", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{not json", "cannot be read"),
        ("[]", "must be an object"),
        ('{"emergency": "nine"}', "emergency must be digits"),
        ('{"emergency": "999", "checked": "soon"}', "checked must be a day"),
        ('{"emergency": "999", "lines": [{"about": "pizza", "name": "A", "call": "1"}]}', "line 1: about"),
        ('{"emergency": "999", "lines": [{"about": "die", "name": "A"}]}', "something to call or text"),
        (
            '{"emergency": "999", "lines": [{"about": "die", "name": "A", "call": "1;rm"}]}',
            "call must be digits",
        ),
        ('{"emergency": "999", "lines": [7]}', "line 1 must be an object"),
        ('{"emergency": 999}', "emergency must be text"),
    ],
)
def test_a_broken_copy_gives_way_and_is_named(content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "crisis.json").write_text(content)
    numbers = load("GB", tmp_path)
    assert numbers.emergency == "999"
    assert numbers.to_die
    assert numbers.trouble.startswith("crisis.json")
    assert says in numbers.trouble


def test_a_copy_that_nobody_could_dial_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableNumbers):
        keep({"emergency": "help", "lines": []}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_data_folder_that_is_gone_changes_nothing(tmp_path: Path) -> None:
    assert load("GB", tmp_path / "gone").emergency == "999"


def test_keeping_replaces_the_copy_whole(tmp_path: Path) -> None:
    confirm("GB", tmp_path, on=date(2026, 11, 1))
    told = json.loads((tmp_path / "crisis.json").read_text())
    keep({**told, "also": "ring the desk"}, tmp_path)
    assert load("GB", tmp_path).also == "ring the desk"
    assert [file.name for file in tmp_path.iterdir()] == ["crisis.json"]


def test_countries_are_codes() -> None:
    assert {"US", "GB", "IE", "CA", "AU", "NZ", "DE", "FR", "ES", "PL", "IN"} <= set(crisis.countries())


def test_each_number_may_have_a_day_of_its_own_and_the_whole_is_the_oldest(tmp_path: Path) -> None:
    told = json.loads(crisis.packaged_file("IE").read_text())
    told |= {"emergency_checked": "2026-11-20", "checked": None}
    for line in told["lines"]:
        line["checked"] = "2026-11-18"
    told["lines"][0]["checked"] = "2026-02-01"
    crisis.keep(told, tmp_path)
    kept = crisis.load("IE", tmp_path)
    assert kept.checked == date(2026, 2, 1)
    assert kept.emergency_checked == date(2026, 11, 20)
    assert json.loads((tmp_path / "crisis.json").read_text())["checked"] == "2026-02-01"


def test_while_one_number_waits_the_whole_is_not_confirmed(tmp_path: Path) -> None:
    told = json.loads(crisis.packaged_file("IE").read_text())
    told |= {"emergency_checked": "2026-11-20"}
    crisis.keep(told, tmp_path)
    assert crisis.load("IE", tmp_path).checked is None


def test_a_day_that_is_none_beside_a_line_gives_way_to_the_packaged_numbers(tmp_path: Path) -> None:
    told = json.loads(crisis.packaged_file("IE").read_text())
    told["lines"][0]["checked"] = "yesterday"
    (tmp_path / "crisis.json").write_text(json.dumps(told))
    shown = crisis.load("IE", tmp_path)
    assert "line 1: checked must be a day" in shown.trouble
    assert shown.checked is None
