"""``porch circles``: an answer or one line, never half of either."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from porch.config.commands.circles import circles

app = typer.Typer()
app.command()(circles)


def porch(*args: Any) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    people = [{"id": f"p{v}", "languages": ["en"], "availability": ["mon-18"]} for v in range(7)]
    path = tmp_path / "people.json"
    path.write_text(json.dumps({"as_of": "2026-11-23", "people": people, "blocks": [["p0", "p6"]]}))
    return path


def test_it_prints_the_whole_answer_as_json(people_file: Path) -> None:
    done = porch(people_file)
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert list(answer) == ["circles", "unplaced", "metrics"]
    assert len(answer["circles"][0]["members"]) == 6
    assert answer["unplaced"][0]["because"] == "no seat left"


def test_the_same_seed_prints_the_same_bytes(people_file: Path) -> None:
    assert porch(people_file, "--seed", 5).stdout == porch(people_file, "--seed", 5).stdout


def test_with_out_it_writes_the_answer_and_says_so(people_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "circles.json"
    done = porch(people_file, "--out", out)
    assert done.stdout == f"1 circle for 6 people, 1 without a seat. Written to {out}.\n"
    assert json.loads(out.read_text()) == json.loads(porch(people_file).stdout)


def test_what_cannot_be_used_is_one_line_and_writes_nothing(people_file: Path, tmp_path: Path) -> None:
    data = json.loads(people_file.read_text())
    data["people"][3]["availability"] = ["noon"]
    people_file.write_text(json.dumps(data))
    done = porch(people_file, "--out", tmp_path / "circles.json")
    assert done.exit_code == 2
    assert done.stderr == (
        "porch circles: people row 4, field availability: 'noon' is not an hour of the week (mon-0 to sun-23)\n"
    )
    assert not (tmp_path / "circles.json").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = porch(tmp_path / "nobody.json")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
