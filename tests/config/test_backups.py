"""Backups: made while people write, shut to a thief, whole or refused, and put back somewhere else."""

import http.cookiejar
import re
import shutil
import sqlite3
import subprocess
import threading
import urllib.parse
import urllib.request
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
from tests.config.test_serve import PORCH, Serve, run
from tests.e2e.site import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "The kettle is on at number nine"


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    """A data folder of its own; the database stays the test's."""
    settings.PORCH_DATA = tmp_path / "data"
    settings.PORCH_DATA.mkdir(mode=0o700)
    settings.BACKUP_DIR, settings.BACKUPS = settings.PORCH_DATA / "backups", True
    settings.PASSWORD_HASHERS = ["porch.kit.passwords.BoundedArgon2"]
    (settings.PORCH_DATA / "secret_key").write_text("s" * 40)
    (settings.PORCH_DATA / "crisis.json").write_text('{"country": "XX"}')
    return Path(settings.PORCH_DATA)


@pytest.fixture
def conversation(alice: Member, bob: Member, now: datetime) -> Conversation:
    conversation = actions.open_between([alice, bob], now=now)
    actions.say(conversation, WORDS, by=bob, client_id=uuid4(), now=now)
    alice.set_password("alice fern lamp kettle")
    alice.save()
    return conversation


@pytest.fixture
def backup(conversation: Conversation, now: datetime) -> Path:
    return backups.make(now).file


def keys() -> Path:
    from django.conf import settings

    return Path(settings.KEY_RING)


def signed_in(url: str, name: str, password: str) -> urllib.request.OpenerDirector:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(f"{url}/sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    said = {"login": name, "password": password, "csrfmiddlewaretoken": token[1]}
    request = urllib.request.Request(
        f"{url}/sign-in/", urllib.parse.urlencode(said).encode(), {"Referer": f"{url}/sign-in/"}
    )
    assert browser.open(request).url == f"{url}/today/"
    return browser


def test_a_backup_put_back_elsewhere_is_served_and_its_conversations_are_read(
    serve: Serve, backup: Path, conversation: Conversation, tmp_path: Path, own_folder: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    said = run("backup", "restore", str(backup), "--keys", str(keys()), data=elsewhere)
    assert said.returncode == 0, said.stderr
    assert "2 people" in said.stdout
    assert "porch doctor" in said.stdout
    for name in ("secret_key", "crisis.json"):
        assert (elsewhere / name).read_bytes() == (own_folder / name).read_bytes()
    assert run("audit", "verify", data=elsewhere).returncode == 0
    url, _ = serve(elsewhere)
    browser = signed_in(url, "Alice Fern", "alice fern lamp kettle")
    assert WORDS in browser.open(f"{url}/talk/{conversation.pk}/").read().decode()


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
        assert inside.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
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


def spoil(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda file: spoil(file, 5), "not a backup made by Porch"),
        (lambda file: spoil(file, 20), "these keys do not open it"),
        (lambda file: spoil(file, file.stat().st_size // 2), "was changed, moved or cut"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "was changed, moved or cut"),
        (lambda file: file.write_bytes(file.read_bytes() + b"x"), "was changed, moved or cut"),
        (lambda file: file.write_bytes(b""), "not a backup made by Porch"),
    ],
)
def test_a_backup_that_is_not_whole_is_named_and_never_restored(
    backup: Path, tmp_path: Path, harm: Callable[[Path], object], says: str
) -> None:
    harm(backup)
    looked = run("backup", "verify", str(backup), "--keys", str(keys()), data=tmp_path / "none")
    assert (looked.returncode, says in looked.stdout) == (1, True), looked.stdout
    refused = run("backup", "restore", str(backup), "--keys", str(keys()), data=tmp_path / "none")
    assert refused.returncode == 2
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "none").exists()


def test_wrong_keys_open_nothing_and_none_are_made_on_the_way(backup: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    missing = run("backup", "restore", str(backup), data=elsewhere)
    assert missing.returncode == 2
    assert "keys.json is not a key ring that can be read" in missing.stderr
    strange = tmp_path / "strange.json"
    strange.write_text('{"current": 1, "keys": {"1": "' + "A" * 43 + '="}}')
    refused = run("backup", "restore", str(backup), "--keys", str(strange), data=elsewhere)
    assert refused.returncode == 2
    assert "these keys do not open it" in refused.stderr
    assert not elsewhere.exists()


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file; readers leave their marks in the log's index (-shm), which is no content."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {str(path): path.read_bytes() for path in files}


def test_a_folder_with_people_or_a_server_in_it_is_left_alone(
    serve: Serve, backup: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    words = ("backup", "restore", str(backup), "--keys", str(keys()))
    serve(elsewhere)  # nobody is there yet, but it is being served
    refused = run(*words, data=elsewhere)
    assert refused.returncode == 2
    assert "another Porch serves" in refused.stderr
    lived_in = tmp_path / "lived-in"
    assert run(*words, data=lived_in).returncode == 0
    before = snapshot(lived_in)
    refused = run(*words, data=lived_in)
    assert refused.returncode == 2
    assert "people are in the data folder" in refused.stderr
    assert snapshot(lived_in) == before


def test_a_folder_that_was_served_but_has_nobody_in_it_may_be_filled(backup: Path, tmp_path: Path) -> None:
    """On a new host the service starts before anyone thinks of the backup; its fresh keys are put aside."""
    elsewhere = tmp_path / "elsewhere"
    assert run("backup", "now", data=elsewhere).returncode == 1  # there is no database yet
    assert run("demo", data=elsewhere).returncode == 2  # made the database, and nobody in it
    fresh = (elsewhere / "keys.json").read_bytes()
    said = run("backup", "restore", str(backup), "--keys", str(keys()), "--json", data=elsewhere)
    assert said.returncode == 0, said.stderr
    assert (elsewhere / "keys.json").read_bytes() == keys().read_bytes()
    assert (elsewhere / "keys.json.before-restore").read_bytes() == fresh
    assert run("audit", "verify", data=elsewhere).returncode == 0


def test_a_backup_of_a_newer_program_is_refused(
    conversation: Conversation, now: datetime, tmp_path: Path
) -> None:
    copy = tmp_path / "newer.sqlite3"
    packing.copy_of(backups._database(), copy)
    with sqlite3.connect(copy) as inside:
        inside.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '')"
        )
    newer = tmp_path / "newer.backup"
    with newer.open("wb") as file:
        packing.pack(packing.Manifest("", "9", 2), copy, tmp_path / "data", file, backups.ring_from())
    refused = run("backup", "restore", str(newer), "--keys", str(keys()), data=tmp_path / "none")
    assert refused.returncode == 2
    assert "a newer Porch made it" in refused.stderr


def test_the_clock_makes_one_an_hour_and_lets_old_ones_go(alice: Member, now: datetime) -> None:
    for minute in range(0, 24 * 60 * 4, 20):
        backups.keep_going(now + timedelta(minutes=minute))
        if minute > 60:
            break
    assert len(list(backups.folder().iterdir())) == 2
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
    said = " ".join(finding.what for finding in findings())
    assert "The newest backup is still to be made" in said
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
    import subprocess

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
