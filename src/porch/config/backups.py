"""Backups: made by themselves every hour from the first, and kept for 35 days.

Each is a sealed file with the community in it, and another with its keys, which is kept for 7 days: once that is
gone, nobody who was erased can be read in an older one.
"""

import contextlib
import fcntl
import logging
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError

from porch.config import keeping, packing
from porch.config.copies import NoTool
from porch.config.packing import Manifest, Unusable
from porch.kit import vault
from porch.kit.crypto import KeyRing, read
from porch.kit.keystore import KeyStore
from porch.people.models import Member

log = logging.getLogger("porch.backups")
NAMED = re.compile(r"porch-(\d{8}T\d{6})Z\.backup")
KEYS_NAMED = re.compile(r"porch-(\d{8}T\d{6})Z\.keys")
EVERY = timedelta(minutes=55)  # the clock looks every five minutes, so this is an hour
ROOM_LEFT = 32 * 2**20
TROUBLE = "backup-trouble"


class NotMade(Exception):
    """A backup could not be made; the words say why. Nothing of it was left behind."""


@dataclass(frozen=True)
class Made:
    file: Path
    bytes: int
    people: int
    keys_file: Path


def folder() -> Path:
    return Path(settings.BACKUP_DIR)


def newest() -> tuple[Path, datetime] | None:
    """The newest backup and its moment, or None when there is none that can be seen."""
    found = all_in(folder())
    return (found[max(found)], max(found)) if found else None


def all_in(where: Path, named: re.Pattern[str] = NAMED) -> dict[datetime, Path]:
    """The backups in a folder (or of their keys) by their moments, by name; other files are passed over."""
    try:
        names = [(path, named.fullmatch(path.name)) for path in where.iterdir()]
    except OSError:
        return {}
    return {
        datetime.strptime(fits[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC): path for path, fits in names if fits
    }


def ring_from(keys: Path | None = None) -> KeyRing:
    """The key ring that seals and opens; Unusable when it cannot be read."""
    path = keys or Path(settings.KEY_RING)
    try:
        return read(path)
    except (OSError, ValueError, KeyError, TypeError) as missing:
        raise Unusable(f"{path} is not a key ring that can be read") from missing


def make(now: datetime, to: Path | None = None) -> Made:
    """Make one backup in ``to`` (default: the folder for backups), in one move; NotMade says why not.

    NoTool, and nothing touched, when the database is PostgreSQL and its own programs are not here or too old.
    """
    where, kind = to or folder(), packing.kind_of(connection.vendor)
    try:
        kind.check()
        ring = ring_from()
        where.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(), _room_to_work() as work:
            _refuse_when_tight(where, kind.size())
            people = kind.copy(work / kind.file)
            count = vault.store().copy_to(
                work / packing.STORE
            )  # after the words, so that all they need is in it
            manifest = Manifest(now.isoformat(timespec="seconds"), version("porch"), people, count)
            target = where / f"porch-{now.astimezone(UTC):%Y%m%dT%H%M%S}Z.backup"
            of_keys = target.with_suffix(".keys")
            with _written(of_keys) as file:
                packing.pack_keys(work / packing.STORE, file, ring)
            with _written(target) as file:
                packing.pack(manifest, work / kind.file, Path(settings.PORCH_DATA), file, ring, kind)
    except (OSError, sqlite3.Error, OperationalError, Unusable) as failed:
        raise NotMade(_why(failed)) from failed
    return Made(target, target.stat().st_size, people, of_keys)


def verify(file: Path, keys: Path | None = None) -> Manifest:
    """Open a backup to its last byte and look over its database; Unusable says what is wrong with it."""
    ring = ring_from(keys)
    data = Path(settings.PORCH_DATA)
    with tempfile.TemporaryDirectory(prefix="verify-", dir=data if data.is_dir() else None) as room:
        return packing.unpack(file, ring, Path(room))


def verify_keys(file: Path, keys: Path | None = None) -> int:
    """Open a backup of the keys and unwrap every one of them; how many. Unusable says what is wrong with it."""
    ring = ring_from(keys)
    data = Path(settings.PORCH_DATA)
    with tempfile.TemporaryDirectory(prefix="verify-", dir=data if data.is_dir() else None) as room:
        copy = Path(room) / packing.STORE
        packing.unpack_keys(file, ring, copy)
        found, bad = KeyStore(copy, lambda: ring).first_bad()
    if bad:
        raise Unusable("it holds a key that this ring did not wrap")
    return found


def is_due(now: datetime) -> bool:
    """Whether the clock should make a backup: there is somebody to keep, and the newest is an hour old."""
    if not settings.BACKUPS or not Member.objects.exists():
        return False
    last = newest()
    return last is None or not timedelta() <= now - last[1] < EVERY


def keep_going(now: datetime) -> None:
    """The clock's turn: let old backups go, make the next when it is due, and leave a word when that fails."""
    if not is_due(now):
        return
    prune(now)
    trouble = Path(settings.PORCH_DATA) / TROUBLE
    try:
        make(now)
    except (NotMade, NoTool) as why:
        log.error("no backup was made; porch doctor says why")
        with contextlib.suppress(OSError):
            trouble.write_text(f"{why}\n")
        return
    log.info("a backup was made")
    trouble.unlink(missing_ok=True)


def trouble() -> str:
    """Why the last backup of the clock failed, or nothing."""
    try:
        return (Path(settings.PORCH_DATA) / TROUBLE).read_text().strip()
    except OSError:
        return ""


def prune(now: datetime) -> list[Path]:
    """Delete what need not stay, in the folder for backups; other files there are left alone."""
    found, of_keys = all_in(folder()), all_in(folder(), KEYS_NAMED)
    gone = [found[at] for at in keeping.to_let_go(found, now)]
    gone += [of_keys[at] for at in keeping.to_let_go(of_keys, now, keeping.KEYS_DAILY)]
    for path in gone:
        with contextlib.suppress(OSError):
            path.unlink()
    return gone


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One backup at a time; a second one is told."""
    with (Path(settings.PORCH_DATA) / "backup.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotMade("another backup is being made right now") from None
        yield


@contextlib.contextmanager
def _room_to_work() -> Iterator[Path]:
    """A private folder for the readable copy, on the data folder's own disk; what a crash left there goes first."""
    room = Path(settings.PORCH_DATA) / "backup.half"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(mode=0o700)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _refuse_when_tight(where: Path, size: int) -> None:
    """A backup must never be what fills the disk that people write to."""
    data = Path(settings.PORCH_DATA)
    same = where.stat().st_dev == data.stat().st_dev
    for disk, needs in ((data, size * (2 if same else 1)), (where, size)):
        free = shutil.disk_usage(disk).free
        if free < needs + ROOM_LEFT:
            raise NotMade(
                f"{disk} has {free // 2**20} MB left and the backup needs {(needs + ROOM_LEFT) // 2**20} MB"
            )


@contextlib.contextmanager
def _written(target: Path) -> Iterator[IO[bytes]]:
    """A private file that is there whole or not at all."""
    half = target.with_name(f".{target.name}.half")
    half.unlink(missing_ok=True)
    try:
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.replace(target)
        sync_folder(target.parent)
    finally:
        half.unlink(missing_ok=True)


def sync_folder(path: Path) -> None:
    """Make names in a folder last through a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(failed: Exception) -> str:
    if isinstance(failed, OSError) and failed.filename:
        return f"{failed.filename}: {failed.strerror}"
    return " ".join(str(failed).split())
