"""Whoever was blocked sees a pair at rest: every page, word and way on is the one of an ordinary rest."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds import actions
from porch.bonds.belongings import belonging
from porch.bonds.models import Pair
from porch.kit.clock import now as this_moment
from porch.people.actions import block, unblock
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.wire.models import Notice
from tests.bonds.conftest import Offer, Tell

type Story = Callable[[], Pair]


@pytest.fixture
def pair(mentor: Member, seeker: Member, dee: Member, offered: Offer) -> Pair:
    at = this_moment()
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=at)
    actions.accept(offer, by=mentor, now=at)
    made = actions.accept(offer, by=seeker, now=at)
    assert made is not None
    return made


@pytest.fixture
def other_pair(
    dee: Member, dave: Member, make_person: Callable[..., Member], tell_of: Tell, offered: Offer, pair: Pair
) -> Pair:
    """Another pair of the same kind, with the same mentor: what an ordinary rest looks like to him."""
    mentor = pair.first
    assert mentor is not None
    tell_of(mentor, capacity=2, life_stage=["working"], may_share=["life_stage"], recovery_since="2019-01-01")
    seeker = tell_of(
        make_person("Other Fern"), wants_mentor=True, life_stage=["working"], may_share=["life_stage"]
    )
    at = this_moment()
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=at)
    actions.accept(offer, by=mentor, now=at)
    made = actions.accept(offer, by=seeker, now=at)
    assert made is not None
    return made


def blocked(pair: Pair) -> None:
    assert pair.first is not None
    assert pair.second is not None
    block(pair.first, by=pair.second, now=this_moment())
    pair.refresh_from_db()


def resting(pair: Pair) -> None:
    assert pair.second is not None
    actions.pause(pair, by=pair.second, now=this_moment())


def plainly(text: str, pair: Pair) -> str:
    """The page without what differs between any two pairs: names, addresses, tokens, how often it was drawn."""
    text = text.split("<main", 1)[1].split("</main>", 1)[0]
    assert pair.second is not None
    text = text.replace(pair.second.handle, "NAME").replace("AF<", "XX<").replace("OF<", "XX<")
    text = text.replace(str(pair.pk), "PAIR").replace(str(pair.conversation_id), "TALK")
    text = re.sub(r'(name="csrfmiddlewaretoken" value=|name="client_id" value=)"[^"]*"', r"\1", text)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)


def pages_of(client: Client, pair: Pair) -> list[str]:
    found = []
    for address in (f"/talk/{pair.conversation_id}/", f"/people/{pair.pk}/", f"/people/{pair.pk}/end/"):
        answer = client.get(address)
        assert answer.status_code == 200
        found.append(plainly(answer.text, pair))
    return found


def test_the_conversation_and_the_pages_of_a_blocked_pair_are_those_of_a_resting_one(
    pair: Pair, other_pair: Pair, as_bob: Client
) -> None:
    blocked(pair)
    resting(other_pair)
    pages = pages_of(as_bob, pair)
    assert "The two of us" in pages[0]
    assert pages == pages_of(as_bob, other_pair)


def bond_in(member: Member, pair: Pair) -> dict[str, object]:
    assert pair.second is not None
    found = [bond for bond in belonging.export(member)["people"] if bond["name"] == pair.second.handle]
    return {key: value for key, value in found[0].items() if key not in ("name", "since")}


@pytest.mark.parametrize("friends", [False, True])
def test_ending_a_blocked_pair_is_ending_a_resting_one(
    pair: Pair, other_pair: Pair, mentor: Member, as_bob: Client, now: datetime, friends: bool
) -> None:
    blocked(pair)
    resting(other_pair)
    later = this_moment() + timedelta(days=3)
    for one in (pair, other_pair):
        actions.end(Pair.objects.get(pk=one.pk), by=mentor, now=later, line="Take care.", friends=friends)
    assert bond_in(mentor, pair) == bond_in(mentor, other_pair)
    assert bond_in(mentor, pair)["until"] == later.isoformat(timespec="seconds")
    past = as_bob.get("/people/").text.split('<details class="card"><summary>Past', 1)[1]
    past = past.split("</details>", 1)[0]
    entries = re.findall(r"<li>.*?</li>", past, re.DOTALL)
    alike = {
        plainly(f"<main>{entry}</main>", one) for entry, one in zip(entries, (other_pair, pair), strict=True)
    }
    assert len(alike) == 1
    states = [plainly(as_bob.get(f"/talk/{one.conversation_id}/").text, one) for one in (pair, other_pair)]
    assert states[0] == states[1]
    assert ("Take care." in states[0]) is not friends


def test_a_blocked_pair_is_put_away_once(pair: Pair, mentor: Member, now: datetime) -> None:
    blocked(pair)
    actions.end(pair, by=mentor, now=now)
    with pytest.raises(actions.TooLate):
        actions.end(Pair.objects.get(), by=mentor, now=now)


def test_nothing_of_it_reaches_the_one_who_blocked(
    pair: Pair, mentor: Member, seeker: Member, as_alice: Client, now: datetime
) -> None:
    blocked(pair)
    before = list(Notice.objects.filter(member=seeker).values_list("pk", "seen_at"))
    actions.end(pair, by=mentor, now=now, line="You will be sorry.", friends=True)
    unblock(mentor, by=seeker)
    assert list(Notice.objects.filter(member=seeker).values_list("pk", "seen_at")) == before
    assert "You will be sorry." not in as_alice.get("/people/").text
    assert "would like to stay friends" not in as_alice.get("/people/").text


def test_a_rest_of_ones_own_stays_ones_own_after_a_block(
    pair: Pair, mentor: Member, as_bob: Client, now: datetime
) -> None:
    actions.pause(pair, by=mentor, now=now)
    blocked(pair)
    assert "Go on" in as_bob.get(f"/people/{pair.pk}/").text
    answer = as_bob.post(f"/people/{pair.pk}/go-on/", follow=True)
    assert "Good. You are both there again." in answer.text
    assert bond_in(mentor, pair)["state"] == "resting"


def test_a_friendship_offered_after_a_block_closes_the_conversation_in_two_weeks_like_any(
    pair: Pair, mentor: Member, now: datetime
) -> None:
    blocked(pair)
    assert actions.close_unanswered(now + timedelta(days=9000)) == 0
    actions.end(pair, by=mentor, now=now, friends=True)
    assert Conversation.objects.get(pk=pair.conversation_id).state == "open"
    assert actions.close_unanswered(now + timedelta(days=14)) == 1
