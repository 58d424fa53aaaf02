"""Only the mentee opens contact: in a new pair the first word is theirs, and a mentor writes first to nobody else."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from porch.bonds import actions
from porch.bonds.models import Pair, Proposal
from porch.people.actions import block
from porch.people.models import Member
from porch.talk import actions as talk
from porch.talk.queries import others_to_write_to
from porch.talk.rules import NotSayable
from tests.bonds.conftest import Offer

pytestmark = pytest.mark.django_db

type Say = Callable[[Member], object]


@pytest.fixture
def pair(mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime) -> Pair:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    made = actions.accept(Proposal.objects.get(pk=offer.pk), by=seeker, now=now)
    assert made is not None
    return made


@pytest.fixture
def say(pair: Pair, now: datetime) -> Say:
    def spoken(by: Member) -> object:
        assert pair.conversation is not None
        return talk.say(pair.conversation, "Hello.", by=by, client_id=uuid4(), now=now)

    return spoken


def test_a_mentor_waits_for_the_first_word_and_then_writes_like_anybody(
    say: Say, bob: Member, alice: Member
) -> None:
    with pytest.raises(NotSayable, match="Alice Fern writes first"):
        say(bob)
    say(alice)
    say(bob)


def test_the_mentee_may_ask_the_mentor_to_begin_and_nobody_else_may(
    say: Say, pair: Pair, bob: Member, alice: Member, now: datetime
) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.let_mentor_begin(pair, by=bob, now=now)
    actions.let_mentor_begin(pair, by=alice, now=now)
    say(bob)


def test_their_page_says_so_and_shows_no_place_to_write(pair: Pair, as_bob: Client, as_alice: Client) -> None:
    assert pair.conversation is not None
    page = as_bob.get(pair.conversation.get_absolute_url()).text
    assert "writes first, when they are ready" in page
    assert 'name="body"' not in page
    assert page.count("data-primary") == 1
    assert 'name="body"' in as_alice.get(pair.conversation.get_absolute_url()).text
    assert "Bob Harbour may begin" in as_alice.get(f"/people/{pair.pk}/").text


def test_a_block_before_the_first_word_looks_the_same_to_the_mentor(
    pair: Pair, as_bob: Client, alice: Member, bob: Member, now: datetime
) -> None:
    assert pair.conversation is not None
    before = as_bob.get(pair.conversation.get_absolute_url()).text
    block(bob, by=alice, now=now)
    after = as_bob.get(pair.conversation.get_absolute_url()).text
    assert ("writes first" in before, "writes first" in after) == (True, True)


def test_a_mentor_cannot_write_first_to_somebody_they_do_not_walk_with(
    mentor: Member, erin: Member, frank: Member, now: datetime
) -> None:
    group = talk.open_between([mentor, erin, frank], kind="group", now=now)
    assert others_to_write_to(group, mentor) == []
    assert erin in others_to_write_to(group, frank)
    with pytest.raises(talk.NotOpenNow):
        talk.ask(erin, by=mentor, now=now)
    talk.ask(mentor, by=erin, now=now)


def test_two_peers_write_as_they_like(
    alice: Member, erin: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(alice, erin, "peers")
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=alice, now=now)
    made = actions.accept(Proposal.objects.get(pk=offer.pk), by=erin, now=now)
    assert made is not None
    assert made.conversation is not None
    talk.say(made.conversation, "Hello.", by=alice, client_id=uuid4(), now=now)
