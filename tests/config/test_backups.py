"""Backups are made while people write, every hour, shut to a thief, and never half."""

import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections
from pytest_django import Settings

from porch.config import backups, packing
from porch.config.health import findings
from porch.kit.crypto import KeyRing
from porch.people.models import Member
from porch.talk import actions
from porch.talk.models import Conversation, Message
from tests.config.test_restoring import keys, snapshot
from tests.config.test_serve import PORCH, run
from tests.e2e.site import ROOT, environment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]


def test_a_stolen_backup_tells_nothing_and_holds_no_keys_and_no_sessions(
    backup: Path, as_alice: object, own_folder: Path, tmp_path: Path
) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    again = backups.make(datetime.fromisoformat("2026-11-20T13:00:00Z")).file  # alice is signed in by now
    for sealed in (backup.read_bytes(), again.read_bytes()):
        assert sealed.startswith(b"PORCH-SEALED")
        for word in (b"Alice", b"SQLite", b"manifest", b"crisis", keys().read_bytes()):
            assert word not in sealed
    room = tmp_path / "room"
    room.mkdir()
    packing.unpack(again, backups.ring_from(), room)
    assert {path.name for path in room.iterdir()} == {
        *("porch.sqlite3", "manifest.json", "secret_key", "crisis.json")
    }
    with sqlite3.connect(room / "porch.sqlite3") as inside:
        assert inside.execute("SELECT count(*) FROM people_visit").fetchone() == (0,)
    assert {path.name for path in own_folder.iterdir()} == {
        *("backups", "backup.lock", "secret_key", "crisis.json")
    }


def test_people_write_on_while_a_backup_is_made_and_each_is_one_moment(
    conversation: Conversation, alice: Member, now: datetime, tmp_path: Path
) -> None:
    done, troubles = threading.Event(), list[Exception]()

    def write() -> None:
        try:
            while not done.is_set():
                actions.say(conversation, "Still here", by=alice, client_id=uuid4(), now=now)
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [backups.make(now + timedelta(seconds=step)).file for step in range(4)]
    finally:
        done.set()
        writer.join()
    assert troubles == []
    counts = []
    for number, file in enumerate(files):
        room = tmp_path / str(number)
        room.mkdir()
        packing.unpack(file, backups.ring_from(), room)
        with sqlite3.connect(room / "porch.sqlite3") as inside:
            sequence = [seq for (seq,) in inside.execute("SELECT seq FROM talk_message ORDER BY seq")]
            (last,) = inside.execute("SELECT last_seq FROM talk_conversation").fetchone()
        assert sequence == list(range(1, last + 1))
        counts.append(last)
    assert counts == sorted(counts)
    assert Message.objects.count() >= counts[-1]


def test_the_clock_makes_one_an_hour_and_lets_old_ones_go(alice: Member, now: datetime) -> None:
    for minute in range(0, 24 * 60 * 4, 20):
        backups.keep_going(now + timedelta(minutes=minute))
        if minute > 60:
            break
    assert len(list(backups.folder().glob("*.backup"))) == len(list(backups.folder().glob("*.keys"))) == 2
    newest = backups.newest()
    assert newest is not None
    assert newest[1] == now + timedelta(minutes=60)
    mine = backups.folder() / "notes.txt"
    mine.write_text("not a backup")
    backups.keep_going(now + timedelta(days=3))
    backups.keep_going(now + timedelta(days=39))
    assert backups.newest() == (backups.folder() / "porch-20261229T120000Z.backup", now + timedelta(days=39))
    assert len(list(backups.folder().glob("*.backup"))) == 2  # the newest is never let go before the next
    assert mine.exists()


def test_nobody_here_or_a_demo_is_not_backed_up_by_itself(
    now: datetime, settings: Settings, make_person: Callable[..., Member]
) -> None:
    assert not backups.is_due(now)
    make_person("Alice Fern")
    assert backups.is_due(now)
    settings.BACKUPS = False
    assert not backups.is_due(now)


def test_a_failed_backup_leaves_nothing_half_and_shows_in_the_doctor(
    alice: Member, now: datetime, own_folder: Path
) -> None:
    backups.folder().write_text("a file where the folder should be")
    backups.keep_going(now)
    failed = [finding for finding in findings() if "The last backup failed" in finding.what]
    assert [finding.must for finding in failed] == [True]
    assert not (own_folder / "backup.half").exists()
    backups.folder().unlink()
    backups.keep_going(now)
    assert not [finding for finding in findings() if "last backup failed" in finding.what]


def test_a_disk_that_fills_up_half_way_leaves_no_half_backup_and_no_harm(
    backup: Path, own_folder: Path, tmp_path: Path
) -> None:
    """A limit on the size of files stands for the full disk."""
    elsewhere = tmp_path / "elsewhere"
    assert run("backup", "restore", str(backup), "--keys", str(keys()), data=elsewhere).returncode == 0
    before = snapshot(elsewhere)
    script = 'ulimit -f 700; exec "$0" backup now'

    done = subprocess.run(
        ["bash", "-c", script, PORCH],
        env=environment(elsewhere, demo=False),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "no backup was made" in done.stderr
    assert snapshot(elsewhere).keys() - before.keys() <= {str(elsewhere / "backup.lock")}
    assert run("backup", "now", data=elsewhere).returncode == 0


def test_the_door_tells_the_newest_and_its_moment(backup: Path, now: datetime) -> None:
    assert backups.newest() == (backup, now)
    shutil.rmtree(backups.folder())
    assert backups.newest() is None
    assert isinstance(backups.ring_from(), KeyRing)
