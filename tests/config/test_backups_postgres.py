"""With PostgreSQL a backup is one sealed file all the same: made, looked over, and put into an empty database."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from porch.config import backups, packing
from porch.config.postgres import POSTGRES
from tests.config import private_postgres
from tests.config.private_postgres import PASSWORD, Server
from tests.config.test_serve import run

pytestmark = pytest.mark.skipif(bool(private_postgres.missing()), reason=private_postgres.missing())
NAME = "Wren of Porch"
SIGNED_IN = """INSERT INTO people_visit (id, digest, member_id, sealed, since, until)
SELECT gen_random_uuid(), 'd', id, '', now(), now() + interval '1 day' FROM people_member"""
LEAVES = """
import django; django.setup()
from porch.kit import clock
from porch.people.actions import leave
from porch.people.models import Member
member = Member.objects.get()
leave(member, at_once=True, by=member, now=clock.now())
"""
Answer = "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with private_postgres.started() as running:
        yield running


@dataclass(frozen=True)
class House:
    """A community in PostgreSQL with its data folder, and the two files of a backup of it."""

    server: Server
    data: Path
    file: Path
    keys_file: Path

    @property
    def keys(self) -> Path:
        return self.data / "keys.json"

    def ask(self, sql: str, of: str) -> str:
        return self.server.run("psql", "-Atc", sql, of).strip()

    def porch(self, *words: str, data: Path | None = None, into: str = "porch", **env: str) -> Answer:
        env = {"PATH": f"{self.server.tools}:{os.environ['PATH']}", **env}
        return run(*words, data=data or self.data, DATABASE_URL=self.server.address(into), **env)


@pytest.fixture(scope="module")
def house(server: Server, tmp_path_factory: pytest.TempPathFactory) -> House:
    data = tmp_path_factory.mktemp("house")
    server.run("createdb", "porch")
    house = House(server, data, data, data)
    (data / "word").write_text("lamp kettle porch")
    told = ("--country", "GB", "--time-zone", "Europe/London", "--confirm-numbers")
    begun = house.porch("init", *told, "--password-file", str(data / "word"))
    assert begun.returncode == 0, begun.stderr
    (data / "word").unlink()
    server.run("psql", "-qc", f"UPDATE people_member SET handle = '{NAME}'", "porch")
    server.run("psql", "-qc", SIGNED_IN, "porch")
    made = house.porch("backup", "now", "--json")
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    return House(server, data, Path(told["file"]), Path(told["keys_file"]))


@pytest.fixture
def empty(server: Server, request: pytest.FixtureRequest) -> Iterator[str]:
    server.run("createdb", "empty")
    yield "empty"
    server.run("dropdb", "--force", "empty")


def put_back(house: House, elsewhere: Path, into: str, file: Path | None = None) -> Answer:
    words = ("backup", "restore", str(file or house.file), "--keys", str(house.keys))
    return house.porch(*words, data=elsewhere, into=into)


def refused(said: Answer, why: str) -> None:
    assert (said.returncode, said.stdout) == (2, "")
    assert why in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1, "one sentence"


def test_a_backup_is_two_sealed_files_that_tell_nothing_and_leaves_nothing_readable(house: House) -> None:
    for file in (house.file, house.keys_file):
        sealed = file.read_bytes()
        assert sealed.startswith(b"PORCH-SEALED")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        for word in (b"Wren", b"PGDMP", b"people_member", PASSWORD.encode()):
            assert word not in sealed
    assert not [path for path in house.data.rglob("*") if path.suffix in (".half", ".dump")]


def test_it_is_looked_over_without_a_database(house: House) -> None:
    looked = run("backup", "verify", str(house.file), data=house.data)
    assert looked.returncode == 0, looked.stderr
    assert "is whole: 1 person" in looked.stdout
    assert run("backup", "verify", str(house.keys_file), data=house.data).returncode == 0


@pytest.mark.parametrize("content", [b"PGDMP", b"nothing of the kind"])
def test_a_dump_that_is_not_whole_is_of_no_use(content: bytes, house: House, tmp_path: Path) -> None:
    ring, dump, room = backups.ring_from(house.keys), tmp_path / "x.dump", tmp_path / "room"
    dump.write_bytes(content)
    with (tmp_path / "x.backup").open("wb") as file:
        packing.pack(packing.Manifest("", "0", 1), dump, house.data, file, ring, POSTGRES)
    room.mkdir()
    with pytest.raises(packing.Unusable, match="the database in it cannot be read"):
        packing.unpack(tmp_path / "x.backup", ring, room)


def test_put_back_into_an_empty_database_everything_is_there_but_the_sessions(
    house: House, empty: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    said = put_back(house, elsewhere, empty)
    assert said.returncode == 0, said.stderr
    assert "1 person" in said.stdout
    assert house.ask("SELECT handle FROM people_member", empty) == NAME
    assert house.ask("SELECT count(*) FROM people_visit", empty) == "0"
    for name in ("secret_key", "keys.json"):
        assert (elsewhere / name).read_bytes() == (house.data / name).read_bytes()
    for words in (("audit", "verify"), ("keys", "verify", "--all")):
        looked = house.porch(*words, data=elsewhere, into=empty)
        assert looked.returncode == 0, looked.stdout + looked.stderr
    refused(put_back(house, tmp_path / "again", empty), "something is in the database empty already")
    assert not (tmp_path / "again").exists()


def test_who_was_erased_later_is_erased_again(house: House, empty: str, tmp_path: Path) -> None:
    house.server.run("createdb", "--template=porch", "later")
    copied = shutil.copytree(house.data, tmp_path / "data")
    env = {**os.environ, "PORCH_DATA": str(copied), "DATABASE_URL": house.server.address("later")}
    subprocess.run(
        [sys.executable, "-c", LEAVES],
        env=env | {"DJANGO_SETTINGS_MODULE": "porch.config.settings"},
        check=True,
    )
    later = house.porch("backup", "now", data=copied, into="later")
    assert later.returncode == 0, later.stderr
    house.server.run("dropdb", "--force", "later")
    said = put_back(house, tmp_path / "elsewhere", empty, copied / "backups" / house.file.name)
    assert said.returncode == 0, said.stderr
    assert "Erased again" in said.stdout
    assert house.ask("SELECT count(*) FROM people_member", empty) == "0"


def test_one_kind_of_backup_does_not_go_into_the_other_database(house: House, tmp_path: Path) -> None:
    words = ("backup", "restore", str(house.file), "--keys", str(house.keys))
    refused(run(*words, data=tmp_path / "files"), "it is a backup of PostgreSQL")
    assert not (tmp_path / "files").exists()


def path_with(folder: Path, **programs: str) -> str:
    """A PATH on which these programs answer so, and nothing else of PostgreSQL is."""
    folder.mkdir()
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("programs", "why"),
    [
        ({}, "pg_dump is not on this machine"),
        (
            {"pg_dump": "echo 'pg_dump (PostgreSQL) 9.6.24'"},
            "pg_dump is of version 9 and the server is of version",
        ),
    ],
)
def test_where_its_programs_are_missing_or_old_one_sentence_says_so_and_nothing_changes(
    house: House, tmp_path: Path, programs: dict[str, str], why: str
) -> None:
    path = path_with(tmp_path / "bin", **programs)
    before = {file: file.stat().st_mtime_ns for file in house.data.rglob("*")}
    refused(house.porch("backup", "now", "--to", str(tmp_path / "to"), PATH=path), why)
    assert {file: file.stat().st_mtime_ns for file in house.data.rglob("*")} == before
    assert not (tmp_path / "to").exists()
    if not programs:
        assert why in house.porch("doctor", PATH=path).stdout


def test_the_password_is_on_no_command_line_and_a_failure_leaves_nothing_half(
    house: House, tmp_path: Path, empty: str
) -> None:
    real, heard = house.server.tools / "pg_dump", tmp_path / "heard"
    listening = (
        f'case "$1" in --version) exec {real} "$@";; esac; echo "$@" > {heard}; echo "no room" >&2; exit 1'
    )
    path = path_with(
        tmp_path / "bin", pg_dump=listening, pg_restore=f'exec {house.server.tools}/pg_restore "$@"'
    )
    said = house.porch("backup", "now", "--to", str(tmp_path / "to"), PATH=f"{path}:/usr/bin:/bin")
    assert (said.returncode, "no backup was made: no room" in said.stderr) == (1, True)
    assert list((tmp_path / "to").iterdir()) == []
    words = heard.read_text()
    assert "--format=custom" in words
    assert PASSWORD not in words
    assert "kettle" not in words


def test_a_database_that_takes_nothing_leaves_the_folder_as_it_was(
    house: House, empty: str, tmp_path: Path
) -> None:
    real = house.server.tools / "pg_restore"
    refuses = (
        f'case "$*" in *--dbname*) echo "pg_restore: error: no rights" >&2; exit 1;; esac; exec {real} "$@"'
    )
    path = path_with(tmp_path / "bin", pg_restore=refuses, pg_dump=f'exec {house.server.tools}/pg_dump "$@"')
    words = ("backup", "restore", str(house.file), "--keys", str(house.keys))
    said = house.porch(*words, data=tmp_path / "new", into=empty, PATH=f"{path}:/usr/bin:/bin")
    refused(said, "no rights; nothing was restored")
    assert not (tmp_path / "new").exists()


def test_a_database_that_does_not_answer_is_one_sentence(house: House, tmp_path: Path) -> None:
    words = ("backup", "restore", str(house.file), "--keys", str(house.keys))
    said = house.porch(*words, data=tmp_path / "new", into="nowhere")
    refused(said, 'database "nowhere" does not exist')
    assert PASSWORD not in said.stderr
