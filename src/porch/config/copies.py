"""A readable copy of the whole database as of one moment, and what can be read in it: here of SQLite.

``Kind`` is what a backup asks of either database; ``postgres.py`` has the other one.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection


class Unusable(Exception):
    """The file is no backup of ours, is not whole, or these keys do not open it."""


class NoTool(Exception):
    """A program of PostgreSQL that this needs is not here or is too old; the words say which."""


@dataclass(frozen=True)
class Kind:
    """How one database is copied, and how its copy is looked over. ``file`` is the copy's name in a backup.

    ``copy(target)`` leaves out everybody's sessions and says how many people are in it; ``people(copy)`` too, after
    looking at all of it. ``size`` is what the database takes, in bytes. ``check`` raises NoTool.
    """

    file: str
    vendor: str
    copy: Callable[[Path], int]
    size: Callable[[], int]
    people: Callable[[Path], int]
    migrations: Callable[[Path], set[tuple[str, str]]]
    erased: Callable[[Path], set[UUID]]
    check: Callable[[], None] = lambda: None


def copy_of(database: Path, target: Path) -> int:
    """Copy a database as of one moment into ``target``, without anybody's sessions; how many people are in it.

    One reading, so writers go on meanwhile and the write lock is not taken; nothing is checkpointed either.
    """
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)
    try:
        source.execute("VACUUM INTO ?", (str(target),))
    finally:
        source.close()
    copy = sqlite3.connect(target)
    try:
        copy.executescript("PRAGMA secure_delete=ON; PRAGMA synchronous=OFF; DELETE FROM people_visit;")
    finally:
        copy.close()
    return people_in(target)


def people_in(database: Path) -> int:
    """How many members a database holds, after looking at every page of it; Unusable when it is broken."""
    try:
        with looking(database) as looked:
            found = looked.execute("PRAGMA quick_check").fetchone()
            if found != ("ok",):
                raise Unusable(f"the database in it is broken: {found[0]}")
            return int(looked.execute("SELECT count(*) FROM people_member").fetchone()[0])
    except sqlite3.DatabaseError as broken:
        raise Unusable(f"the database in it cannot be read: {broken}") from broken


@contextmanager
def looking(database: Path) -> Iterator[sqlite3.Connection]:
    """A database open to be read, and not to be changed."""
    looked = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        yield looked
    finally:
        looked.close()


def _here() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _copy(target: Path) -> int:
    return copy_of(_here(), target)


def _size() -> int:
    return sum(path.stat().st_size for path in _here().parent.glob(f"{_here().name}*"))


def _migrations(database: Path) -> set[tuple[str, str]]:
    with looking(database) as looked:
        return set(looked.execute("SELECT app, name FROM django_migrations"))


def _erased(database: Path) -> set[UUID]:
    with looking(database) as looked:
        acts = looked.execute("SELECT subject_id FROM record_entry WHERE act = 'member-erased'")
        return {UUID(about) for (about,) in acts}


SQLITE = Kind("porch.sqlite3", "sqlite", _copy, _size, people_in, _migrations, _erased)
