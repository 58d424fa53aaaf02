"""A name that was given up or erased is nobody's for a year, and is not kept in the meantime."""

from datetime import datetime, timedelta

import pytest
from django.core import signing

from porch.kit import crypto, vault
from porch.people import actions, queries
from porch.people.models import Member, NameAtRest
from porch.people.queries.names import SALT
from porch.people.rules import names

DAY = timedelta(days=1)


def _someone(handle: str, now: datetime) -> Member:
    return actions.welcome(handle, "lamp kettle door", time_zone="UTC", language="en", now=now)


def token_of(name: str) -> str:
    return signing.dumps(name, salt=SALT)


def test_a_name_that_was_erased_is_nobodys_for_a_year(
    alice: Member, erin: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.leave(alice, at_once=True, by=None, now=now)
    for again in ("Alice Fern", "alice  FERN"):
        with pytest.raises(actions.NameGone):
            _someone(again, now)
        with pytest.raises(actions.NameGone):
            actions.join(token_of(again), "lamp kettle door", time_zone="UTC", language="en", now=now)
        with pytest.raises(actions.NameGone):
            actions.change_name(erin, token_of(again), now=now)
    erin.refresh_from_db()
    assert erin.handle == "Erin Willow"
    monkeypatch.setattr(
        names, "words_in", lambda name: ("alice",) if name == "adjectives.txt" else ("fern", "oak")
    )
    assert {queries.name_in(token) for token in queries.suggest_names(1) for _ in range(20)} == {"Alice Oak"}
    assert actions.let_names_go(now + 364 * DAY) == 0
    assert actions.let_names_go(now + 365 * DAY) == 1
    assert _someone("Alice Fern", now).handle == "Alice Fern"


def test_a_name_given_up_for_another_rests_too(alice: Member, now: datetime) -> None:
    actions.change_name(alice, token_of("Quiet Heron"), now=now)
    with pytest.raises(actions.NameGone):
        _someone("Alice Fern", now)


def test_a_resting_name_says_nothing_without_the_key(alice: Member, now: datetime) -> None:
    actions.leave(alice, at_once=True, by=None, now=now)
    (kept,) = NameAtRest.objects.values()
    assert set(kept) == {"digest", "until"}
    assert "alice" not in str(kept).lower()
    other = crypto.KeyRing(1, {1: b"k" * 32})
    assert kept["digest"] not in other.marks("alice fern", about="people_nameatrest|digest")


def test_a_name_still_rests_when_the_key_was_changed(
    alice: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.leave(alice, at_once=True, by=None, now=now)
    ring = crypto.ring_at(vault.Path(vault.settings.KEY_RING))
    rotated = crypto.KeyRing(99, {**ring.keys, 99: b"n" * 32})
    monkeypatch.setattr(vault, "ring_at", lambda path: rotated)
    with pytest.raises(actions.NameGone):
        _someone("Alice Fern", now)
