"""Four words let their owner back in, once, and nobody else learns anything from trying."""

import random
import re
from datetime import datetime
from math import log2

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.people import actions
from porch.people.models import Member, RecoveryWords
from porch.people.queries import whose_words
from porch.people.rules.names import words_in
from porch.people.rules.recovery_words import HOW_MANY, as_kept, draw_words
from tests.people.test_sign_in import without_what_changes

WRONG = "harbour tin maple otter"


def test_guessing_four_words_is_hopeless() -> None:
    assert HOW_MANY * log2(len(words_in("recovery_words.txt"))) > 44


def test_words_are_short_and_plain() -> None:
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in words_in("recovery_words.txt"))


@given(seed=st.integers(), between=st.sampled_from([" ", "-", ", ", "  \t", " - "]))
def test_words_are_understood_however_they_are_typed(seed: int, between: str) -> None:
    words = draw_words(random.Random(seed))
    assert as_kept(between.join(words.upper().split("-"))) == words


def test_the_record_holds_neither_the_words_nor_their_plain_digest(alice: Member, now: datetime) -> None:
    words = actions.new_recovery_words(alice, now=now)
    digest = RecoveryWords.objects.get(member=alice).digest
    assert not any(word in digest for word in words.split("-"))


def test_the_same_words_open_no_other_name(alice: Member, erin: Member, now: datetime) -> None:
    words = actions.new_recovery_words(alice, now=now)
    actions.new_recovery_words(erin, now=now)
    assert whose_words("alice fern", words) == alice
    assert whose_words("Erin Willow", words) is None


def test_words_lead_to_a_new_password_and_to_new_words(client: Client, alice: Member, now: datetime) -> None:
    words = actions.new_recovery_words(alice, now=now)
    assert client.post("/sign-in/words/", {"login": "alice fern", "words": words}).status_code == 302
    assert client.get("/settings/").status_code == 302, "not signed in before the new password"
    answer = client.post("/sign-in/new-password/", {"password": "window chair river"})
    assert answer.headers["Location"] == "/settings/words/new/"
    shown = re.search(r'data-text="([^"]+)"', client.get("/settings/words/new/").content.decode())
    assert shown
    alice.refresh_from_db()
    assert alice.check_password("window chair river")
    assert whose_words("Alice Fern", words) is None, "used words work no more"
    assert whose_words("Alice Fern", shown[1]) == alice


def test_a_new_password_needs_the_words_first(client: Client, alice: Member) -> None:
    answer = client.post("/sign-in/new-password/", {"password": "window chair river"})
    assert answer.headers["Location"] == "/sign-in/words/"
    alice.refresh_from_db()
    assert alice.check_password("alice fern lamp kettle")


def test_two_browsers_with_the_same_words_get_one_new_password(alice: Member, now: datetime) -> None:
    words = actions.new_recovery_words(alice, now=now)
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post("/sign-in/words/", {"login": "Alice Fern", "words": words})
    first.post("/sign-in/new-password/", {"password": "window chair river"})
    answer = second.post("/sign-in/new-password/", {"password": "somebody else came"})
    assert answer.headers["Location"] == "/sign-in/words/"
    alice.refresh_from_db()
    assert alice.check_password("window chair river")


def test_a_weak_new_password_is_refused(client: Client, alice: Member, now: datetime) -> None:
    words = actions.new_recovery_words(alice, now=now)
    client.post("/sign-in/words/", {"login": "Alice Fern", "words": words})
    assert client.post("/sign-in/new-password/", {"password": "short"}).status_code == 422


def test_an_unknown_name_and_wrong_words_get_the_same_answer(alice: Member, now: datetime) -> None:
    actions.new_recovery_words(alice, now=now)
    known = Client().post("/sign-in/words/", {"login": "Alice Fern", "words": WRONG})
    unknown = Client().post("/sign-in/words/", {"login": "Nobody Here", "words": WRONG})
    assert known.status_code == unknown.status_code == 422
    assert without_what_changes(known.content) == without_what_changes(unknown.content)


@pytest.mark.parametrize("name", ["Alice Fern", "Nobody Here"])
def test_every_try_costs_one_check_whether_the_name_exists_or_not(
    alice: Member, now: datetime, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    actions.new_recovery_words(alice, now=now)
    whose_words("warm", "up")
    from django.contrib.auth.hashers import MD5PasswordHasher

    checked: list[str] = []
    verify = MD5PasswordHasher.verify
    monkeypatch.setattr(
        MD5PasswordHasher, "verify", lambda self, p, e: (checked.append(p), verify(self, p, e))[1]
    )
    assert whose_words(name, WRONG) is None
    assert len(checked) == 1


@pytest.mark.parametrize("name", ["Alice Fern", "Nobody Here"])
def test_after_five_wrong_tries_one_waits(alice: Member, name: str) -> None:
    codes = [Client().post("/sign-in/words/", {"login": name, "words": WRONG}).status_code for _ in range(6)]
    assert codes == [422] * 5 + [429]


@pytest.mark.parametrize("role", ["coordinator", "moderator", "evaluator", "operator"])
def test_staff_never_have_recovery_words(alice: Member, now: datetime, role: str) -> None:
    words = actions.new_recovery_words(alice, now=now)
    actions.grant(role, alice, by=None, now=now)
    assert not RecoveryWords.objects.filter(member=alice).exists()
    assert whose_words("Alice Fern", words) is None
    with pytest.raises(actions.NeverForStaff):
        actions.new_recovery_words(alice, now=now)


def test_a_record_left_from_before_opens_nothing_for_staff(dee: Member, now: datetime) -> None:
    from django.contrib.auth.hashers import make_password

    digest = make_password(f"{dee.handle_key}|{'-'.join(WRONG.split())}")
    RecoveryWords.objects.create(member=dee, digest=digest, made_on=now.date())
    assert whose_words("Dee Lantern", WRONG) is None
    dee.roles.update(until=now)
    assert whose_words("Dee Lantern", WRONG) == dee, "it was the part that closed the way"
