"""How people come to talk: opened for a pair, or asked and accepted."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from porch.people.actions import block
from porch.people.models import Member
from porch.talk import actions
from porch.talk.models import Conversation
from porch.talk.queries import conversations_of, stance
from porch.wire.models import Notice
from tests.talk.conftest import Say


def test_a_pair_can_talk_at_once(conversation: Conversation, alice: Member, bob: Member) -> None:
    assert (stance(conversation, alice), stance(conversation, bob)) == ("open", "open")


def test_two_people_have_one_conversation(
    conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    assert actions.open_between([bob, alice], now=now) == conversation
    assert actions.ask(alice, by=bob, now=now) == conversation
    with pytest.raises(IntegrityError), transaction.atomic():
        Conversation.objects.create(two=conversation.two, began_at=now)


def test_after_an_end_they_can_begin_anew(
    conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    actions.close(conversation, now=now)
    assert actions.open_between([alice, bob], now=now) != conversation


def test_groups_are_not_told_apart_by_who_is_in_them(alice: Member, bob: Member, now: datetime) -> None:
    one = actions.open_between([alice, bob], kind="group", now=now)
    assert one != actions.open_between([alice, bob], kind="group", now=now)


def test_nobody_talks_alone(alice: Member, now: datetime) -> None:
    with pytest.raises(actions.NotAskable):
        actions.open_between([alice, alice], now=now)


def test_a_first_contact_waits_for_a_yes(say: Say, alice: Member, erin: Member, now: datetime) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    assert (stance(asked, erin), stance(asked, alice)) == ("asked-them", "asked-me")
    say("hello", by=erin, within=asked)
    assert not actions.accept(asked, by=erin, now=now), "the one who asks cannot say yes"
    assert actions.accept(asked, by=alice, now=now)
    assert not actions.accept(asked, by=alice, now=now), "twice is once"
    asked.refresh_from_db()
    assert (stance(asked, erin), stance(asked, alice)) == ("open", "open")
    assert [notice.kind for notice in Notice.objects.filter(member=erin)] == ["request-accepted"]


def test_a_stranger_cannot_say_yes_for_others(
    alice: Member, erin: Member, bob: Member, now: datetime
) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    assert not actions.accept(asked, by=bob, now=now)
    asked.refresh_from_db()
    assert asked.state == Conversation.State.ASKED


def test_not_now_hides_the_request_and_tells_nobody(
    say: Say, alice: Member, erin: Member, now: datetime
) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    say("hello", by=erin, within=asked)
    actions.set_aside(asked, by=alice, now=now)
    assert asked not in conversations_of(alice)
    assert asked in conversations_of(erin)
    say("hello again", by=erin, within=asked)
    assert not Notice.objects.filter(seen_at=None).exists()
    assert actions.accept(asked, by=alice, now=now), "it can still be answered later"
    assert asked in conversations_of(alice)


def test_an_offer_both_accepted_opens_a_waiting_request(alice: Member, erin: Member, now: datetime) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    opened = actions.open_between([alice, erin], now=now)
    assert opened == asked
    assert opened.state == Conversation.State.OPEN


def test_being_blocked_looks_like_waiting(alice: Member, erin: Member, now: datetime) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    before = stance(asked, erin)
    block(erin, by=alice, now=now)
    assert stance(asked, erin) == before
    assert stance(asked, alice) == "away"
    assert list(conversations_of(erin)) == [asked]
    assert list(conversations_of(alice)) == []
