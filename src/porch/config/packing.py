"""What a backup holds, and how it is put into one sealed file and taken out again.

Inside the seal is a tar: ``manifest.json``, the database as of one moment, and every small file of the data folder.
The keys never come along: a stolen backup tells nothing, and whoever restores needs ``keys.json`` from elsewhere.
The key store goes into a sealed file of its own, which is not kept as long.
"""

import contextlib
import json
import os
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from porch.config.copies import SQLITE, Kind, looking
from porch.config.copies import Unusable as Unusable  # whoever opens a backup finds it here
from porch.config.postgres import POSTGRES
from porch.kit.crypto import KeyRing
from porch.kit.strongbox import CHUNK, Damaged, NotOurs, Sealing, Unsealing, WrongKeys

KINDS = (SQLITE, POSTGRES)
KEYS, STORE, MANIFEST = "keys.json", "keys.sqlite3", "manifest.json"
SMALL = 2**20
NEVER = re.compile(
    rf"{KEYS}.*|.*\.sqlite3.*|porch\.dump|{MANIFEST}|.*\.(lock|half|backup|keys)|backup-trouble|set-up\.code|\..*"
)
A_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself once it is open. ``keys`` is how many the key store held at that moment."""

    made_at: str
    version: str
    people: int
    keys: int = 0


def small_files(folder: Path) -> Iterator[Path]:
    """What else of a data folder belongs to the community: confirmed numbers, names, the key that signs links."""
    for path in sorted(folder.iterdir()):
        fits = A_NAME.fullmatch(path.name) and not NEVER.fullmatch(path.name)
        if fits and path.is_file() and not path.is_symlink() and path.stat().st_size <= SMALL:
            yield path


def kind_of(vendor: str) -> Kind:
    """How the database of these settings is copied."""
    return next(kind for kind in KINDS if kind.vendor == vendor)


def kind_in(folder: Path) -> Kind:
    """Which database the copy in an opened backup is of."""
    return next(kind for kind in KINDS if (folder / kind.file).is_file())


def pack(
    manifest: Manifest, database: Path, folder: Path, into: IO[bytes], ring: KeyRing, kind: Kind = SQLITE
) -> None:
    """Write the sealed file."""
    box = Sealing(into, ring)
    with tarfile.open(fileobj=cast(IO[bytes], box), mode="w|", format=tarfile.PAX_FORMAT) as tar:
        _add(tar, MANIFEST, json.dumps(vars(manifest)).encode())
        for path in small_files(folder):
            _add(tar, path.name, path.read_bytes())
        with database.open("rb") as whole:
            entry = tarfile.TarInfo(kind.file)
            entry.size = database.stat().st_size
            tar.addfile(entry, whole)
    box.finish()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    tar.addfile(entry, BytesIO(content))


def pack_keys(store: Path, into: IO[bytes], ring: KeyRing) -> None:
    """Write a copy of the key store, sealed."""
    box = Sealing(into, ring)
    with store.open("rb") as whole:
        shutil.copyfileobj(whole, cast(IO[bytes], box), CHUNK)
    box.finish()


def unpack_keys(file: Path, ring: KeyRing, into: Path) -> int:
    """Take a key store out to the path ``into``; how many keys it holds. Unusable says what is wrong."""
    with _opening(), file.open("rb") as sealed:
        handle = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            shutil.copyfileobj(cast(IO[bytes], Unsealing(sealed, ring)), out, CHUNK)
    try:
        with looking(into) as looked:
            if looked.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Unusable("the key store in it is broken")
            return int(looked.execute("SELECT count(*) FROM key").fetchone()[0])
    except sqlite3.DatabaseError as broken:
        raise Unusable("it holds no key store") from broken


def unpack(file: Path, ring: KeyRing, into: Path) -> Manifest:
    """Take every part out into the folder ``into`` and look it all over; Unusable says what is wrong."""
    with _opening(), file.open("rb") as sealed:
        box = Unsealing(sealed, ring)
        with tarfile.open(fileobj=cast(IO[bytes], box), mode="r|") as tar:
            for entry in tar:
                _take_out(tar, entry, into)
        while box.read(CHUNK):  # to the very end, so that a cut is seen
            pass
        manifest = Manifest(**json.loads((into / MANIFEST).read_text()))
    kind = _copied(into)
    kind.people(into / kind.file)
    return manifest


def _copied(folder: Path) -> Kind:
    try:
        return kind_in(folder)
    except StopIteration:
        raise Unusable("it holds no database") from None


@contextlib.contextmanager
def _opening() -> Iterator[None]:
    """Whatever is wrong with a sealed file, as one sentence."""
    try:
        yield
    except NotOurs:
        raise Unusable("it is not a backup made by Porch") from None
    except WrongKeys:
        raise Unusable("these keys do not open it, or its beginning was changed") from None
    except Damaged as damaged:
        raise Unusable(f"it is not whole: {damaged}") from None
    except (tarfile.TarError, ValueError, TypeError, FileNotFoundError) as strange:
        raise Unusable(f"its content cannot be read ({type(strange).__name__})") from strange


def _take_out(tar: tarfile.TarFile, entry: tarfile.TarInfo, into: Path) -> None:
    content = tar.extractfile(entry)
    if content is None or not A_NAME.fullmatch(entry.name) or entry.name.startswith(KEYS):
        raise Unusable(f"it holds something that does not belong there: {entry.name!r}")
    handle = os.open(into / entry.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(content, file, CHUNK)
