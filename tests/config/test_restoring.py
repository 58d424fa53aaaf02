"""A backup goes back whole, with its own keys, into a folder where nobody is, or not at all."""

import http.cookiejar
import json
import re
import sqlite3
import urllib.parse
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from porch.config import backups, packing
from porch.config.copies import SQLITE
from porch.people.actions import leave
from porch.people.models import Member
from porch.talk.models import Conversation
from tests.config.conftest import WORDS
from tests.config.test_serve import Serve, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_folder")]


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
    SQLITE.copy(copy)
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


def test_who_was_erased_after_the_backup_stays_erased_when_a_newer_one_lies_beside_it(
    backup: Path, bob: Member, now: datetime, tmp_path: Path
) -> None:
    leave(bob, at_once=True, by=bob, now=now + timedelta(days=1))
    backups.make(now + timedelta(days=2))
    elsewhere = tmp_path / "elsewhere"
    said = run("backup", "restore", str(backup), "--keys", str(keys()), "--json", data=elsewhere)
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert (found["people"], found["erased_again"]) == (1, 1)
    with sqlite3.connect(elsewhere / "porch.sqlite3") as inside:
        assert inside.execute("SELECT handle FROM people_member").fetchall() == [("Alice Fern",)]
    assert run("audit", "verify", data=elsewhere).returncode == 0
