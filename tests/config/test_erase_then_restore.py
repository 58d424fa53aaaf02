"""Whoever was erased is not brought back by a backup: their key is gone, and the keys' own backups live a week."""

import json
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from porch.config import backups, packing, restoring
from porch.kit import vault
from porch.people.actions import leave, say_email
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.talk.models import Conversation
from tests.config.conftest import WORDS
from tests.config.test_restoring import keys, signed_in
from tests.config.test_serve import Serve, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]


@pytest.fixture
def before(bob: Member, conversation: Conversation, now: datetime) -> Path:
    """A backup of when Bob was still here."""
    say_email(bob, "bob.harbour@example.org", mail_wanted=True)
    return backups.make(now).file


def only_the_keys_of(moment: datetime) -> Path:
    """A backup whose content was lost, so that nothing but its keys tells of later."""
    made = backups.make(moment)
    made.file.unlink()
    return made.keys_file


def test_whom_the_newer_keys_know_to_be_erased_is_named_so_that_they_are_erased_again(
    before: Path, alice: Member, bob: Member, now: datetime, tmp_path: Path
) -> None:
    who = bob.pk
    leave(bob, at_once=True, by=bob, now=now)
    only_the_keys_of(now + timedelta(hours=1))
    said, erased = restoring.restore(before, tmp_path / "elsewhere", keys())
    assert (said.people, who in erased, alice.pk in erased) == (2, True, False)


def test_with_keys_from_before_an_erasure_can_still_be_undone_and_those_live_a_week(
    before: Path, bob: Member, now: datetime, tmp_path: Path
) -> None:
    who = of_member(bob.pk)
    leave(bob, at_once=True, by=bob, now=now)
    backups.make(now + timedelta(days=1))
    of_then, elsewhere = before.with_suffix(".keys"), tmp_path / "elsewhere"
    restoring.restore(before, elsewhere, keys(), of_then)
    with sqlite3.connect(elsewhere / "keys.sqlite3") as looked:
        assert (who,) in looked.execute("SELECT owner FROM key").fetchall()
    backups.prune(now + timedelta(days=6))
    assert of_then.exists()
    backups.prune(now + timedelta(days=8))
    assert before.exists()
    assert not of_then.exists()


def test_a_backup_holds_no_key_and_is_not_put_back_without_its_keys(
    before: Path, now: datetime, tmp_path: Path
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    manifest = packing.unpack(before, backups.ring_from(), room)
    assert manifest.keys > 0
    assert not (room / "keys.sqlite3").exists()
    before.with_suffix(".keys").unlink()
    with pytest.raises(packing.Unusable, match="no backup of its keys"):
        restoring.restore(before, tmp_path / "elsewhere", keys())
    assert not (tmp_path / "elsewhere").exists()


def test_words_whose_key_is_gone_are_named_and_their_pages_still_work(
    serve: Serve, before: Path, bob: Member, conversation: Conversation, now: datetime, tmp_path: Path
) -> None:
    vault.store().destroy([of_member(bob.pk)], remember=False)  # as if nothing told that he was erased
    only_the_keys_of(now + timedelta(hours=1))
    elsewhere = tmp_path / "elsewhere"
    said = run("backup", "restore", str(before), "--keys", str(keys()), "--json", data=elsewhere)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout)["unreadable"] == ["Bob Harbour"]
    assert run("keys", "verify", data=elsewhere).returncode == 1
    url, _ = serve(elsewhere)
    hers = signed_in(url, "Alice Fern", "alice fern lamp kettle")
    talk = hers.open(f"{url}/talk/{conversation.pk}/").read().decode()
    assert "words, gone" in talk
    assert WORDS not in talk
    his = signed_in(url, "Bob Harbour", "bob harbour lamp kettle")
    for page in ("/today/", "/settings/", "/settings/email/", "/people/", f"/talk/{conversation.pk}/"):
        shown = his.open(f"{url}{page}")
        assert shown.status == 200
        assert "bob.harbour@example.org" not in shown.read().decode()
