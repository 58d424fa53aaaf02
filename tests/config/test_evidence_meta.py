"""``porch evidence meta``: the contract's fields, the finding in words first, one line where a table is wrong."""

import json
from math import exp, log
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from porch.measures.pooling import Measure, Method, pool
from tests.measures.pooling.studies import TABLES, tables

HEAD = "study,ai,bi,ci,di,year,how\n"
FIELDS = (
    *("k", "k_dropped", "estimate", "se", "ci", "z_or_t", "p", "tau2", "tau2_ci"),
    *("I2", "H2", "Q", "Q_p", "prediction_interval", "exp"),
)


def csv(rows: tuple[tuple[int, ...], ...]) -> str:
    return HEAD + "".join(
        f"S{n},{','.join(map(str, row))},{2000 + n},{'lot' if n % 2 else 'none'}\n"
        for n, row in enumerate(rows, 1)
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "studies.csv"
    path.write_text(csv(TABLES))
    return path


def porch(*words: Any) -> str:
    done = CliRunner().invoke(app, ["evidence", "meta", *map(str, words)])
    if isinstance(done.exception, Refused):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def answer(*words: Any) -> Any:
    return json.loads(porch(*words, "--json"))


def refused(text: str, tmp_path: Path, *words: str) -> str:
    path = tmp_path / "wrong.csv"
    path.write_text(text)
    with pytest.raises(Refused) as why:
        porch(path, *words)
    return str(why.value)


def test_the_fields_of_the_contract(table: Path) -> None:
    told = answer(table, "--measure", "RR", "--method", "REML", "--hartung-knapp")
    assert tuple(told)[: len(FIELDS)] == FIELDS
    here = pool(tables(Measure.RR), Method.REML, hartung_knapp=True)
    assert (told["k"], told["estimate"], told["se"]) == (5, here.estimate, here.se)
    assert tuple(told["ci"]) == here.ci
    assert told["exp"]["estimate"] == exp(here.estimate)
    assert [one["study"] for one in told["studies"]] == ["S1", "S2", "S3", "S4", "S5"]
    assert sum(one["weight"] for one in told["studies"]) == pytest.approx(100)
    assert "exp" not in answer(table, "--measure", "RD")


@pytest.mark.parametrize("method", ["EE", "MH", "DL", "PM", "ML", "PETO"])
def test_every_method_can_be_asked_for(table: Path, method: str) -> None:
    told = answer(table, "--measure", "or", "--method", method.lower())
    assert told["method"] == method
    assert told["estimate"] == pool(tables(Measure.OR), Method(method)).estimate


def test_people_may_be_given_in_place_of_those_without_the_event(table: Path, tmp_path: Path) -> None:
    other = tmp_path / "people.csv"
    other.write_text("ai;n1i;ci;n2i\n" + "".join(f"{a};{a + b};{c};{c + d}\n" for a, b, c, d in TABLES))
    told = answer(other, "--measure", "RR")
    assert told["estimate"] == answer(table, "--measure", "RR")["estimate"]
    assert told["studies"][0]["study"] == "Row 2"


def test_means_and_given_effects(tmp_path: Path) -> None:
    means, given = tmp_path / "means.csv", tmp_path / "given.csv"
    means.write_text("m1i,sd1i,n1i,m2i,sd2i,n2i\n5,2,20,4,2,20\n6,3,30,4,3,30\n")
    assert answer(means, "--measure", "MD", "--method", "EE")["estimate"] == pytest.approx(
        (1 / 0.4 + 2 / 0.6) / (1 / 0.4 + 1 / 0.6)
    )
    assert answer(means, "--measure", "SMD")["k"] == 2
    given.write_text("study,yi,sei\na,1,0.5\nb,3,0.5\n")
    assert answer(given, "--measure", "GEN", "--method", "EE")["estimate"] == pytest.approx(2)
    given.write_text("study,yi,vi\na,1,0.25\nb,3,0.25\n")
    assert answer(given, "--measure", "GEN", "--method", "EE")["se"] == pytest.approx(0.5 / 2**0.5)


def test_columns_that_explain_numbers_and_words(table: Path) -> None:
    told = answer(table, "--measure", "RR", "--moderator", "year", "--moderator", "how")
    assert [one["name"] for one in told["coefficients"]] == ["intercept", "year", "how none"]
    assert told["prediction_interval"] is None
    assert set(told) >= {"QM", "QM_df", "QM_p", "R2"}
    plain = answer(table, "--measure", "RR", "--moderator", "year")
    away = sum(one["estimate"] * at for one, at in zip(plain["coefficients"], (1, 2003), strict=True))
    assert plain["at_mean"]["estimate"] == pytest.approx(away)  # years 2001 to 2005
    assert "with one more of year" in porch(table, "--measure", "RR", "--moderator", "year")


def test_what_tells_nothing_is_counted_and_named(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(csv((*TABLES, (0, 9, 0, 8), (9, 0, 8, 0), (0, 0, 3, 4))))
    told = answer(path, "--measure", "OR")
    assert (told["k"], told["k_dropped"]) == (5, 3)
    assert [one["study"] for one in told["dropped"]] == ["S6", "S7", "S8"]
    said = porch(path, "--measure", "OR")
    assert "Left out: S6, because nobody in either arm had the event." in said
    assert answer(path, "--measure", "OR", "--moderator", "year")["k"] == 5


def test_the_first_sentence_is_the_finding_with_its_range(table: Path) -> None:
    first, second, *_rest = porch(table, "--measure", "RR").split("\n")
    assert first.startswith("In 5 studies together the event happened 0.")
    assert "95 % range" in first
    assert "Equal groups lie outside this range." in first
    assert "leave open which way" in porch(table, "--measure", "RR", "--hartung-knapp")
    assert "Between the studies: tau2" in second


def test_what_few_studies_do_not_carry_is_said_and_not_given(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(csv(TABLES[:2]))
    told = answer(path, "--measure", "RR", "--egger", "--trim-and-fill", "--leave-one-out")
    assert told["prediction_interval"] is None
    assert (told["egger"], told["trim_and_fill"], told["leave_one_out"]) == (None, None, None)
    assert len(told["notes"]) == 4
    assert "Egger's test needs at least 10 studies; there are 2" in told["notes"]
    assert "from 3 studies on" in porch(path, "--measure", "RR")


def test_more_can_be_asked_beside(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(csv(TABLES * 2))
    told = answer(
        path,
        "--measure",
        "RR",
        "--egger",
        "--trim-and-fill",
        "--leave-one-out",
        "--cumulative",
        "--out",
        tmp_path / "a",
    )
    assert (len(told["leave_one_out"]), len(told["cumulative"])) == (10, 9)
    assert set(told["egger"]) == {"bias", "se", "t", "df", "p"}
    assert {"k0", "side", "estimate"} <= set(told["trim_and_fill"])
    assert json.loads((tmp_path / "a").read_text()) == told


def test_pictures_are_written(table: Path, tmp_path: Path) -> None:
    forest, funnel = tmp_path / "forest.svg", tmp_path / "funnel.svg"
    porch(table, "--measure", "RR", "--plot", forest, "--funnel", funnel)
    for path in (forest, funnel):
        ElementTree.parse(path)
    assert "S3" in forest.read_text()
    with pytest.raises(Refused, match="cannot be written"):
        porch(table, "--measure", "RR", "--plot", tmp_path / "none" / "f.svg")


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (
            csv(TABLES).replace("30,70", "30,x"),
            "--measure RR",
            "row 4, column bi: a whole number of people is needed, 'x'",
        ),
        (csv(TABLES).replace("30,70", "-3,70"), "--measure RR", "row 4, column ai"),
        (
            "ai,n1i,ci,n2i\n1,2,3,4\n5,4,1,2\n",
            "--measure RR",
            "row 3, column n1i: 5 had the event, of 4 people",
        ),
        (
            "ai,bi,n1i,ci,di\n1,2,3,4,5\n1,2,4,4,5\n",
            "--measure RR",
            "row 3, column n1i: ai and bi are not 4 together",
        ),
        ("ai,ci,di\n1,2,3\n", "--measure RR", "neither a column bi"),
        ("study,bi\nx,1\n", "--measure RR", "the columns are study, bi; --help says which RR needs"),
        (csv(TABLES[:1]), "--measure RR", "one study is not pooled: there is S1 alone"),
        (csv(((0, 5, 0, 5), TABLES[0])), "--measure RR", "(1 left out, because they tell nothing)"),
        (csv(((0, 5, 0, 5),)), "--measure RR", "no study tells anything"),
        (
            "yi,sei\n1,0\n2,1\n",
            "--measure GEN",
            "row 2, column sei: a standard error above 0 is needed, '0' is none",
        ),
        ("yi,sei\n1,1e-200\n2,1\n", "--measure GEN", "row 2, column sei: it is too small"),
        ("yi\n1\n", "--measure GEN", "there is no column sei"),
        (
            "m1i,sd1i,n1i,m2i,sd2i,n2i\n5,2,1,4,2,20\n",
            "--measure SMD",
            "row 2, column n1i: a mean with its deviation",
        ),
        ("m1i,sd1i,n1i,m2i,sd2i,n2i\n5,0,9,4,2,20\n", "--measure MD", "row 2, column sd1i"),
        (csv(TABLES), "--measure XX", "--measure XX: it is one of RR, OR"),
        (csv(TABLES), "--measure RR --method AVERAGE", "--method AVERAGE"),
        (csv(TABLES), "--measure RR --method PETO", "PETO pools odds ratios (OR), not RR"),
        (csv(TABLES), "--measure RR --method MH --hartung-knapp", "the range by Hartung and Knapp goes with"),
        ("yi,sei\n1,1\n2,1\n", "--measure GEN --method MH", "MH pools tables of two by two"),
        (
            csv(TABLES).replace("2003,lot", "2003,"),
            "--measure RR --moderator how",
            "row 4, column how: a word is needed",
        ),
        (
            csv(TABLES).replace(",2003", ",x"),
            "--measure RR --moderator year",
            "row 4, column year: a number is needed",
        ),
        (csv(TABLES), "--measure RR --moderator none", "there is no column none"),
        (
            csv(TABLES[:2]),
            "--measure RR --moderator year",
            "2 studies are too few for 1 column that explains",
        ),
        (
            csv(TABLES).replace(",none", ",lot"),
            "--measure RR --moderator how",
            "column how says the same for every study",
        ),
        (csv(TABLES), "--measure RR --moderator year --cumulative", "go without --moderator"),
        (
            "study,yi,sei\na,1,1e-8\nb,2,1\n",
            "--measure GEN",
            "a is so much larger than b that they cannot be reckoned together",
        ),
        ("yi,sei\n1e200,1\n2,1\n", "--measure GEN", "too large or too small to reckon with"),
        (
            csv(TABLES).replace("2003", "2e30"),
            "--measure RR --moderator year",
            "the column year goes beyond 1,000,000,000",
        ),
    ],
)
def test_one_line_says_what_is_wrong_and_where(text: str, words: str, said: str, tmp_path: Path) -> None:
    line = refused(text, tmp_path, *words.split())
    assert said in line
    assert "\n" not in line


def test_a_study_with_an_empty_cell_gets_half_a_person_and_the_others_none(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(csv(((0, 10, 5, 5), (4, 6, 5, 5))))
    first, second = answer(path, "--measure", "OR")["studies"]
    assert first["estimate"] == pytest.approx(log(0.5 * 5.5 / (10.5 * 5.5)))
    assert second["estimate"] == pytest.approx(log(4 / 6))
