"""``porch evidence report``: the files of a report in a folder."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from porch.evidence.models import Report
from porch.programmes.models import Programme

pytestmark = pytest.mark.django_db


def called(*words: str) -> Any:
    done = CliRunner().invoke(app, ["evidence", "report", *words])
    if isinstance(done.exception, Refused):
        raise done.exception
    return done


def test_it_writes_a_report_of_a_programme_as_files(twenty: Programme, tmp_path: Path) -> None:
    done = called("--programme", "mornings", "--cut", "2026-11-18", "--out", str(tmp_path / "new"), "--json")
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert (said["n"], said["cut"]) == (20, "2026-11-18")
    there = {file.name: file.read_bytes() for file in (tmp_path / "new").iterdir()}
    assert set(there) == {
        "report.json",
        "report.csv",
        "codebook.csv",
        "datapackage.json",
        "fhir.json",
        "report.html",
    }
    assert "Harbour mornings" in there["report.html"].decode()
    for one in json.loads(there["datapackage.json"])["resources"]:
        assert one["hash"] == f"sha256:{hashlib.sha256(there[one['path']]).hexdigest()}"
    assert Report.objects.get().state == "done"  # what left is remembered


def test_the_day_before_is_the_last_that_counts_where_none_is_said(twenty: Programme, tmp_path: Path) -> None:
    assert called("--network", "--out", str(tmp_path)).exit_code == 0
    assert str(Report.objects.get().cut) == "2026-11-19"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "say what it is about: one of --programme, --group or --network"),
        (("--network", "--group", "tea"), "say what it is about: one of --programme, --group or --network"),
        (("--programme", "nowhere"), "--programme nowhere: there is no such programme"),
        (("--group", "tea"), "--group tea: there is no such group"),
        (("--network", "--cut", "soon"), "--cut soon: a day is said like 2026-03-31"),
        (("--network", "--cut", "2026-11-20"), "The last day that counts has to be over."),
        (("--network", "--engine", "cloud"), "--engine cloud: local or dask"),
        (("--network", "--scheduler", "tcp://here:1"), "--scheduler goes with --engine dask"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(twenty: Programme, words: tuple[str, ...], why: str) -> None:
    with pytest.raises(Refused) as refused:
        called(*words)
    assert str(refused.value) == why
    assert not Report.objects.exists()


def test_a_folder_that_cannot_be_written_is_said(twenty: Programme, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(Refused, match=r"--out .*taken"):
        called("--network", "--out", str(tmp_path / "taken"))
