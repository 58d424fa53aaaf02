"""The database wrapper: takes the write lock, sets the pragmas, checkpoints under the lock."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from porch.kit.sqlite.lock import WriteLock, WriteLockBusy

READS = ("SELECT", "PRAGMA", "EXPLAIN", "SAVEPOINT", "RELEASE", "ROLLBACK TO")
CHECKPOINT_EVERY = 400  # commits; about a megabyte or two of log

PRAGMAS = """
    PRAGMA journal_mode=WAL;
    PRAGMA synchronous=FULL;
    PRAGMA foreign_keys=ON;
    PRAGMA wal_autocheckpoint=0;
    PRAGMA secure_delete=ON;
    PRAGMA cell_size_check=ON;
    PRAGMA journal_size_limit=67108864;
    PRAGMA mmap_size=0;
"""


def _is_read(sql: str) -> bool:
    return sql.lstrip()[:12].upper().startswith(READS)


class LockingCursor(base.SQLiteCursorWrapper):
    """Takes the lock around a write made outside a transaction.

    Such a write commits when its last returned row has been read, so the rows of a RETURNING clause are
    read at once, while the lock is held, and handed out from memory.
    """

    wrapper: "DatabaseWrapper"
    returned: list[Any] | None = None

    def execute(self, query: str, params: Any = None) -> Any:
        self.returned = None
        with self.wrapper.writing(query) as writing:
            result = super().execute(query, params)
            if writing.alone and self.description is not None:
                self.returned = list(super().fetchall())
            return result

    def executemany(self, query: str, param_list: Any) -> Any:
        self.returned = None
        with self.wrapper.writing(query):
            return super().executemany(query, param_list)

    def fetchone(self) -> Any:
        if self.returned is None:
            row = super().fetchone()
        else:
            row = self.returned.pop(0) if self.returned else None
        self.wrapper.records_read += row is not None
        return row

    def fetchmany(self, size: int | None = None) -> Any:
        count = self.arraysize if size is None else size
        if self.returned is None:
            rows = super().fetchmany(count)
        else:
            rows, self.returned = self.returned[:count], self.returned[count:]
        self.wrapper.records_read += len(rows)
        return rows

    def fetchall(self) -> Any:
        if self.returned is None:
            rows = super().fetchall()
        else:
            rows, self.returned = self.returned, []
        self.wrapper.records_read += len(rows)
        return rows


class _Writing:
    """One statement's hold on the lock: a write outside a transaction, or the BEGIN of one.

    Reads take nothing; a statement inside a transaction runs under the lock its BEGIN took.
    """

    def __init__(self, wrapper: "DatabaseWrapper", sql: str) -> None:
        self._wrapper = wrapper
        outside = wrapper.autocommit and not wrapper.in_atomic_block and not wrapper.lock.held
        self._begins = outside and sql.lstrip()[:5].upper() == "BEGIN"
        self.alone = outside and not self._begins and not _is_read(sql)

    def __enter__(self) -> "_Writing":
        if self._begins or self.alone:
            self._wrapper.take_lock()
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if self.alone:
            self._wrapper.written()
        elif self._begins and kind is not None:
            self._wrapper.lock.give_back()


class DatabaseWrapper(base.DatabaseWrapper):
    """``records_read`` counts the rows handed out since the connection was made: pages print their share."""

    records_read = 0
    never_begins = False
    """Set by a server once its database stands: one that was moved away is missed, not replaced by an empty one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock: WriteLock | None = None
        self._commits = 0
        self._file: tuple[int, int] | None = None

    @property
    def lock(self) -> WriteLock:
        if self._lock is None:
            options = self.settings_dict["OPTIONS"]
            path = Path(options.get("lock_file") or f"{self.settings_dict['NAME']}.lock")
            self._lock = WriteLock(path, float(options.get("timeout", 20)))
        return self._lock

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params.pop("lock_file", None)
        return params

    def writing(self, sql: str) -> _Writing:
        return _Writing(self, sql)

    def take_lock(self) -> None:
        try:
            self.lock.take()
        except WriteLockBusy as busy:
            raise OperationalError(f"database is locked: {busy}") from busy

    def written(self) -> None:
        """A write is committed: take a checkpoint now and then, still under the lock, then give it back."""
        try:
            self._commits += 1
            if self._commits % CHECKPOINT_EVERY == 0:
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            self.lock.give_back()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if self.never_begins and self._file_there() is None:
            raise OperationalError("the database is not where it was")
        connection = super().get_new_connection(conn_params)
        connection.executescript(PRAGMAS)
        self._file = self._file_there()
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
        return connection

    def _file_there(self) -> tuple[int, int] | None:
        """Which file stands at the database's place."""
        try:
            found = os.stat(self.settings_dict["NAME"])
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def create_cursor(self, name: str | None = None) -> Any:
        if self.never_begins and self._file != self._file_there():
            self.close()  # what is written to a file that was moved away would be missed where it is looked for
            raise OperationalError("the database is not where it was")
        cursor = self.connection.cursor(factory=LockingCursor)
        cursor.wrapper = self
        return cursor

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # the stubs leave out what backends override
        except BaseException:
            self.lock.give_back()
            raise
        self.written()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.lock.give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self.lock.close()
