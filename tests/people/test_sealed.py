"""What is sealed stands nowhere in the database's files."""

from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from porch.kit.crypto import CannotOpen
from porch.people import actions, queries
from porch.people.models import Member
from tests.people.test_account import confirm

SECRETS = ("fern.secret@example.org", "a woman, mostly, and a gardener")


def everything_on_disk() -> bytes:
    path = Path(str(connection.settings_dict["NAME"]))
    assert path.stat().st_size > 0
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the files of the embedded database")
def test_sealed_words_stand_nowhere_in_the_files(
    transactional_db: None, client: Client, now: datetime
) -> None:
    member = actions.join(
        queries.suggest_names()[0], "harbour lamp kettle", time_zone="UTC", language="en", now=now
    )
    actions.say_email(member, SECRETS[0], mail_wanted=True)
    actions.say_lived_experience(member, {"gender_words": SECRETS[1]}, now=now)
    client.force_login(member)
    client.post("/settings/sign-in/again/", {"password": "harbour lamp kettle"})
    client.post("/settings/words/")
    disk = everything_on_disk()
    assert member.handle.encode() in disk, "we look where rows are kept"
    assert not [secret for secret in SECRETS if secret.encode() in disk]
    words = client.get("/settings/words/new/").content.decode().split('data-text="')[1].split('"')[0]
    assert words.replace(" ", "-").encode() not in disk
    assert words.encode() not in disk


def test_a_box_moved_to_another_row_does_not_open(alice: Member, erin: Member) -> None:
    actions.say_email(alice, SECRETS[0], mail_wanted=True)
    Member.objects.filter(pk=erin.pk).update(sealed_email=alice.sealed_email)
    erin.refresh_from_db()
    with pytest.raises(CannotOpen):
        assert erin.email


def test_new_words_wait_sealed_in_the_session(as_alice: Client) -> None:
    confirm(as_alice)
    as_alice.post("/settings/words/")
    kept = dict(as_alice.session)
    shown = as_alice.get("/settings/words/new/").content.decode().split('data-text="')[1].split('"')[0]
    assert shown.split()[0] not in str(kept)
