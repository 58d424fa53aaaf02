"""Signing in shows nothing about who exists, and gives a newcomer's guess no second meaning."""

import re

import pytest
from django.test import Client, override_settings

from porch.people.models import Member

WRONG = "not the password at all"


def without_what_changes(page: bytes) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.decode())
    return re.sub(r'value="(Alice Fern|Nobody Here)"', 'value="NAME"', text)


@pytest.mark.parametrize("typed", ["Alice Fern", "alice fern", "  ALICE   fern "])
def test_a_name_is_known_however_it_is_typed(client: Client, alice: Member, typed: str) -> None:
    answer = client.post("/sign-in/", {"login": typed, "password": "alice fern lamp kettle"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/today/")


def test_one_comes_back_to_the_page_one_wanted(client: Client, alice: Member) -> None:
    asked = client.get("/settings/about/age/")
    assert asked.headers["Location"] == "/sign-in/?next=/settings/about/age/"
    data = {"login": "Alice Fern", "password": "alice fern lamp kettle", "next": "/settings/about/age/"}
    assert client.post("/sign-in/", data).headers["Location"] == "/settings/about/age/"


def test_another_site_is_never_the_next_page(client: Client, alice: Member) -> None:
    data = {"login": "Alice Fern", "password": "alice fern lamp kettle", "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/", data).headers["Location"] == "/today/"


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(alice: Member) -> None:
    known = Client().post("/sign-in/", {"login": "Alice Fern", "password": WRONG})
    unknown = Client().post("/sign-in/", {"login": "Nobody Here", "password": WRONG})
    assert known.status_code == unknown.status_code == 422
    assert without_what_changes(known.content) == without_what_changes(unknown.content)
    assert known.headers.keys() == unknown.headers.keys()


def test_an_unknown_name_costs_a_password_check_too(alice: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    real = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    from django.contrib.auth.hashers import MD5PasswordHasher

    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        real, lambda self, password, salt: (hashed.append(password), encode(self, password, salt))[1]
    )
    Client().post("/sign-in/", {"login": "Nobody Here", "password": WRONG})
    assert hashed == [WRONG]


@pytest.mark.parametrize("name", ["Alice Fern", "Nobody Here"])
def test_after_six_wrong_passwords_one_waits(alice: Member, name: str) -> None:
    for _ in range(6):
        Client().post("/sign-in/", {"login": name, "password": WRONG})
    answer = Client().post("/sign-in/", {"login": name, "password": "alice fern lamp kettle"})
    assert answer.status_code == 422
    assert "Wait five minutes" in answer.content.decode()


def test_signing_out_is_never_a_link(as_alice: Client) -> None:
    assert as_alice.get("/sign-out/").status_code == 405
    assert as_alice.get("/settings/").status_code == 200
    assert as_alice.post("/sign-out/").headers["Location"] == "/"
    assert as_alice.get("/settings/").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["/accounts/signup/", "/signup/", "/accounts/login/", "/email/", "/password/reset/", "/confirm-email/"],
)
def test_no_other_way_of_signing_up_is_there(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


@override_settings(DEMO=True)
def test_in_a_demo_staff_sign_in_by_name_and_password_alone(client: Client, dee: Member) -> None:
    answer = client.post("/sign-in/", {"login": "Dee Lantern", "password": "dee lantern lamp kettle"})
    assert answer.headers["Location"] == "/today/"


def test_no_last_visit_is_kept(client: Client, alice: Member) -> None:
    client.post("/sign-in/", {"login": "Alice Fern", "password": "alice fern lamp kettle"})
    assert "last_login" not in {field.name for field in Member._meta.get_fields()}


def test_no_address_is_kept_to_count_tries(alice: Member) -> None:
    from django.core.cache import cache

    Client(REMOTE_ADDR="203.0.113.77").post("/sign-in/", {"login": "Alice Fern", "password": WRONG})
    keys = list(cache._cache)
    assert keys
    assert not any("203.0.113.77" in key for key in keys)
