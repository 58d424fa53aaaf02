"""An existing list becomes invitations, on paper or by mail, and nothing of it stays behind."""

import json
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import Settings

from porch.config.start import Refused
from porch.people import queries
from porch.people.models import Invitation, Member
from porch.people.posting import hand_out
from porch.people.rules.letters import digest_of
from porch.people.rules.member_list import Row
from tests.people.test_commands import porch
from tests.people.test_invitation_desk import pieces_on

LIST = "name,email\nPriya,priya@example.org\nTomás,\n,lee@example.org\nbad,nowhere\n"
WHO = ("Priya", "Tomás", "priya@example.org", "lee@example.org")


@pytest.fixture(autouse=True)
def _at_noon(settings: Settings, now: datetime) -> Iterator[None]:
    settings.DEMO = True  # a desk without a second factor
    with time_machine.travel(now, tick=False):
        yield


class Fussy(EmailBackend):
    """A mail server that takes no mail for priya."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        if "priya@example.org" in messages[0].to:
            raise SMTPRecipientsRefused({})
        return int(super().send_messages(messages))


class Gone(EmailBackend):
    tried = 0

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        type(self).tried += 1
        raise OSError


def everything_stored() -> str:
    rows = [row for model in apps.get_models() for row in model._default_manager.values_list()]
    return " ".join(
        str(bytes(cell) if isinstance(cell, memoryview) else cell) for row in rows for cell in row
    )


def send(browser: Client, text: str = LIST, **said: str) -> tuple[int, str]:
    file = SimpleUploadedFile("people.csv", text.encode())
    answer = browser.post(
        "/desk/invitations/import/", {"file": file, "days": "14", "batch": str(uuid4()), **said}
    )
    return answer.status_code, answer.content.decode()


def test_everyone_gets_a_piece_of_paper_with_their_name_on_it(as_dee: Client, now: datetime) -> None:
    status, page = send(as_dee)
    assert status == 200
    assert len(pieces_on(page)) == Invitation.objects.count() == 3
    assert all(queries.opens(digest_of(letters), now) for letters in pieces_on(page))
    assert "Priya" in page
    assert "Tomás" in page
    assert "Line 5: Not an email address." in page
    assert mail.outbox == []


def test_nothing_of_the_list_is_stored_and_nobody_is_a_member(as_dee: Client) -> None:
    send(as_dee, mail="on")
    kept = everything_stored()
    assert not [word for word in WHO if word in kept]
    assert Member.objects.count() == 1


def test_those_with_an_address_are_mailed_one_bland_line(as_dee: Client, now: datetime) -> None:
    _, page = send(as_dee, mail="on")
    assert [letter.to for letter in mail.outbox] == [["priya@example.org"], ["lee@example.org"]]
    assert {letter.subject for letter in mail.outbox} == {"You have something new"}
    body = mail.outbox[0].body
    assert "/i/" in body
    assert not [word for word in ("Priya", "Dee", "Porch", "recover", "support") if word in body]
    letters = body.split("/i/")[1].split("/")[0]
    assert queries.opens(digest_of(letters), now)
    assert len(pieces_on(page)) == 1
    assert "2 mails were sent." in page


def test_whoever_could_not_be_mailed_stands_on_the_sheet(as_dee: Client, settings: Settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Fussy"}}
    _, page = send(as_dee, mail="on")
    assert [letter.to for letter in mail.outbox] == [["lee@example.org"]]
    assert "Line 2 of the list." in page
    assert len(pieces_on(page)) == 2


def test_a_mail_server_that_is_gone_is_not_asked_forty_times(
    db: None, now: datetime, settings: Settings
) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Gone"}}
    Gone.tried = 0
    rows = [Row(line, "", f"p{line}@example.org") for line in range(2, 42)]
    answer = hand_out(rows, by_mail=True, by=None, now=now, batch=uuid4())
    assert Gone.tried == 3
    assert answer.failed == [row.line for row in rows]
    assert len(answer.pieces) == 40


def test_it_can_be_looked_over_first(as_dee: Client) -> None:
    status, page = send(as_dee, do="look")
    assert status == 200
    assert "3 people can be invited" in page
    assert "Line 5" in page
    assert not Invitation.objects.exists()


def test_sent_twice_it_is_made_once(as_dee: Client) -> None:
    batch = str(uuid4())
    assert send(as_dee, batch=batch)[0] == 200
    assert send(as_dee, batch=batch)[0] == 302
    assert Invitation.objects.count() == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("Priya,priya@example.org\n", "The first line must name the columns"),
        ("name,email\nP,nowhere\n", "None of its rows can be used. The first: line 2."),
        ("PK\x03\x04", "This is a workbook"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_makes_nothing(as_dee: Client, text: str, said: str) -> None:
    status, page = send(as_dee, text)
    assert (status, said in page) == (422, True)
    assert not Invitation.objects.exists()


def test_a_file_that_is_too_large_never_touches_a_disk(as_dee: Client) -> None:
    status, page = send(as_dee, "name\n" + "A very long list\n" * 70_000)
    assert status == 422
    assert "at most 1 MB" in page


def test_no_mail_is_promised_where_none_is_set_up(as_dee: Client, settings: Settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    assert "Mail those" not in as_dee.get("/desk/invitations/import/").content.decode()
    assert send(as_dee, mail="on")[0] == 422
    assert not Invitation.objects.exists()


def test_more_mail_than_a_page_can_wait_for_is_refused(as_dee: Client) -> None:
    rows = "".join(f"p{n}@example.org\n" for n in range(101))
    assert send(as_dee, "email\n" + rows, mail="on")[0] == 422
    assert mail.outbox == []


def written(tmp_path: Path, text: str = LIST) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(text)
    return file


def test_the_command_writes_a_sheet_only_its_owner_can_read(db: None, tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    answer = porch("member", "import", str(written(tmp_path)), "--out", str(out), "--json")
    said = json.loads(answer.stdout)
    assert answer.exit_code == 0
    assert (said["made"], said["mailed"], said["file"]) == (3, 0, str(out))
    assert said["faults"] == [{"line": 5, "column": "email", "said": "Not an email address."}]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    page = out.read_text()
    assert len(pieces_on(page)) == 3
    assert "Tomás" in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_command_mails_and_says_which_lines_did_not_go(
    db: None, tmp_path: Path, settings: Settings
) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Fussy"}}
    out = tmp_path / "sheet.html"
    answer = porch("member", "import", str(written(tmp_path)), "--mail", "--out", str(out))
    assert answer.exit_code == 1
    assert "Line 2: the mail did not go" in answer.stdout
    assert "Line 5, email: Not an email address." in answer.stdout
    assert len(pieces_on(out.read_text())) == 2


def test_with_everyone_mailed_there_is_no_sheet(db: None, tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    file = written(tmp_path, "email\nlee@example.org\n")
    answer = porch("member", "import", str(file), "--mail", "--out", str(out))
    assert answer.exit_code == 0
    assert "1 mailed." in answer.stdout
    assert not out.exists()


def test_a_dry_run_does_nothing(db: None, tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    answer = porch("member", "import", str(written(tmp_path)), "--dry-run", "--out", str(out))
    assert "3 people can be invited. Nothing was made." in answer.stdout
    assert not out.exists()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "email\nnowhere\n"])
def test_a_list_nobody_can_use_is_refused_whole(db: None, tmp_path: Path, text: str) -> None:
    out = tmp_path / "sheet.html"
    answer = porch("member", "import", str(written(tmp_path, text)), "--out", str(out))
    assert isinstance(answer.exception, Refused)
    assert not out.exists()
    assert not Invitation.objects.exists()


def test_a_file_that_is_there_already_is_not_written_over(db: None, tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    out.write_text("mine")
    for words in (["member", "import", str(written(tmp_path)), "--out"], ["invite", "--print"]):
        answer = porch(*words, str(out))
        assert "is there already" in str(answer.exception)
    assert out.read_text() == "mine"
    assert not Invitation.objects.exists()


def test_invite_prints_links_that_open_the_door(db: None, now: datetime) -> None:
    links = porch("invite", "--count", "3").stdout.split()
    assert len(links) == 3
    assert all(queries.opens(digest_of(link.split("/i/")[1].strip("/")), now) for link in links)
    said = json.loads(porch("invite", "--uses", "40", "--days", "3", "--json").stdout)
    assert len(said["links"]) == 1
    assert said["uses"] == 40
    assert Invitation.objects.get(most_uses=40).until.date().isoformat() == "2026-11-23"


def test_invite_writes_a_sheet_or_one_code(db: None, tmp_path: Path) -> None:
    sheet, code = tmp_path / "sheet.html", tmp_path / "code.svg"
    assert porch("invite", "--count", "10", "--print", str(sheet)).exit_code == 0
    assert len(pieces_on(sheet.read_text())) == 10
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert porch("invite", "--print", str(code)).exit_code == 0
    assert code.read_text().startswith('<svg xmlns="http://www.w3.org/2000/svg"')


@pytest.mark.parametrize(
    "words",
    [
        ["--count", "0"],
        ["--count", "501"],
        ["--days", "91"],
        ["--uses", "0"],
        ["--print", "sheet.pdf"],
        ["--count", "2", "--print", "code.svg"],
        ["--print", "/nowhere/at/all.html"],
    ],
)
def test_a_wrong_call_makes_nothing(db: None, words: list[str]) -> None:
    assert isinstance(porch("invite", *words).exception, Refused)
    assert not Invitation.objects.exists()
