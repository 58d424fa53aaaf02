"""PostgreSQL copied and put back by its own programs, ``pg_dump`` and ``pg_restore``.

How to get in, the password above all, goes to them by the environment: a command line can be read by anyone on the
machine. A dump is read with ``pg_restore`` alone, so looking one over needs no server.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.db import connection

from porch.config.copies import Kind, NoTool, Unusable

SESSIONS = "people_visit"
INSTALL = "install PostgreSQL's own client programs (on Debian: postgresql-client)"
ENTRY = r"^\d+; \d+ \d+ TABLE DATA \S+ people_member "
IN_USE = """
    SELECT count(*) FROM pg_class AS thing JOIN pg_namespace AS place ON place.oid = thing.relnamespace
    WHERE place.nspname NOT LIKE 'pg\\_%' AND place.nspname <> 'information_schema'
"""


def check() -> None:
    """Raise NoTool when a copy cannot be made or put back with the programs that are here; the database must answer."""
    connection.ensure_connection()
    server: int = getattr(connection, "pg_version") // 10_000  # noqa: B009  only this backend knows it
    for name in ("pg_dump", "pg_restore"):
        found = _major(name)
        if found < server:
            raise NoTool(
                f"{name} is of version {found} and the server is of version {server}: {INSTALL} of version "
                f"{server} or later"
            )


def _major(name: str) -> int:
    said = subprocess.run([_tool(name), "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)[.\d]*", said)
    if number is None:
        raise NoTool(f"{name} does not say which version it is: {INSTALL}")
    return int(number[1])


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise NoTool(f"{name} is not on this machine: {INSTALL}")
    return found


def _way_in() -> dict[str, str]:
    """The environment in which PostgreSQL's programs find the database of these settings."""
    named = {
        "PGDATABASE": "NAME",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGHOST": "HOST",
        "PGPORT": "PORT",
    }
    ours = {ours: str(connection.settings_dict[theirs] or "") for ours, theirs in named.items()}
    return {**os.environ, "LC_ALL": "C", **{name: value for name, value in ours.items() if value}}


def _run(name: str, *words: str) -> None:
    done = subprocess.run(
        [_tool(name), *words], env=_way_in(), capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise OSError(_first(done.stderr, name))


def _first(said: str, name: str) -> str:
    """The first thing a program complained about, as the end of a sentence."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[0].removeprefix(f"{name}: ").removeprefix("error: ") if lines else f"{name} failed"


def copy(target: Path) -> int:
    """Dump the database as of one moment, without the rows of anybody's sessions, and look it over."""
    _run(
        "pg_dump",
        *("--format=custom", "--no-owner", "--no-privileges", f"--exclude-table-data={SESSIONS}"),
        f"--file={target}",
    )
    return people_in(target)


def size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def people_in(dump: Path) -> int:
    """How many members a dump holds, after reading all of it; Unusable when it is broken or is of something else."""
    listed = subprocess.run(
        [_tool("pg_restore"), "--list", str(dump)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if listed.returncode:
        raise Unusable(f"the database in it cannot be read: {_first(listed.stderr, 'pg_restore')}")
    if not re.search(ENTRY, listed.stdout, flags=re.MULTILINE):
        raise Unusable("the database in it is not one of Porch")
    return sum(1 for _ in _rows(dump, "people_member", "id", whole=True))


def _rows(dump: Path, table: str, *columns: str, whole: bool = False) -> Iterator[tuple[str, ...]]:
    """What a dump holds of a table, as it was written there; ``whole``: read everything on the way."""
    only = [] if whole else ["--data-only", f"--table={table}"]
    words = [_tool("pg_restore"), *only, "--file=-", str(dump)]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as read:
        assert read.stdout is not None
        assert read.stderr is not None
        places: list[int] | None = None
        for line in read.stdout:
            if places is None:
                begins = re.match(rf"COPY \S+\.{table} \((.+)\) FROM stdin;", line)
                places = [begins[1].split(", ").index(name) for name in columns] if begins else None
            elif line == "\\.\n":
                places = None
            else:
                values = line.rstrip("\n").split("\t")
                yield tuple(values[place] for place in places)
        complaint = read.stderr.read()
    if read.returncode:
        raise Unusable(f"the database in it is broken: {_first(complaint, 'pg_restore')}")


def _migrations(dump: Path) -> set[tuple[str, str]]:
    return {(app, name) for app, name in _rows(dump, "django_migrations", "app", "name")}


def _erased(dump: Path) -> set[UUID]:
    acts = _rows(dump, "record_entry", "act", "subject_id")
    return {UUID(about) for act, about in acts if act == "member-erased"}


def is_empty() -> bool:
    """Whether nothing at all is in the database of these settings."""
    with connection.cursor() as cursor:
        cursor.execute(IN_USE)
        return int(cursor.fetchone()[0]) == 0


def put_back(dump: Path) -> None:
    """Fill the empty database of these settings in one transaction: all of it or nothing. OSError says why not."""
    name = str(connection.settings_dict["NAME"]).replace("\\", "\\\\").replace("'", "\\'")
    connection.close()
    words = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *words, f"--dbname=dbname='{name}'", str(dump))


POSTGRES = Kind("porch.dump", "postgresql", copy, size, people_in, _migrations, _erased, check)
