"""``porch evidence retention``: the contract's fields, the finding in words first, one line where a table is wrong."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from tests.measures.beside import FOLDER

TABLE = """who,days,how,house
a,10,left,North
b,20,completed,North
c,30,left,North
d,40,open,North
e,15,died,South
f,50,Left,South
g,60,open,South
"""
ENDINGS = ("--competing", "completed", "--competing", "died")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "stays.csv"
    path.write_text(TABLE)
    return path


def porch(*words: Any) -> str:
    done = CliRunner().invoke(app, ["evidence", "retention", *map(str, words)])
    if isinstance(done.exception, Refused):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def answer(*words: Any) -> Any:
    return json.loads(porch(*words, "--json"))


def test_the_fields_of_the_contract(table: Path) -> None:
    told = answer(
        table, "--time", "days", "--event", "how", "--group", "house", *ENDINGS, "--at", "20,50", "--rmst", 20
    )
    assert list(told) == ["groups", "log_rank"]
    north, south = told["groups"]
    assert (north["group"], north["n"], north["events"]) == ("North", 4, 2)
    assert north["median"] == 30
    assert north["median_ci"][0] == 10
    assert north["rmst"] == pytest.approx(10 + 10 * 0.75)
    point, beyond = north["at"]
    assert list(point) == ["t", "s", "lo", "hi", "at_risk"]
    assert (point["t"], point["s"], point["at_risk"]) == (20, 0.75, 3)
    assert (beyond["s"], beyond["at_risk"]) == (None, 0)
    assert south["group"] == "South"
    assert list(told["log_rank"]) == ["chi_square", "df", "p"]


def test_endings_that_compete_stand_beside_the_curve(table: Path) -> None:
    told = answer(table, "--time", "days", "--event", "how", *ENDINGS, "--at", "60")
    (everyone,) = told["groups"]
    assert everyone["group"] is None
    assert told["log_rank"] is None
    endings = {one["ending"]: one for one in everyone["incidence"]}
    assert [(name, one["events"]) for name, one in endings.items()] == [
        ("left", 3),
        ("completed", 1),
        ("died", 1),
    ]
    shares = [one["at"][0]["value"] for one in endings.values()]
    assert shares[0] < 1 - everyone["at"][0]["s"]  # one minus the curve would say too much


def test_the_first_sentence_is_the_finding_with_its_range(table: Path) -> None:
    first, second, third, *_rest = porch(
        table, "--time", "days", "--event", "how", "--group", "house", *ENDINGS
    ).splitlines()
    assert first == "North: of 4 people half had left by day 30 (95 % range: from day 10 on)."
    assert second == "South: of 3 people half had left by day 50 (95 % range: from day 50 on)."
    assert "by chance (log-rank chi-square" in third


def test_no_word_says_what_peers_do(table: Path) -> None:
    said = porch(table, "--time", "days", "--event", "how", "--group", "house", *ENDINGS)
    assert "A curve says when people left, not why." in said
    assert "Unless chance decided" in said


def test_groups_that_are_numbers_are_said_with_their_column(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("d;e;clinic\n10;1;10\n20,5;0;9\n30;1;9\n40;1;10\n")
    said = porch(path, "--time", "d", "--event", "e", "--group", "clinic").splitlines()
    assert said[0].startswith("clinic 9: of 2 people")
    assert said[1].startswith("clinic 10: of 2 people")


def test_the_picture_is_a_file_of_its_own(table: Path, tmp_path: Path) -> None:
    curves, endings = tmp_path / "f.svg", tmp_path / "g.svg"
    words = (table, "--time", "days", "--event", "how", "--group", "house", *ENDINGS)
    said = porch(*words, "--plot", curves, "--plot-endings", endings)
    assert said.splitlines()[-1] == f"The shares of endings are in {endings}."
    for path in (curves, endings):
        drawing = ElementTree.fromstring(path.read_text())
        assert drawing.tag.endswith("svg")
        assert "North" in path.read_text()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("--time", "days", "--event", "how"),
            r"row 3, column how: .* is needed, 'completed' is none; other words are named by --",
        ),
        (
            ("--time", "who", "--event", "how"),
            r"row 2, column who: a number of days, 0 or more, is needed, 'a' is none",
        ),
        (
            ("--time", "stayed", "--event", "how"),
            "there is no column stayed; the columns are who, days, how, house",
        ),
        (("--time", "days", "--event", "how", *ENDINGS, "--at", "30,soon"), "--at 30,soon: days are numbers"),
        (("--time", "days", "--event", "how", "--plot-endings", "x.svg"), "--competing names them"),
        (
            ("--time", "days", "--event", "how", *ENDINGS, "--plot", "/nowhere/x.svg"),
            "/nowhere/x.svg cannot be written",
        ),
    ],
)
def test_what_is_wrong_is_one_line_with_its_row_and_column(
    table: Path, words: tuple[str, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why) as refused:
        porch(table, *words)
    assert "\n" not in str(refused.value)


def test_a_time_below_nothing_and_an_empty_ending_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("d,e\n10,1\n-2,1\n")
    with pytest.raises(Refused, match=r"row 3, column d: .* '-2' is none"):
        porch(path, "--time", "d", "--event", "e")
    path.write_text("d,e\n10,1\n2,\n")
    with pytest.raises(Refused, match=r"row 3, column e: .*the cell is empty"):
        porch(path, "--time", "d", "--event", "e")


def test_nobody_is_put_into_a_group_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("d,e,house\n10,1,North\n2,1,\n")
    with pytest.raises(Refused, match=r"row 3, column house: a word is needed, the cell is empty"):
        porch(path, "--time", "d", "--event", "e", "--group", "house")


def test_other_codes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("d,e\n10,2\n20,1\n")
    told = answer(path, "--time", "d", "--event", "e", "--left", "2", "--still", "1")
    assert told["groups"][0]["events"] == 1


def test_the_public_table_gives_the_published_figures() -> None:
    path = FOLDER / "addicts.csv"
    if not path.exists():
        pytest.skip("addicts.csv is not beside this tree: it is never committed")
    told = answer(path, "--time", "survt", "--event", "status", "--group", "clinic", "--rmst", 365)
    one, two = told["groups"]
    assert (one["n"], one["events"], one["median"], one["median_ci"]) == (163, 122, 428, [341, 512])
    assert (two["n"], two["events"], two["median"], two["median_ci"]) == (75, 28, None, [661, None])
    assert (round(one["rmst"], 3), round(two["rmst"], 3)) == (280.367, 309.433)
    assert round(told["log_rank"]["chi_square"], 4) == 27.8927
    assert [round(point["s"], 6) for point in one["at"]] == [0.968979, 0.887279, 0.768958, 0.554219]
