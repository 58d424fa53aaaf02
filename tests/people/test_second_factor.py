"""A second factor for those who help to run the place, and for everyone who likes one."""

import time
from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from porch.people.models import Member
from tests.people.test_account import confirm

PASSWORDS = {"Dee Lantern": "dee lantern lamp kettle", "Alice Fern": "alice fern lamp kettle"}


def code_of(secret: str, at: float | None = None) -> str:
    """What an app shows at ``at`` (seconds since the epoch), or now on the day of the cast."""
    return str(format_hotp_value(hotp_value(secret, int(time.time() if at is None else at) // 30)))


def with_app(member: Member) -> str:
    """The secret of an authenticator app that ``member`` uses from now on."""
    secret = str(generate_totp_secret())
    TOTP.activate(member, secret)
    return secret


def sign_in(client: Client, member: Member) -> str:
    data = {"login": member.handle, "password": PASSWORDS[member.handle]}
    return client.post("/sign-in/", data).headers["Location"]


def test_a_desk_asks_staff_for_a_second_factor_first(as_dee: Client) -> None:
    assert as_dee.get("/desk/roles/").headers["Location"] == "/settings/second-factor/"
    page = as_dee.get("/settings/second-factor/").content.decode()
    assert 'href="/settings/sign-in/app/"' in page
    assert 'href="/settings/sign-in/passkeys/add/"' in page


def test_with_an_app_the_desk_is_open(as_dee: Client, dee: Member) -> None:
    with_app(dee)
    assert as_dee.get("/desk/roles/").status_code == 200
    assert as_dee.get("/settings/second-factor/").headers["Location"] == "/settings/sign-in/"


def test_codes_for_a_lost_device_are_no_second_factor_by_themselves(dee: Member) -> None:
    Authenticator.objects.create(user=dee, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert dee.needs_second_factor


def test_members_need_none(alice: Member, bob: Member) -> None:
    assert not alice.needs_second_factor
    assert not bob.needs_second_factor


def test_with_an_app_the_password_alone_does_not_let_in(client: Client, dee: Member) -> None:
    secret = with_app(dee)
    assert sign_in(client, dee) == "/sign-in/second/"
    assert client.get("/settings/").status_code == 302
    wrong = client.post("/sign-in/second/", {"code": "000000"})
    assert wrong.status_code == 200
    assert "did not fit" in wrong.content.decode()
    assert client.post("/sign-in/second/", {"code": code_of(secret)}).headers["Location"] == "/today/"
    assert client.get("/settings/").status_code == 200


def test_the_app_is_turned_on_with_its_first_code_and_gives_codes_for_a_lost_device(
    as_alice: Client, alice: Member
) -> None:
    confirm(as_alice)
    page = as_alice.get("/settings/sign-in/app/").content.decode()
    assert "<svg" in page
    assert "<?xml" not in page
    assert "data:image" not in page, "the content policy allows no data address"
    secret = page.split("<code>")[1].split("</code>")[0]
    answer = as_alice.post("/settings/sign-in/app/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/settings/sign-in/codes/"
    assert as_alice.get("/settings/sign-in/codes/").content.decode().count("<li>") >= 10
    assert Authenticator.objects.filter(user=alice, type="totp").exists()


def test_the_secret_of_an_app_is_sealed(alice: Member) -> None:
    secret = with_app(alice)
    kept = Authenticator.objects.get(user=alice, type="totp")
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(secret))


def test_the_app_is_turned_off_again(as_alice: Client, alice: Member) -> None:
    with_app(alice)
    confirm(as_alice)
    assert as_alice.get("/settings/sign-in/app/off/").status_code == 200
    as_alice.post("/settings/sign-in/app/off/")
    assert not Authenticator.objects.filter(user=alice).exists()


def test_a_passkey_page_carries_its_question_as_data_not_as_script(as_alice: Client) -> None:
    confirm(as_alice)
    page = as_alice.get("/settings/sign-in/passkeys/add/").content.decode()
    assert '<script id="js_data" type="application/json">' in page
    assert "<script>" not in page


def test_the_passkey_way_is_hidden_until_a_script_shows_it(client: Client, db: None) -> None:
    page = client.get("/sign-in/").content.decode()
    assert 'action="/sign-in/passkey/" data-passkey hidden' in page


@pytest.mark.parametrize(
    "path", ["/settings/sign-in/", "/settings/sign-in/passkeys/", "/settings/second-factor/"]
)
def test_strangers_are_sent_to_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path).headers["Location"].startswith("/sign-in/")


def test_who_becomes_staff_is_asked_at_the_next_desk(as_erin: Client, erin: Member, now: datetime) -> None:
    from porch.people import actions

    actions.grant("evaluator", erin, by=None, now=now)
    assert as_erin.get("/desk/roles/").headers["Location"] == "/settings/second-factor/"
