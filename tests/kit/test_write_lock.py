"""One lock around every write: threads, commands beside the server, and what must never take it."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.db.utils import OperationalError

from porch.kit.sqlite.lock import WriteLock, WriteLockBusy
from porch.wire.models import Mark
from tests.conftest import NOON

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the lock belongs to the SQLite backend"
)


def another(path: Path) -> WriteLock:
    return WriteLock(path, patience=0.05)


def lock_path() -> Path:
    return Path(connection.settings_dict["OPTIONS"]["lock_file"])


@pytest.mark.django_db(transaction=True)
def test_a_transaction_holds_the_lock_until_it_ends() -> None:
    with transaction.atomic():
        Mark.objects.create(name="held", ran_at=NOON)
        with pytest.raises(WriteLockBusy):
            another(lock_path()).take()
    other = another(lock_path())
    other.take()
    other.close()


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_gives_the_lock_back() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Mark.objects.create(name="gone", ran_at=NOON)
        _ = 1 / 0
    other = another(lock_path())
    other.take()
    other.close()
    assert not Mark.objects.filter(name="gone").exists()


@pytest.mark.django_db(transaction=True)
def test_a_write_on_its_own_waits_for_the_lock_and_reads_do_not() -> None:
    connection.ensure_connection()
    connection.lock._patience = 0.05
    other = another(lock_path())
    other.take()
    try:
        assert Mark.objects.count() == 0
        with pytest.raises(OperationalError, match="locked"):
            Mark.objects.create(name="waits", ran_at=NOON)
    finally:
        other.close()
        connection.lock._patience = 20
    Mark.objects.create(name="now it goes", ran_at=NOON)
    assert Mark.objects.count() == 1
    assert not connection.lock.held


@pytest.mark.django_db(transaction=True)
def test_rows_that_a_lone_insert_returns_are_read_before_the_lock_is_given_back() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO wire_mark (name, ran_at) VALUES (%s, %s), (%s, %s) RETURNING name",
            ["one", NOON, "two", NOON],
        )
        assert not connection.lock.held
        assert cursor.fetchone() == ("one",)
        assert cursor.fetchmany(5) == [("two",)]
        assert cursor.fetchall() == []


@pytest.mark.django_db(transaction=True)
def test_eight_threads_write_without_an_error_and_nothing_is_lost() -> None:
    failures: list[Exception] = []

    def write(which: int) -> None:
        try:
            for turn in range(20):
                Mark.objects.create(name=f"{which}-{turn}", ran_at=NOON)
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(which,)) for which in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Mark.objects.count() == 160


@pytest.mark.django_db(transaction=True)
def test_the_database_is_set_to_lose_nothing() -> None:
    with connection.cursor() as cursor:
        settings = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint", "secure_delete"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "wal_autocheckpoint": 0,
        "secure_delete": 1,
    }
    assert connection.connection.getconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE)


def test_a_killed_writer_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "write.lock"
    code = (
        "import sys, time; from pathlib import Path; from porch.kit.sqlite.lock import WriteLock;"
        "lock = WriteLock(Path(sys.argv[1]), 1); lock.take(); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WriteLockBusy):
            another(path).take()
        holder.kill()
        holder.wait()
    freed = another(path)
    freed.take()
    freed.close()
