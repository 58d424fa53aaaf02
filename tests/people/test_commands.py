"""The commands about members: one clear line, and exit code 2 when the call is wrong."""

import json
import stat
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from porch.config.cli import app
from porch.config.start import Refused
from porch.people import actions
from porch.people.models import Member
from porch.record.models import Entry


def porch(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_export_writes_one_zip_only_its_owner_can_read(alice: Member, tmp_path: Path) -> None:
    target = tmp_path / "mine.zip"
    answer = porch("member", "export", "alice fern", "--out", str(target), "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["file"] == str(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with ZipFile(target) as parcel:
        assert sorted(parcel.namelist()) == ["data.json", "index.html"]
    assert Entry.objects.filter(act="export-made", subject_id=alice.pk).count() == 1


@pytest.mark.parametrize(
    "words",
    [
        ["member", "export", "Nobody Here"],
        ["member", "erase", "Nobody Here", "--yes"],
        ["role", "Nobody Here", "mentor"],
        ["role", "Alice Fern", "queen"],
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_changes_nothing(alice: Member, words: list[str]) -> None:
    answer = porch(*words)
    assert isinstance(answer.exception, Refused)
    assert words[-1] in str(answer.exception) or "Nobody Here" in str(answer.exception)
    assert not Entry.objects.exists()


def test_erase_locks_first_and_erases_with_now(alice: Member) -> None:
    assert porch("member", "erase", "Alice Fern", "--yes").exit_code == 0
    alice.refresh_from_db()
    assert not alice.is_here
    assert porch("member", "erase", "Alice Fern", "--now", "--yes").exit_code == 0
    assert not Member.objects.filter(pk=alice.pk).exists()


def test_erase_asks_first(alice: Member) -> None:
    assert CliRunner().invoke(app, ["member", "erase", "Alice Fern"], input="n\n").exit_code == 1
    alice.refresh_from_db()
    assert alice.is_here


def test_a_role_is_given_and_ended(erin: Member) -> None:
    assert "is mentor now" in porch("role", "Erin Willow", "mentor").stdout
    assert Member.objects.get(pk=erin.pk).holds("mentor")
    porch("role", "Erin Willow", "mentor", "--end")
    assert not Member.objects.get(pk=erin.pk).holds("mentor")


def test_a_moderator_waits_for_a_second_person(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    for member in (alice, bob):
        actions.grant("operator", member, by=None, now=now)
    answer = porch("role", "Erin Willow", "moderator", "--json")
    assert json.loads(answer.stdout) == {"member": "Erin Willow", "role": "moderator", "granted": False}
    assert isinstance(porch("role", "Erin Willow", "moderator").exception, Refused)


def test_without_a_part_it_says_what_someone_holds(bob: Member, erin: Member) -> None:
    assert porch("role", "Bob Harbour").stdout == "Bob Harbour is mentor since 2026-11-20.\n"
    assert "holds no other part" in porch("role", "Erin Willow").stdout
    told = json.loads(porch("role", "Bob Harbour", "--json").stdout)
    assert [held["role"] for held in told["roles"]] == ["mentor"]


def test_the_machine_does_not_end_the_last_operator_either(alice: Member, now: datetime) -> None:
    actions.grant("operator", alice, by=None, now=now)
    refused = porch("role", "Alice Fern", "operator", "--end").exception
    assert isinstance(refused, Refused)
    assert "only operator" in str(refused)
    assert Member.objects.get(pk=alice.pk).holds("operator")


@pytest.mark.parametrize("words", [["Erin Willow", "--end"], ["Erin Willow", "mentor", "--end"]])
def test_ending_names_a_part_someone_holds(erin: Member, words: list[str]) -> None:
    assert isinstance(porch("role", *words).exception, Refused)
    assert not Entry.objects.exists()
