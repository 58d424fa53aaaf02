"""A backup put back: into a folder where nobody is, after all of it has been looked over."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from porch.config import backups, folder, packing, postgres
from porch.config.copies import SQLITE, Kind
from porch.config.packing import KEYS, MANIFEST, STORE, Manifest, Unusable
from porch.kit.crypto import KeyRing


class NotEmpty(Exception):
    """Somebody lives in this data folder, or it is being served."""


def restore(file: Path, data: Path, keys: Path, key_store: Path | None = None) -> tuple[Manifest, set[UUID]]:
    """Put the backup ``file`` into the folder ``data`` with the key ring in ``keys``.

    ``key_store`` is a backup of the keys; without one the newest beside ``file`` is taken that is not older.
    With PostgreSQL the database goes into the empty one of these settings, and the rest into the folder.
    Also says who was erased after it was made, as far as those keys or a newer backup tell: they must not come back.
    Unusable or NotEmpty when it cannot be done, with nothing changed; OSError when the disk refuses.
    """
    ring, kind = backups.ring_from(keys), packing.kind_of(connection.vendor)
    kind.check()
    fresh = not data.exists()
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with _nobody_in(data), _half(data) as half:
            manifest = packing.unpack(file, ring, half)
            _refuse_another(packing.kind_in(half), kind)
            _refuse_newer(half, kind)
            erased = _erased_since(file, half, ring)
            if manifest.keys or key_store:
                packing.unpack_keys(key_store or _keys_beside(file), ring, half / STORE)
                erased |= _destroyed_in(half / STORE)
            shutil.copyfile(keys, half / KEYS)
            (half / KEYS).chmod(0o600)
            _move(half, data, kind)
    except BaseException:
        if fresh:
            shutil.rmtree(data, ignore_errors=True)
        raise
    return manifest, erased


def _keys_beside(file: Path) -> Path:
    """The newest backup of the keys beside a backup: one that is older may lack keys of those who came since."""
    found = backups.all_in(file.parent, backups.KEYS_NAMED)
    newest = max(found, default=None)
    if newest is None or found[newest].stem < file.stem:
        raise Unusable("no backup of its keys (porch-….keys) lies beside it; name one with --key-store")
    return found[newest]


def _destroyed_in(store: Path) -> set[UUID]:
    """The members whose keys were destroyed."""
    looked = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        gone = looked.execute("SELECT owner FROM gone WHERE owner LIKE 'member|%'")
        return {UUID(owner.partition("|")[2]) for (owner,) in gone}
    finally:
        looked.close()


@contextlib.contextmanager
def _nobody_in(data: Path) -> Iterator[None]:
    """Hold the folder as a server would; refuse one that is served or that has a member in its database."""
    held_before = (data / "serve.lock").exists()
    try:
        held = folder.hold(data)
    except folder.AlreadyServed as served:
        raise NotEmpty(str(served)) from served
    try:
        with held:
            if _people(data / SQLITE.file):
                raise NotEmpty(f"people are in the data folder {data} already")
            if connection.vendor == "postgresql" and not postgres.is_empty():
                raise NotEmpty(f"something is in the database {connection.settings_dict['NAME']} already")
            yield
    finally:
        if not held_before:
            (data / "serve.lock").unlink(missing_ok=True)


def _people(database: Path) -> int:
    """How many members a database holds: one that cannot be read counts as somebody's, so it stays."""
    if not database.exists() or not database.stat().st_size:
        return 0
    looked = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        shaped = looked.execute("SELECT 1 FROM sqlite_master WHERE name = 'people_member'").fetchone()
        return int(looked.execute("SELECT count(*) FROM people_member").fetchone()[0]) if shaped else 0
    except sqlite3.DatabaseError:
        return 1
    finally:
        looked.close()


@contextlib.contextmanager
def _half(data: Path) -> Iterator[Path]:
    room = data / "restore.half"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(mode=0o700)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _refuse_another(found: Kind, kind: Kind) -> None:
    """One database's copy does not go into the other."""
    if found != kind:
        way = "unset DATABASE_URL" if found == SQLITE else "name an empty database in DATABASE_URL"
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        raise Unusable(f"it is a backup of {names[found.vendor]}: {way}")


def _refuse_newer(half: Path, kind: Kind) -> None:
    """A database that a newer program shaped is not for this one."""
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    made = kind.migrations(half / kind.file)
    if made - known:
        raise Unusable("a newer Porch made it; bring this one up to date first")


def _erased_since(file: Path, half: Path, ring: KeyRing) -> set[UUID]:
    """Whom the newest backup beside ``file`` knows to be erased, and this one does not."""
    room = half / "newer"
    for beside in sorted(set(backups.all_in(file.parent).values()) - {file}, reverse=True):
        if beside.name < file.name:
            break
        room.mkdir()
        try:
            packing.unpack(beside, ring, room)
            return _erased_in(room) - _erased_in(half)
        except Unusable:
            continue
        finally:
            shutil.rmtree(room)
    return set()


def _erased_in(opened: Path) -> set[UUID]:
    kind = packing.kind_in(opened)
    return kind.erased(opened / kind.file)


def _move(half: Path, data: Path, kind: Kind) -> None:
    """Everything into its place, the database last: until it is there the folder still counts as empty.

    PostgreSQL's goes first instead: it is the step that can be refused, and then nothing was moved.
    """
    (half / MANIFEST).unlink()
    if kind != SQLITE:
        postgres.put_back(half / kind.file)
        (half / kind.file).unlink()
    for path in half.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    for stale in (*data.glob(f"{SQLITE.file}*"), *data.glob(f"{STORE}*")):
        stale.unlink()
    kept = data / KEYS
    if kept.exists() and kept.read_bytes() != (half / KEYS).read_bytes():
        kept.replace(data / f"{KEYS}.before-restore")
    for path in sorted(half.iterdir(), key=lambda path: path.name == SQLITE.file):
        path.replace(data / path.name)
    backups.sync_folder(data)
