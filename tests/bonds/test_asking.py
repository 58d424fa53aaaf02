"""Asking for someone, by people whom no round pairs."""

from django.test import Client

from porch.people.models import Member
from tests.bonds.conftest import Tell


def test_whoever_helps_to_run_the_place_is_told_so_and_cannot_ask_in_vain(
    dee: Member, as_dee: Client
) -> None:
    answer = as_dee.post("/people/ask/", {"who": "peers", "times": ["week-evening"]})
    assert answer.status_code == 422
    dee.lived.refresh_from_db()
    assert not dee.lived.wants_peer
    page = as_dee.get("/people/ask/").text
    assert "rounds leave you out" in page
    assert 'name="who"' not in page
    assert page.count("data-primary") == 1


def test_an_older_wish_of_theirs_promises_nothing(dee: Member, as_dee: Client, tell_of: Tell) -> None:
    tell_of(dee, wants_peer=True)
    page = as_dee.get("/people/ask/").text
    assert "You do not need to do anything" not in page
    assert "I no longer want to wait" in page
