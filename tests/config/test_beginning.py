"""Beginning a community from the command line, and what the doctor says before and after."""

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.config.test_serve import run


def doctor(data: Path) -> tuple[int, list[dict[str, object]]]:
    done = run("doctor", "--json", data=data)
    return done.returncode, json.loads(done.stdout)["findings"]


def remaining(data: Path) -> set[str]:
    said = json.loads(run("doctor", "--json", data=data).stdout)
    return {thing["code"] for thing in said["remains"]}


def begin(
    data: Path, *more: str, password: str = "a lamp by the river"
) -> "subprocess.CompletedProcess[str]":
    data.mkdir(exist_ok=True)
    file = data.parent / "password"
    file.write_text(password)
    return run("init", "--password-file", str(file), *more, data=data)


def test_the_doctor_sends_a_bare_folder_to_set_up_and_is_content_after_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    status, before = doctor(data)
    assert status == 1
    assert any("porch init" in str(finding["mend"]) for finding in before)

    begun = begin(data, "--country", "GB", "--time-zone", "Europe/London", "--confirm-numbers", "--json")
    assert begun.returncode == 0, begun.stderr
    name = json.loads(begun.stdout)["operator"]
    assert len(name.split()) == 2

    status, after = doctor(data)
    assert status == 0, after
    assert not [finding for finding in after if finding["must"]]
    assert "coordinator" in remaining(data)

    granted = run("role", name, "coordinator", data=data)
    assert granted.returncode == 0, granted.stderr
    assert "coordinator" not in remaining(data)


@pytest.mark.parametrize(
    ("words", "password", "says"),
    [
        (("--country", "ZZ", "--confirm-numbers"), "a lamp by the river", "--country must be two letters"),
        (("--country", "GB", "--confirm-numbers"), "short", "at least 8"),
        (
            ("--country", "GB", "--confirm-numbers", "--time-zone", "Mars/Base"),
            "a lamp by the river",
            "Mars/Base",
        ),
        (("--country", "GB"), "a lamp by the river", "--confirm-numbers"),
    ],
)
def test_a_wrong_beginning_is_said_in_one_line_and_begins_nothing(
    tmp_path: Path, words: tuple[str, ...], password: str, says: str
) -> None:
    data = tmp_path / "data"
    refused = begin(data, *words, password=password)
    assert refused.returncode == 2, refused.stdout
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert list(data.iterdir()) == []


def test_a_community_begins_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert begin(data, "--country", "IE", "--confirm-numbers").returncode == 0
    again = begin(data, "--country", "IE", "--confirm-numbers")
    assert again.returncode == 2
    assert "has an operator already" in again.stderr


def test_the_doctor_sees_an_open_folder_a_lost_key_and_a_changed_record(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert begin(data, "--country", "GB", "--confirm-numbers").returncode == 0
    data.chmod(0o755)
    (data / "keys.json").write_text('{"current": 1, "keys": {}}')
    with sqlite3.connect(data / "porch.sqlite3") as database:
        database.execute("UPDATE record_entry SET act = 'nothing-happened' WHERE seq = 1")
    status, found = doctor(data)
    said = " ".join(str(finding["what"]) for finding in found)
    assert status == 1
    assert "Others on this machine can read" in said
    assert "cannot be used" in said
    assert "Row 1 of the audit chain" in said
    verified = run("audit", "verify", data=data)
    assert verified.returncode == 1
    assert "Row 1" in verified.stdout


def test_an_own_file_of_numbers_opens_any_country(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    own = {
        "country": "CH",
        "name": "Switzerland",
        "emergency": "144",
        "also": "112",
        "lines": [],
        "checked": "2026-11-20",
    }
    (data / "crisis.json").write_text(json.dumps(own))
    begun = begin(data, "--country", "CH", "--confirm-numbers")
    assert begun.returncode == 0, begun.stderr


def test_a_password_file_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    words = ("init", "--country", "GB", "--confirm-numbers", "--password-file", "/nowhere/at/all")
    refused = run(*words, data=tmp_path / "data")
    assert not (tmp_path / "data").exists()
    assert refused.returncode == 2
    assert refused.stderr.strip() == "porch: --password-file /nowhere/at/all cannot be read"


def test_the_demo_wants_to_be_asked_for_and_starts_again_after_someone_joined(tmp_path: Path) -> None:
    refused = run("demo", data=tmp_path)
    assert refused.returncode == 2
    assert "DEMO=1" in refused.stderr
    assert run("demo", data=tmp_path, demo=True).returncode == 0
    with sqlite3.connect(tmp_path / "porch.sqlite3") as database:
        database.execute("UPDATE people_member SET is_demo = 0 WHERE handle = 'Ana'")
    again = run("demo", data=tmp_path, demo=True)
    assert again.returncode == 0, again.stderr
    assert "is here already" in again.stdout


def test_the_demo_is_refused_where_real_people_are(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert begin(data, "--country", "GB", "--confirm-numbers").returncode == 0
    refused = run("demo", data=data, demo=True)
    assert refused.returncode == 2
    assert "real people are here" in refused.stderr
