"""The whole community as a folder: everyone's own for them alone, what is everybody's, and nothing half made."""

import hashlib
import json
import re
import stat
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pyzipper
from typer.testing import CliRunner, Result

from porch.bonds.actions import accept as say_yes
from porch.bonds.actions import agree, approve, suggest_meeting
from porch.bonds.actions.proposing import Found, propose
from porch.config import handover
from porch.config.cli import app
from porch.config.start import Refused
from porch.people import actions
from porch.people.models import Member
from porch.record.models import Entry
from porch.record.queries import first_bad_row
from porch.talk.actions import open_between, say

SECRET = {"alice": "the harbour at six", "bob": "my daughter's name is Iris", "erin": "I slept in the car"}


def porch(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def community(
    alice: Member, bob: Member, dee: Member, erin: Member, dave: Member, now: datetime
) -> dict[str, Member]:
    """Bob walks with Alice; they talk and meet. Erin talks with Dee. Dave, whom Alice blocked, wrote into silence."""
    found = Found(1, {}, (), ())
    offer = propose("mentors", bob, alice, found, source="hand", now=now)
    approve(offer, by=dee, now=now)
    say_yes(offer, by=bob, now=now)
    pair = say_yes(offer, by=alice, now=now)
    assert pair is not None
    assert pair.conversation is not None
    for by, words in ((alice, SECRET["alice"]), (bob, SECRET["bob"])):
        say(pair.conversation, words, by=by, client_id=uuid4(), now=now)
    when = now + timedelta(days=1)
    meeting = suggest_meeting(pair, when, by=bob, now=now, kind="call", where="the blue bench")
    agree(meeting, by=alice, now=now)
    other = open_between([erin, dee], now=now)
    say(other, SECRET["erin"], by=erin, client_id=uuid4(), now=now)
    say(open_between([dave, alice], now=now), "into silence", by=dave, client_id=uuid4(), now=now)
    return {"alice": alice, "bob": bob, "dee": dee, "erin": erin, "dave": dave}


@pytest.fixture
def pack(community: dict[str, Member], tmp_path: Path) -> Path:
    answer = porch("handover", "--out", str(tmp_path / "pack"), "--json")
    assert answer.exit_code == 0, answer.output
    return tmp_path / "pack"


def words_in(box: Path) -> str:
    with zipfile.ZipFile(box) as opened:
        assert opened.testzip() is None
        return "".join(opened.read(name).decode() for name in opened.namelist())


def files_of(pack: Path) -> list[Path]:
    return sorted(path for path in pack.rglob("*") if path.is_file())


def test_everyone_has_a_file_that_opens(pack: Path) -> None:
    names = [path.name for path in sorted((pack / "people").iterdir())]
    assert names == [
        "alice-fern.zip",
        "bob-harbour.zip",
        "dave-gate.zip",
        "dee-lantern.zip",
        "erin-willow.zip",
    ]
    for box in (pack / "people").iterdir():
        with zipfile.ZipFile(box) as opened:
            assert opened.testzip() is None
            assert json.loads(opened.read("data.json"))["format"] == "porch-member/1"
            assert opened.read("index.html").startswith(b"<!doctype html>")


def test_nobodys_file_holds_what_they_could_not_read(pack: Path) -> None:
    may_read = {"alice-fern": {"alice", "bob"}, "bob-harbour": {"alice", "bob"}, "erin-willow": {"erin"}}
    may_read |= {"dee-lantern": {"erin"}, "dave-gate": set()}
    for name, allowed in may_read.items():
        words = words_in(pack / "people" / f"{name}.zip").replace("&#x27;", "'")
        assert {who for who, secret in SECRET.items() if secret in words} == allowed, name
    assert "into silence" not in words_in(pack / "people" / "alice-fern.zip")


def test_what_is_everybodys_holds_nobodys_words(pack: Path) -> None:
    for path in files_of(pack):
        if path.suffix != ".zip":
            text = path.read_text()
            assert not [
                secret for secret in (*SECRET.values(), "blue bench", "into silence") if secret in text
            ]
    together = (pack / "together.html").read_text()
    assert "What you hear here stays here" in together
    assert "Bob Harbour" in together
    assert "Mentor" in together


def test_meetings_come_along_for_a_calendar(pack: Path) -> None:
    with zipfile.ZipFile(pack / "people" / "alice-fern.zip") as opened:
        assert b"BEGIN:VEVENT" in opened.read("meetings.ics")
    with zipfile.ZipFile(pack / "people" / "erin-willow.zip") as opened:
        assert "meetings.ics" not in opened.namelist()


def test_nobody_else_on_the_machine_can_read_it(pack: Path) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in files_of(pack)} == {0o600}
    folders = [pack, *(path for path in pack.rglob("*") if path.is_dir())]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_a_program_finds_everything_and_can_check_it(pack: Path) -> None:
    told = json.loads((pack / "community-pack.json").read_text())
    assert (told["format"], told["version"], told["sealed"]) == ("porch-community", 1, False)
    assert told["counts"] == {"people": 5, "leaving": 0}
    assert set(told["common"]) >= {"community", "parts", "crisis-numbers", "pairing", "meetings"}
    for entry in told["people"]:
        content = (pack / entry["file"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])
    sums = dict(line.split("  ")[::-1] for line in (pack / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == {str(path.relative_to(pack)) for path in files_of(pack)} - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((pack / name).read_bytes()).hexdigest() == digest


def test_no_page_asks_anyone_for_anything_or_runs_anything(pack: Path) -> None:
    pages = [path.read_text() for path in pack.glob("*.html")]
    pages += [words_in(box) for box in (pack / "people").iterdir()]
    for page in pages:
        assert not re.search(r"<script|<link|<img|url\(|src=|href=\"(https?:)?//", page)


def test_it_is_noted_for_the_community_and_for_each(pack: Path, community: dict[str, Member]) -> None:
    noted = Entry.objects.get(act="handed-over")
    assert (noted.actor_id, noted.detail) == (None, {"people": 5, "sealed": False})
    handed = set(Entry.objects.filter(act="export-made").values_list("subject_id", flat=True))
    assert handed == {member.pk for member in community.values()}
    assert first_bad_row() is None


def test_who_was_erased_is_not_in_it_and_who_is_leaving_is_only_counted(
    community: dict[str, Member], tmp_path: Path, now: datetime
) -> None:
    actions.leave(community["erin"], at_once=True, by=None, now=now)
    actions.leave(community["dave"], by=None, now=now)
    answer = porch("handover", "--out", str(tmp_path / "pack"), "--json")
    assert json.loads(answer.stdout)["left_out_leaving"] == 1
    text = "".join(
        words_in(path) if path.suffix == ".zip" else path.read_text() for path in files_of(tmp_path / "pack")
    )
    assert "Erin" not in text
    assert SECRET["erin"] not in text
    assert not (tmp_path / "pack" / "people" / "dave-gate.zip").exists()


def slips(pack: Path) -> dict[str, str]:
    page = (pack / "slips.html").read_text()
    return dict(re.findall(r"<strong>([^<]+)</strong>.*?<code>([^<]+)</code>", page))


def test_a_sealed_file_opens_with_its_own_slip_and_no_other(
    community: dict[str, Member], tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    assert porch("handover", "--out", str(pack), "--sealed").exit_code == 0
    given = slips(pack)
    assert len(set(given.values())) == len(given) == 5
    assert all(len(words.split("-")) == 6 for words in given.values())
    box = pack / "people" / "alice-fern.zip"
    with pyzipper.AESZipFile(box) as sealed:
        assert {entry.wz_aes_strength for entry in sealed.infolist()} == {3}  # AES-256
        for name, passphrase in given.items():
            if name == "Alice Fern":
                assert SECRET["bob"] in sealed.read("data.json", passphrase.encode()).decode()
            else:
                with pytest.raises(RuntimeError):
                    sealed.read("data.json", passphrase.encode())
    assert SECRET["bob"].encode() not in box.read_bytes()


def test_the_passphrases_stand_on_the_slips_and_nowhere_else(
    community: dict[str, Member], tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    said = porch("handover", "--out", str(pack), "--sealed").output
    elsewhere = said + "".join(
        path.read_text() for path in files_of(pack) if path.suffix != ".zip" and path.name != "slips.html"
    )
    assert not [words for words in slips(pack).values() if words in elsewhere]
    assert "slips.html" not in (pack / "SHA256SUMS").read_text()  # it is to be deleted


def test_a_folder_with_something_in_it_is_left_alone(community: dict[str, Member], tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("keep")
    for target in (tmp_path, mine):
        answer = porch("handover", "--out", str(target))
        assert isinstance(answer.exception, Refused)
        assert "nothing was written" in str(answer.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert not Entry.objects.filter(act__in=("handed-over", "export-made")).exists()


def test_an_empty_folder_will_do(community: dict[str, Member], tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir(mode=0o755)
    assert porch("handover", "--out", str(tmp_path / "pack")).exit_code == 0
    assert stat.S_IMODE((tmp_path / "pack").stat().st_mode) == 0o700


def test_what_fails_halfway_leaves_nothing_behind(
    community: dict[str, Member], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def two_then_full(*args: Any, **more: Any) -> bytes:
        made.append("one")
        if len(made) == 3:
            raise OSError(28, "No space left on device")
        return b"box"

    monkeypatch.setattr(handover, "parcel_of", two_then_full)
    answer = porch("handover", "--out", str(tmp_path / "pack"))
    assert answer.exit_code == 1
    assert "No space left on device" in answer.stderr
    assert list(tmp_path.iterdir()) == []
    assert not Entry.objects.filter(act="handed-over").exists()


def test_what_was_cut_short_by_the_machine_is_named_and_not_mixed_in(
    community: dict[str, Member], tmp_path: Path
) -> None:
    (tmp_path / "pack.half").mkdir()
    answer = porch("handover", "--out", str(tmp_path / "pack"))
    assert "pack.half" in str(answer.exception)
    assert not (tmp_path / "pack").exists()


def test_two_names_that_look_alike_as_files_have_a_file_each(
    make_person: Callable[..., Member], tmp_path: Path, now: datetime
) -> None:
    for name in ("Quiet Heron", "Quiet-Heron", "../../etc"):
        make_person(name)
    handover.write(tmp_path / "pack", sealed=False, now=now)
    names = {path.name for path in (tmp_path / "pack" / "people").iterdir()}
    assert names == {"quiet-heron.zip", "quiet-heron-2.zip", "etc.zip"}
