"""A report as files: every number of the page, what each is, and a list that programs can check."""

import csv
import hashlib
import io
import json
import re
import zipfile
from typing import Any

import pytest

from porch.evidence.exports import files_of, parcel
from porch.evidence.exports.tables import every_number
from porch.evidence.rules.report import made
from porch.kit.charts.picture import sheet
from tests.evidence import made_up


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    found: dict[str, Any] = made(made_up.gathered(60, seed=3)).as_json()
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]  # as it comes back from the database


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_number_of_a_report_stands_in_the_long_table(result: dict[str, Any]) -> None:
    cells = sum(len(line) for table in result["counts"].values() for line in table["counts"])
    values = sum(len(row["values"]) for table in result["figures"].values() for row in table["rows"])
    there = rows(files_of(result)["report.csv"])
    assert len(there) == cells + values
    assert {one["section"] for one in there} <= {section["code"] for section in result["sections"]}


def test_a_hidden_number_is_empty_and_says_so(result: dict[str, Any]) -> None:
    code, table = next(iter(result["counts"].items()))
    hidden = {
        **result,
        "counts": {
            **result["counts"],
            code: {**table, "counts": [[None] * len(line) for line in table["counts"]]},
        },
    }
    told = [one for one in every_number(hidden) if one.table == code]
    assert told
    assert {(one.value, one.hidden) for one in told} == {("", "yes")}


def test_the_codebook_says_what_each_column_is(result: dict[str, Any]) -> None:
    files = files_of(result)
    known = {(one["table"], one["column"]) for one in rows(files["codebook.csv"])}
    asked = {(one["table"], one["column"]) for one in rows(files["report.csv"])}
    assert asked <= known
    assert all(one["title"] and one["meaning"] for one in rows(files["codebook.csv"]))


def test_the_package_holds_to_the_rules_of_a_tabular_data_package(result: dict[str, Any]) -> None:
    """Frictionless, version 1: names, profiles, paths inside, hashes, a schema whose fields are the header."""
    files = files_of(result)
    package = json.loads(files["datapackage.json"])
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["title"]
    assert "This is not proof that peer support caused the change." in package["description"]
    names = [one["name"] for one in package["resources"]]
    assert len(set(names)) == len(names) > 0
    for one in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", one["name"])
        assert one["profile"] == "tabular-data-resource"
        assert not one["path"].startswith(("/", ".")), one["path"]
        content = files[one["path"]]
        assert (one["bytes"], one["encoding"]) == (len(content), "utf-8")
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = next(csv.reader(io.StringIO(content.decode(), newline="")))
        assert [field["name"] for field in one["schema"]["fields"]] == header
        assert all(field["type"] in ("string", "any") for field in one["schema"]["fields"])
    for one in package["x-files"]:
        assert one["hash"] == f"sha256:{hashlib.sha256(files[one['path']]).hexdigest()}"


def test_the_same_report_is_the_same_bytes_and_one_parcel_holds_all(result: dict[str, Any]) -> None:
    again = json.loads(json.dumps(result, sort_keys=True))
    assert files_of(again)["report.json"] == files_of(result)["report.json"]
    assert parcel(result) == parcel(result)
    with zipfile.ZipFile(io.BytesIO(parcel(result, {"report.html": b"<p>"}))) as there:
        assert set(there.namelist()) == {*files_of(result), "report.html"}
        assert there.read("report.csv") == files_of(result)["report.csv"]


def test_words_stay_words_in_a_spreadsheet() -> None:
    assert sheet(("a", "b"), [("=1+1", "-2.5"), ("@x", "+y")]) == "a,b\r\n'=1+1,-2.5\r\n'@x,'+y\r\n"
