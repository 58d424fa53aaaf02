"""``porch evidence diary``: plain numbers on days told of, the others beside them, one line for what is wrong."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.commands import evidence_diary
from porch.config.start import Refused

TABLE = """person,date,substance,used,grams,sex
ana,2026-01-01,alcohol,0,,f
ana,2026-01-02,alcohol,1,24,f
ana,2026-01-02,alcohol,1,24,f
ana,2026-01-03,alcohol,0,,f
ana,2026-01-05,alcohol,0,,f
ben,2026-01-01,opioids,1,,m
ben,2026-01-02,opioids,0,,m
ben,2026-01-03,opioids,,,m
ben,2026-01-04,opioids,0,,m
cleo,2026-01-01,,,,
"""
SEX = ("--sex-column", "sex")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "days.csv"
    path.write_text(TABLE)
    return path


def porch(*words: Any) -> str:
    with time_machine.travel("2026-12-01 12:00Z", tick=False):
        done = CliRunner().invoke(app, ["evidence", "diary", *map(str, words)])
    if isinstance(done.exception, Refused):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def answer(*words: Any) -> Any:
    return json.loads(porch(*words, "--json"))


def test_every_measure_is_a_number_or_null_and_always_there(table: Path) -> None:
    told = answer(table, *SEX, "--drink-grams", 12)
    ana, ben, cleo = told["people"].values()
    assert list(told["people"]) == ["ana", "ben", "cleo"]
    assert list(ana) == list(ben) == list(cleo)
    assert (ana["days"], ana["days_observed"], ana["percent_days_abstinent"]) == (5, 4, 75)
    assert ana["percent_heavy_days"] == 25  # 48 g in two entries: heavy for women, not for men
    assert ana["drinks_per_drinking_day"] == 4
    assert (ana["longest_abstinence"], ana["days_to_first_use"], ana["first_use_seen"]) == (1, 1, 1)
    assert ana["follow_up_complete"] == 1
    assert (ben["percent_heavy_days"], ben["drinks_per_drinking_day"]) == (0, None)
    assert (ben["longest_abstinence"], ben["days_to_first_use"]) == (1, 0)
    assert set(cleo.values()) == {None, 0, 1}
    assert cleo["percent_days_abstinent"] is None
    assert told["overall"]["percent_days_abstinent"] == pytest.approx(100 * 5 / 7)
    numbers = [value for person in told["people"].values() for value in person.values()]
    assert all(
        value is None or type(value) in (int, float) for value in [*numbers, *told["overall"].values()]
    )


def test_the_other_figures_stand_under_sensitivity(table: Path) -> None:
    told = answer(table, *SEX)["sensitivity"]
    assert told["people"]["ana"]["percent_days_abstinent"] == {"missing_is_use": 60, "best": 80, "worst": 60}
    assert told["people"]["cleo"]["percent_days_abstinent"] == {"missing_is_use": 0, "best": 100, "worst": 0}
    assert told["overall"]["percent_days_abstinent"] == {"missing_is_use": 50, "best": 80, "worst": 50}


def test_without_knowing_whose_limits_hold_no_day_is_called_heavy(table: Path) -> None:
    told = answer(table)
    assert {person["percent_heavy_days"] for person in told["people"].values()} == {None}
    assert told["overall"]["percent_heavy_days"] is None
    assert told["overall"]["who_risk_level"] is None


def test_one_window_for_all(table: Path) -> None:
    told = answer(table, "--from", "2026-01-02", "--to", "2026-01-05")
    assert [person["days"] for person in told["people"].values()] == [4, 4, 4]
    assert told["people"]["cleo"]["days_observed"] == 0
    assert told["definitions"]["from"] == "2026-01-02"
    assert told["definitions"]["version"]


def test_the_rule_of_heavy_days_is_a_choice(table: Path) -> None:
    assert (
        answer(table, *SEX, "--heavy", "us")["people"]["ana"]["percent_heavy_days"] == 0
    )  # 48 g are under 4 x 14


def test_the_finding_is_said_first_with_what_missing_days_could_change(table: Path) -> None:
    said = porch(table, *SEX)
    assert said.startswith("3 people told of 7 of 10 days (70 %).")
    assert "71.4 % of those told; 50.0 % if every missing day was one of use; from 50.0 % to 80.0 %" in said
    assert "not why" in said


def test_the_answer_and_the_picture_are_written_where_one_says(table: Path, tmp_path: Path) -> None:
    out, plot = tmp_path / "answer.json", tmp_path / "weeks.svg"
    said = porch(table, "--out", out, "--plot-runchart", plot)
    assert json.loads(out.read_text())["overall"]["people"] == 3
    assert str(out) in said
    svg = ElementTree.fromstring(plot.read_text())
    assert svg.tag.endswith("svg")
    assert "83.3" in plot.read_text()


@pytest.mark.parametrize(
    ("words", "row", "said"),
    [
        ((), "ana,2026-12-02,,0,,f", "row 12, column date: 2026-12-02 is in the future; today is 2026-12-01"),
        ((), "ana,2026-01-09,,7,,f", "row 12, column used: 1 (used), 0 (did not) or nothing"),
        ((), "ana,2026-01-09,alcohol,1,-4,f", "row 12, column grams: -4 g in a day"),
        (SEX, "dan,2026-01-09,,0,,q", "row 12, column sex: m, f, x or nothing is needed, 'q' is none"),
        (("--sex-column", "gender"), "", "there is no column gender"),
        (("--heavy", "uk"), "", "--heavy uk: the rules are ema and us"),
        (("--drink-grams", "0"), "", "--drink-grams 0"),
        (("--from", "2026-13-01"), "", "--from 2026-13-01: a day is written 2026-12-31"),
        (("--to", "2027-01-01"), "", "--to 2027-01-01 is in the future"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "", "--to 2026-01-01 is before --from 2026-02-01"),
        (("--from", "0206-02-01"), "", "before 1900"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    table: Path, tmp_path: Path, words: tuple[str, ...], row: str, said: str
) -> None:
    table.write_text(TABLE + row)
    out = tmp_path / "answer.json"
    with pytest.raises(Refused) as refused:
        porch(table, *words, "--out", out)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert not out.exists()


def test_a_place_that_cannot_be_written_and_days_nobody_told_of(table: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        porch(table, "--out", tmp_path)
    table.write_text("person,date,substance,used,grams\na,2026-01-01,,,\n")
    said = porch(table, "--plot-runchart", tmp_path / "weeks.svg")
    assert said.startswith("1 person, and nobody told of any of their 1 days: there is nothing to say.")
    assert "nothing to draw" in said
    assert not (tmp_path / "weeks.svg").exists()


def test_on_a_terminal_it_says_how_far_it_is_and_the_answer_stays_clean(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_diary, "on_a_terminal", lambda: True)
    assert answer(table)["overall"]["people"] == 3
