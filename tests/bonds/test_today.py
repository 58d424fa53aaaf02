"""What Today says of one's people: a pair in which nobody has written yet, and nothing once somebody has."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.people.models import Member
from porch.talk import actions as talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(alice: Member, bob: Member, now: datetime) -> Pair:
    conversation = talk.open_between([alice, bob], now=now)
    return Pair.objects.create(
        mode="mentors",
        first=bob,
        second=alice,
        between=between(bob.pk, alice.pk),
        conversation=conversation,
        started_at=now,
    )


def test_a_new_pair_is_named_on_today_until_somebody_writes(
    pair: Pair, as_alice: Client, as_bob: Client, alice: Member, now: datetime
) -> None:
    assert "Write to Bob Harbour" in as_alice.get("/today/").text
    assert "Write to Alice Fern" not in as_bob.get("/today/").text, "the first word is hers"
    assert as_alice.get("/today/").text.count("data-primary") == 1
    assert pair.conversation
    talk.say(pair.conversation, "Hello.", by=alice, client_id=uuid4(), now=now)
    assert "Write to Bob Harbour" not in as_alice.get("/today/").text


def test_staff_who_ask_are_told_that_rounds_leave_them_out(as_dee: Client, as_alice: Client) -> None:
    assert "rounds leave you out" in as_dee.get("/people/ask/").text
    assert "rounds leave you out" not in as_alice.get("/people/ask/").text
