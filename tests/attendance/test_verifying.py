"""Whoever is shown a sheet: valid, the day and the length; or one and the same no."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.test import Client
from pytest_django import Settings
from typer.testing import CliRunner

from porch.attendance import actions
from porch.attendance.models import Certificate, Sitting
from porch.attendance.rules.certificate import BODY, CONTEXT, Said, bond, new_number, new_salt, sign
from porch.config.cli import app
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from tests.conftest import signed_in

NAME = "Jordan Example"


@pytest.fixture
def token(sitting: Sitting, bob: Member, attend: Callable[..., None]) -> str:
    attend(sitting, bob)
    held = actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)
    return actions.take(held, NAME, new_salt(), by=bob, now=sitting.ends)


def answered(token: str, name: str = NAME, client: Client | None = None) -> str:
    answer = (client or Client()).post("/attended/verify/", {"token": token, "name": name})
    assert answer.status_code == 200
    return answer.text.split("<main", 1)[1].split("</main>", 1)[0]


def changed(token: str, at: int = 30) -> str:
    return token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]


def forged() -> str:
    salt = new_salt()
    said = Said(new_number(), this_moment().date(), 60)
    return sign(said, salt, bond(NAME, salt), Ed25519PrivateKey.generate())


def test_a_good_one_is_answered_with_its_day_and_length_and_nothing_else(
    token: str, bob: Member, sitting: Sitting
) -> None:
    page = answered(token)
    for there in ("Valid", "20 November 2026", "60 minutes"):
        assert there in page
    for hidden in (bob.handle, sitting.title, sitting.group.name, NAME, token, token[:16]):
        assert hidden not in page


def test_forged_edited_made_up_and_under_another_name_it_is_the_same_no(token: str) -> None:
    answers = {
        answered(changed(token)),
        answered(forged()),
        answered("A" * 192),
        answered("nonsense"),
        answered(token, "Casey Example"),
        answered(token[:-1]),
    }
    assert len(answers) == 1
    (page,) = answers
    assert "Not valid" in page
    assert "November" not in page


def test_what_was_shown_once_is_good_again_as_the_same_and_not_for_somebody_else(token: str) -> None:
    """A copy begins with the same sixteen signs; with another name it fails."""
    assert answered(token) == answered(token)
    assert "Not valid" in answered(token, "Casey Example")


def test_nobody_needs_to_sign_in_and_no_cookie_is_set(token: str) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/attended/verify/")
    answered(token, client=client)
    client.get("/attended/keys.json")
    assert not client.cookies
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Cache-Control"] == "no-store"
    assert "referrer" not in page.text


def test_it_is_the_same_page_whoever_is_signed_in(token: str, bob: Member) -> None:
    assert answered(token, client=signed_in(bob)) == answered(token)


def test_looking_keeps_and_changes_nothing(
    token: str, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        answered(token)


def test_without_signs_or_name_it_asks_for_them(token: str) -> None:
    client = Client()
    for said in ({}, {"token": token}, {"name": NAME}, {"token": token, "name": "x" * 200}):
        answer = client.post("/attended/verify/", said)
        assert answer.status_code == 422
        assert re.search(r"Scan the square code|Type the name|class=.error", answer.text)


def test_the_signs_stand_behind_a_hash_so_that_no_log_has_them(token: str) -> None:
    script = Path("src/porch/attendance/static/attendance/verify.js").read_text()
    assert "replaceState" in script
    assert f"/attended/verify/{token}" not in answered(token)


def test_with_the_published_keys_anybody_can_look_without_us(token: str) -> None:
    import base64

    told = Client().get("/attended/keys.json").json()
    assert told["format"] == "porch-attendance/1"
    (key,) = told["keys"]
    content = base64.b32decode(token)
    body, signature = content[:BODY], content[BODY:]
    assert body[11:16].hex() == key["id"]
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["public"])).verify(signature, CONTEXT + body)


@pytest.fixture
def porch(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """``porch("verify", token)``: the exit code and what was said, in this database."""
    monkeypatch.setattr("porch.config.commands.attendance.ready", lambda: None)

    def run(*words: str, typed: str = "") -> tuple[int, str]:
        done = CliRunner().invoke(app, ["attendance", *words], input=typed)
        return (
            2 if done.exception and not isinstance(done.exception, SystemExit) else done.exit_code
        ), done.stdout

    return run


def test_the_command_says_the_same_by_its_exit_code(
    token: str, porch: Callable[..., tuple[int, str]]
) -> None:
    assert porch("verify", token, "--name", NAME)[0] == 0
    assert porch("verify", token)[0] == 0
    assert porch("verify", "-", "--name", NAME, typed=f"{token[:96]}\n{token[96:]}\n")[0] == 0
    assert porch("verify", token, "--name", "Casey Example") == (1, "Not valid.\n")
    assert porch("verify", changed(token)) == (1, "Not valid.\n")
    assert porch("verify", forged()) == (1, "Not valid.\n")
    assert porch("verify", "nonsense")[0] == 2
    said = json.loads(porch("verify", token, "--json")[1])
    assert said == {
        "valid": True,
        "on": "2026-11-20",
        "minutes": 60,
        "number": token[:16],
        "name_looked_at": False,
    }
    assert json.loads(porch("verify", changed(token), "--json")[1]) == {"valid": False}


def test_the_command_makes_a_new_key_and_old_sheets_stay_good(
    token: str, porch: Callable[..., tuple[int, str]]
) -> None:
    before = Client().get("/attended/keys.json").json()["keys"]
    assert porch("new-key")[0] == 0
    after = Client().get("/attended/keys.json").json()["keys"]
    assert len(after) == len(before) + 1
    assert {key["id"]: key["until"] for key in after}[before[0]["id"]] is not None
    assert [key["until"] for key in after if key["id"] != before[0]["id"]] == [None]
    assert "Valid" in answered(token)
    assert Certificate.objects.count() == 1
