"""The key store: one key for each owner (a member, a conversation), wrapped by the key ring, in a file of its own.

It is apart from the database so that a copy of one can be kept longer than a copy of the other: whoever destroys a
key here has made every copy of what it sealed unreadable. A key lies on the disk before anything is sealed under it;
one that was never used does no harm. Keys are few and seldom made, so the file has a rollback journal and no
write-ahead log: nothing of a destroyed key waits in a log.

An owner is a word and an id, such as ``member|6f1c…``: what the words mean is for those who call.
"""

import os
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db.utils import OperationalError

from porch.kit.crypto import CannotOpen, KeyGone, KeyRing

ID_LENGTH = 8
MOST_REMEMBERED = 4096
PATIENCE_SECONDS = 20
SHAPE = """
    CREATE TABLE IF NOT EXISTS key (
        id BLOB PRIMARY KEY, owner TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL, ring INTEGER NOT NULL,
        made_hour INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS key_by_ring ON key (ring);
    CREATE TABLE IF NOT EXISTS gone (owner TEXT PRIMARY KEY, on_day TEXT NOT NULL) WITHOUT ROWID;
"""
THIS_HOUR = "CAST(strftime('%s', 'now') AS INTEGER) / 3600"


class KeyStore:
    """The keys in one file. Safe from several threads and beside other processes.

    Opened keys are remembered as long as the file is as it was when they were read: SQLite tells when another
    process changed it, and then all are forgotten. So a destroyed key is gone for everyone at once.
    """

    def __init__(self, path: Path, ring: Callable[[], KeyRing]) -> None:
        self.path, self._ring = path, ring
        self._guard = threading.RLock()
        self._open: sqlite3.Connection | None = None
        self._seen = -1
        self._ids: OrderedDict[str, bytes] = OrderedDict()
        self._keys: OrderedDict[bytes, bytes] = OrderedDict()
        self._ciphers: OrderedDict[tuple[bytes, ...], AESGCM] = OrderedDict()

    def id_for(self, owner: str) -> bytes:
        """The id of an owner's key, made now if there is none; KeyGone when it was destroyed."""
        with self._fresh() as store:
            if owner not in self._ids:
                row = store.execute("SELECT id FROM key WHERE owner = ?", (owner,)).fetchone()
                _keep(self._ids, owner, bytes(row[0]) if row else self._make(store, owner))
            return self._ids[owner]

    def cipher(self, ids: tuple[bytes, ...]) -> AESGCM:
        """What seals and opens under all these keys together; KeyGone when one of them is no more."""
        with self._fresh() as store:
            if ids not in self._ciphers:
                first, *others = (self._key(store, id) for id in ids)
                made = HKDF(SHA256(), 32, b"".join(others) or None, b"porch box 2").derive(first)
                _keep(self._ciphers, ids, AESGCM(made))
            return self._ciphers[ids]

    def key_of(self, owner: str) -> bytes:
        """An owner's key itself, for marks; made now if there is none."""
        id = self.id_for(owner)
        with self._fresh() as store:
            return self._key(store, id)

    def destroy(self, owners: Iterable[str], *, remember: bool = True) -> int:
        """Overwrite these owners' keys for good; how many there were. Those remembered never have one again."""
        gone = list(owners)
        with self._writing() as store:
            found = sum(store.execute("DELETE FROM key WHERE owner = ?", (owner,)).rowcount for owner in gone)
            if remember:
                store.executemany(
                    "INSERT OR IGNORE INTO gone VALUES (?, date('now'))", [(owner,) for owner in gone]
                )
            self._forget()
        if found:
            with self._guard:
                self._connection().execute("VACUUM")
        return found

    def owners(self, *, made_hours_ago: int = 0) -> list[str]:
        """Everyone who has a key that was made at least so many hours ago."""
        with self._fresh() as store:
            asked = f"SELECT owner FROM key WHERE made_hour <= {THIS_HOUR} - ? ORDER BY owner"  # noqa: S608
            return [owner for (owner,) in store.execute(asked, (made_hours_ago,))]

    def has(self, ids: Iterable[bytes]) -> set[bytes]:
        """Those of the ids whose keys are there."""
        with self._fresh() as store:
            asked = "SELECT 1 FROM key WHERE id = ?"
            return {id for id in ids if store.execute(asked, (id,)).fetchone()}

    def gone(self) -> set[str]:
        """Everyone whose key was destroyed here."""
        with self._fresh() as store:
            return {owner for (owner,) in store.execute("SELECT owner FROM gone")}

    def rewrap(self, most: int = 200) -> int:
        """Wrap up to ``most`` keys anew under the ring's current key; how many. CannotOpen names a bad one."""
        ring = self._ring()
        with self._writing() as store:
            asked = "SELECT id, owner, wrapped FROM key WHERE ring <> ? ORDER BY id LIMIT ?"
            rows = store.execute(asked, (ring.current, most)).fetchall()
            for id, owner, wrapped in rows:
                key = ring.unseal_bytes(wrapped, about=_about(id, owner))
                store.execute(
                    "UPDATE key SET wrapped = ?, ring = ? WHERE id = ?",
                    (ring.seal_bytes(key, about=_about(id, owner)), ring.current, id),
                )
        return len(rows)

    def waiting(self) -> int:
        """How many keys are wrapped under another than the ring's current key."""
        with self._fresh() as store:
            asked = "SELECT count(*) FROM key WHERE ring <> ?"
            return int(store.execute(asked, (self._ring().current,)).fetchone()[0])

    def first_bad(self) -> tuple[int, str]:
        """Unwrap every key: how many open, and whose is the first that does not (or nothing)."""
        ring, count = self._ring(), 0
        with self._fresh() as store:
            rows = store.execute("SELECT id, owner, wrapped FROM key ORDER BY owner").fetchall()
        for id, owner, wrapped in rows:
            try:
                ring.unseal_bytes(wrapped, about=_about(id, owner))
            except CannotOpen:
                return count, owner
            count += 1
        return count, ""

    def copy_to(self, target: Path) -> int:
        """Copy the store as it is this moment; how many keys that are."""
        with self._fresh() as store:
            store.execute("VACUUM INTO ?", (str(target),))
            return int(store.execute("SELECT count(*) FROM key").fetchone()[0])

    def _make(self, store: sqlite3.Connection, owner: str) -> bytes:
        ring, id = self._ring(), os.urandom(ID_LENGTH)
        wrapped = ring.seal_bytes(AESGCM.generate_key(256), about=_about(id, owner))
        with self._writing():
            if store.execute("SELECT 1 FROM gone WHERE owner = ?", (owner,)).fetchone():
                raise KeyGone(owner)
            store.execute(
                f"INSERT OR IGNORE INTO key VALUES (?, ?, ?, ?, {THIS_HOUR})",  # noqa: S608
                (id, owner, wrapped, ring.current),
            )
            found = store.execute("SELECT id FROM key WHERE owner = ?", (owner,)).fetchone()
        return bytes(found[0])  # another process may have been first: then its key stands

    def _key(self, store: sqlite3.Connection, id: bytes) -> bytes:
        if id not in self._keys:
            row = store.execute("SELECT owner, wrapped FROM key WHERE id = ?", (id,)).fetchone()
            if row is None:
                raise KeyGone(id.hex())
            _keep(self._keys, id, self._ring().unseal_bytes(row[1], about=_about(id, row[0])))
        return self._keys[id]

    @contextmanager
    def _fresh(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread at a time, with nothing remembered that another process destroyed."""
        with self._guard, _as_the_database_would():
            store = self._connection()
            seen = store.execute("PRAGMA data_version").fetchone()[0]
            if seen != self._seen:
                self._forget()
                self._seen = seen
            yield store

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._guard, _as_the_database_would():
            store = self._connection()
            store.execute("BEGIN IMMEDIATE")
            try:
                yield store
                store.execute("COMMIT")
            except BaseException:
                if store.in_transaction:
                    store.execute("ROLLBACK")
                raise

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            made = sqlite3.connect(
                self.path, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
            )
            made.executescript(
                "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                "PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF;"
            )
            if not made.execute("SELECT 1 FROM sqlite_master WHERE name = 'gone'").fetchone():
                made.executescript(f"BEGIN IMMEDIATE; {SHAPE} COMMIT;")
            self._open = made
        return self._open

    def _forget(self) -> None:
        for remembered in (self._ids, self._keys, self._ciphers):
            remembered.clear()


@contextmanager
def _as_the_database_would() -> Iterator[None]:
    """A full disk or a busy file here is told as the database's own trouble is."""
    try:
        yield
    except sqlite3.Error as trouble:
        raise OperationalError(f"key store: {trouble}") from trouble


def _about(id: bytes, owner: str) -> str:
    return f"key|{id.hex()}|{owner}"


def _keep[K, V](remembered: OrderedDict[K, V], name: K, value: V) -> None:
    remembered[name] = value
    if len(remembered) > MOST_REMEMBERED:
        remembered.popitem(last=False)
