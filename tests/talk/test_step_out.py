"""Stepping out of a group: without a word, and for good."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from porch.people.models import Member
from porch.talk import actions, queries
from porch.talk.models import Conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(alice: Member, bob: Member, erin: Member, now: datetime) -> Conversation:
    circle = actions.open_between([alice, bob, erin], kind="group", now=now)
    actions.say(circle, "Glad to be here.", by=alice, client_id=uuid4(), now=now)
    return circle


def test_whoever_steps_out_finds_the_group_no_more(
    group: Conversation, alice: Member, as_alice: Client
) -> None:
    assert "Step out of this group" in as_alice.get(group.get_absolute_url()).text
    answer = as_alice.post(f"{group.get_absolute_url()}step-out/")
    assert answer["Location"] == "/people/"
    assert as_alice.get(group.get_absolute_url()).status_code == 404
    assert not queries.may_listen(alice, str(group.pk))


def test_the_others_talk_on_and_are_told_nothing(group: Conversation, alice: Member, as_bob: Client) -> None:
    before = group.last_seq
    actions.step_out(group, by=alice, now=datetime.fromisoformat("2026-11-20T12:00:00+00:00"))
    page = as_bob.get(group.get_absolute_url()).text
    assert "Glad to be here." in page
    group.refresh_from_db()
    assert group.last_seq == before


def test_between_two_there_is_no_stepping_out(
    alice: Member, bob: Member, now: datetime, as_alice: Client
) -> None:
    two = actions.open_between([alice, bob], now=now)
    assert "Step out" not in as_alice.get(two.get_absolute_url()).text
    assert as_alice.post(f"{two.get_absolute_url()}step-out/").status_code == 404
    assert queries.conversation_for(alice, two.pk) is not None


def test_a_stranger_cannot_step_out_of_what_they_are_not_in(group: Conversation, as_frank: Client) -> None:
    assert as_frank.post(f"{group.get_absolute_url()}step-out/").status_code == 404
