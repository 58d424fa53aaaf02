"""Keys are turned beside the server, go on when broken off, and whatever does not open is named."""

import json
import os
import signal
import sqlite3
import subprocess
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from porch.config import keys
from porch.kit import crypto, vault
from porch.people.actions import leave, say_email
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.talk.models import Conversation, Message
from tests.config.conftest import WORDS
from tests.config.test_restoring import keys as ring_file
from tests.config.test_serve import PORCH, run
from tests.e2e.site import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 20)
MANY = 20_000


def silent(what: str, done: int, of: int) -> None:
    """Nobody looks."""


@pytest.fixture
def own_keys(settings: Settings, own_folder: Path) -> Path:
    settings.KEY_RING, settings.KEY_STORE = own_folder / "keys.json", own_folder / "keys.sqlite3"
    crypto.read_or_make(settings.KEY_RING)
    return own_folder


def sealed_the_old_way(message: Message) -> None:
    box = vault.ring().seal(WORDS, about=message.about("message"))
    Message.objects.filter(pk=message.pk).update(sealed_body=box)


def said(conversation: Conversation) -> Message:
    return Message.objects.get(conversation=conversation, act=Message.Act.SAID)


def test_a_turn_wraps_every_key_anew_and_seals_what_the_ring_still_sealed(
    own_keys: Path, conversation: Conversation, alice: Member
) -> None:
    say_email(alice, "fern@example.org", mail_wanted=True)
    sealed_the_old_way(said(conversation))
    done = keys.rotate(silent, today=TODAY)
    assert (done.ring_key, done.begun, done.boxes) == (2, True, 1)
    assert vault.store().waiting() == 0
    assert vault.is_under_keys(bytes(said(conversation).sealed_body))
    assert said(conversation).body == WORDS
    alice.refresh_from_db()
    assert alice.email == "fern@example.org"
    found = keys.verify()
    assert found.keys >= 3
    assert (found.boxes["message"], found.boxes["email"]) == (1, 1)


def test_the_key_before_stays_for_old_backups_wraps_nothing_and_goes_after_36_days(
    own_keys: Path, conversation: Conversation, settings: Settings
) -> None:
    keys.rotate(silent, today=TODAY)
    keys.rotate(silent, today=TODAY + timedelta(days=1))
    assert set(crypto.read(settings.KEY_RING).keys) == {1, 2, 3}
    keys.rotate(silent, today=TODAY + timedelta(days=36))
    ring = crypto.read(settings.KEY_RING)
    assert set(ring.keys) == {2, 3, 4}
    assert settings.KEY_RING.stat().st_mode & 0o777 == 0o600
    assert said(conversation).body == WORDS


@pytest.mark.parametrize("where", ["_seal_anew", "_finish"])
def test_a_turn_that_was_broken_off_goes_on_with_the_same_key(
    own_keys: Path, conversation: Conversation, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def broken(*given: object) -> None:
        raise OSError("the power went")

    sealed_the_old_way(said(conversation))
    with monkeypatch.context() as patched, pytest.raises(OSError, match="power"):
        patched.setattr(keys, where, broken)
        keys.rotate(silent, today=TODAY)
    assert said(conversation).body == WORDS
    done = keys.rotate(silent, today=TODAY)
    assert (done.ring_key, done.begun) == (2, False)
    assert keys.verify().boxes["message"] == 1
    assert keys.rotate(silent, today=TODAY).begun


def test_what_does_not_open_is_named(own_keys: Path, conversation: Conversation, alice: Member) -> None:
    say_email(alice, "fern@example.org", mail_wanted=True)
    message = said(conversation)
    Message.objects.filter(pk=message.pk).update(sealed_body=bytes(message.sealed_body)[:-1] + b"x")
    with pytest.raises(keys.NotWhole, match=f"talk_message.sealed_body, row {message.pk}"):
        keys.verify()
    vault.destroy(of_member(alice.pk))
    with pytest.raises(keys.NotWhole, match=r"people_member\.sealed_email.* is gone"):
        keys.verify()
    with sqlite3.connect(vault.store().path) as changed:
        changed.execute("UPDATE key SET wrapped = ?", (b"\x01" * 62,))
    with pytest.raises(keys.NotWhole, match="cannot be unwrapped"):
        keys.verify()


def test_what_an_erasure_could_not_do_the_clock_does(
    own_keys: Path, conversation: Conversation, bob: Member, alice: Member, now: datetime
) -> None:
    """The key of somebody who is merely not in the database is left alone: an old copy may stand there."""
    say_email(alice, "fern@example.org", mail_wanted=True)
    vault.seal("lamp", about="a", of=f"member|{uuid4()}")
    with sqlite3.connect(vault.store().path) as changed:
        changed.execute("UPDATE key SET made_hour = made_hour - 2")
    before = set(vault.store().owners())
    assert keys.let_go_of_nobodys(now) == 0
    who = bob.pk
    Message.objects.filter(author=bob).update(sealed_body=b"", author=None)
    Conversation.objects.update(state="closed", closed_at=now)
    bob.delete()
    note("member-erased", by=None, about=who, now=now)
    assert keys.let_go_of_nobodys(now) == 2
    assert before - set(vault.store().owners()) == {of_member(who), f"conversation|{conversation.pk}"}
    assert of_member(who) in vault.store().gone()


def test_erasing_someone_destroys_their_key_and_what_they_leave_behind_can_still_be_read(
    own_keys: Path, conversation: Conversation, bob: Member, now: datetime
) -> None:
    who = bob.pk
    leave(bob, at_once=True, leaves_words=True, by=bob, now=now)
    assert of_member(who) not in vault.store().owners()
    assert said(conversation).body == WORDS


def test_a_turn_killed_in_the_middle_loses_nothing_and_goes_on(backup: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert run("backup", "restore", str(backup), "--keys", str(ring_file()), data=elsewhere).returncode == 0
    ring, store = crypto.read(elsewhere / "keys.json"), sqlite3.connect(elsewhere / "keys.sqlite3")
    rows = []
    for number in range(MANY):
        id, owner = os.urandom(8), f"note|{number}"
        rows.append((id, owner, ring.seal_bytes(b"k" * 32, about=f"key|{id.hex()}|{owner}"), ring.current, 0))
    with store:
        store.executemany("INSERT INTO key VALUES (?, ?, ?, ?, ?)", rows)
    process = subprocess.Popen(
        [PORCH, "keys", "rotate"], env=environment(elsewhere, demo=False), cwd=ROOT, stderr=subprocess.DEVNULL
    )
    count = "SELECT count(*) FROM key WHERE ring <> ?"
    while process.poll() is None and store.execute(count, (ring.current,)).fetchone()[0] == 0:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < store.execute(count, (ring.current,)).fetchone()[0] < MANY, "it was in the middle"
    whole = run("keys", "verify", data=elsewhere)
    assert whole.returncode == 0, whole.stdout + whole.stderr
    again = run("keys", "rotate", "--json", data=elsewhere)
    assert again.returncode == 0, again.stderr
    done = json.loads(again.stdout)
    assert (done["begun"], done["ring_key"]) == (False, ring.current + 1)
    assert store.execute(count, (done["ring_key"],)).fetchone() == (0,)
    assert run("keys", "verify", "--all", data=elsewhere).returncode == 0
    store.close()
