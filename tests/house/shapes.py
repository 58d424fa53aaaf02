"""What stands in an SQLite database, told so that two of them can be compared however they came about."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

BEGIN = "import django; django.setup(); from django.core.management import call_command; "
AT_ONCE = BEGIN + "call_command('migrate', verbosity=0)"
STEP_BY_STEP = (
    BEGIN + "call_command('migrate', 'people', '0001', verbosity=0); call_command('migrate', verbosity=0)"
)
WHENS = {
    "django_migrations": "app, name",
    "auth_permission": "codename, name",
}  # what is left tells when it came


def built(folder: Path, how: str) -> Path:
    """A database made by a program of its own: AT_ONCE, or STEP_BY_STEP from where it was begun long ago."""
    folder.mkdir()
    env = {**os.environ, "PORCH_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "porch.config.settings"}
    subprocess.run([sys.executable, "-c", how], env=env, check=True)
    return folder / "porch.sqlite3"


def told(database: Path) -> dict[str, Any]:
    """Tables with their columns, constraints, indexes and rows, and whatever else there is.

    The order of columns is not told: nothing of ours reads a column by its place.
    """
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as looked:
        made = looked.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            f"{kind} {name}": _table(looked, name, sql) if kind == "table" else sql
            for kind, name, sql in made.fetchall()
            if not name.startswith("sqlite_")
        }


def _table(looked: sqlite3.Connection, name: str, sql: str) -> dict[str, Any]:
    columns = sorted(name for _, name, *_ in looked.execute(f'PRAGMA table_xinfo("{name}")'))
    quoted = WHENS.get(name) or ", ".join(f'"{column}"' for column in columns)
    return {
        "parts": sorted(_parts(sql)),
        "after": sql[sql.rindex(")") :],
        "rows": sorted(map(repr, looked.execute(f'SELECT {quoted} FROM "{name}"'))),
    }


def _parts(sql: str) -> Iterator[str]:
    """The columns and constraints of a CREATE TABLE: what commas part, outside of brackets and quotes."""
    depth, quote, part = 0, "", ""
    for letter in sql[sql.index("(") + 1 : sql.rindex(")")]:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        else:
            depth += (letter == "(") - (letter == ")")
        if letter == "," and not quote and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()
