"""Between rounds: the next best at once, and a person's word before anyone is asked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from porch.bonds import actions, tasks
from porch.bonds.models import PairingSettings, Proposal
from porch.people.models import Block, Member
from porch.wire.queries import notices_for
from tests.bonds.conftest import Offer, Tell


@pytest.fixture
def three_mentors(make_person: Callable[..., Member], tell_of: Tell) -> list[Member]:
    """The first shares most with Alice, the last least."""
    shared: tuple[list[str], ...] = (["working", "single"], ["working"], [])
    return [
        tell_of(make_person(f"Mentor {n}", "mentor"), capacity=1, life_stage=stage, may_share=["life_stage"])
        for n, stage in enumerate(shared)
    ]


@pytest.fixture
def alice_waits(alice: Member, tell_of: Tell) -> Member:
    return tell_of(alice, wants_mentor=True, life_stage=["working", "single"], may_share=["life_stage"])


def test_who_asks_between_rounds_is_suggested_the_best_of_who_is_free(
    three_mentors: list[Member], alice_waits: Member, now: datetime
) -> None:
    offer = actions.suggest_for(alice_waits, "mentors", now=now)
    assert offer is not None
    assert (offer.first, offer.second, offer.state, offer.source) == (
        three_mentors[0],
        alice_waits,
        "proposed",
        "arrival",
    )
    assert not notices_for(three_mentors[0])


def test_asking_again_makes_no_second_offer(
    three_mentors: list[Member], alice_waits: Member, now: datetime
) -> None:
    actions.suggest_for(alice_waits, "mentors", now=now)
    assert actions.suggest_for(alice_waits, "mentors", now=now) is None
    assert Proposal.objects.count() == 1


def test_after_a_no_the_next_best_is_suggested_and_waits_for_a_person(
    three_mentors: list[Member], alice_waits: Member, dee: Member, now: datetime
) -> None:
    first = actions.suggest_for(alice_waits, "mentors", now=now)
    assert first is not None
    actions.approve(first, by=dee, now=now)
    actions.decline(first, by=three_mentors[0], now=now)
    tasks.look_for_the_next.enqueue()
    assert Proposal.objects.get(state="proposed").first == three_mentors[1]


def test_after_a_no_whoever_the_coordinator_named_next_is_asked_at_once(
    three_mentors: list[Member], alice_waits: Member, dee: Member, now: datetime
) -> None:
    first = actions.suggest_for(alice_waits, "mentors", now=now)
    assert first is not None
    actions.approve(first, by=dee, now=now, then=[three_mentors[2].pk, three_mentors[1].pk])
    actions.decline(first, by=three_mentors[0], now=now)
    second = actions.suggest_for(alice_waits, "mentors", now=now)
    assert second is not None
    assert (second.first, second.state, second.approved_by) == (three_mentors[2], "asked-first", dee)
    actions.set_aside(second, by=three_mentors[2], now=now + timedelta(hours=1))
    third = actions.suggest_for(alice_waits, "mentors", now=now + timedelta(hours=1))
    assert third is not None
    assert (third.first, third.state) == (three_mentors[1], "asked-first")


def test_an_expiry_cascades_by_the_clock(
    three_mentors: list[Member], alice_waits: Member, dee: Member, now: datetime
) -> None:
    first = actions.suggest_for(alice_waits, "mentors", now=now)
    assert first is not None
    actions.approve(first, by=dee, now=now)
    tasks.keep_time(now + timedelta(hours=72))
    assert set(Proposal.objects.values_list("first__handle", "state")) == {
        ("Mentor 0", "expired"),
        ("Mentor 1", "proposed"),
    }


def test_the_word_on_whom_to_ask_next_does_not_outlive_a_must_have(
    three_mentors: list[Member], alice_waits: Member, dee: Member, tell_of: Tell, now: datetime
) -> None:
    first = actions.suggest_for(alice_waits, "mentors", now=now)
    assert first is not None
    actions.approve(first, by=dee, now=now, then=[three_mentors[1].pk])
    tell_of(alice_waits, wants_mentor=True, accepts_genders=["women"])
    tell_of(three_mentors[1], capacity=1, gender_lists=["men"])
    actions.decline(first, by=three_mentors[0], now=now)
    again = actions.suggest_for(alice_waits, "mentors", now=now)
    assert again is None or again.first != three_mentors[1]


def test_a_block_is_kept_between_rounds_as_well(mentor: Member, seeker: Member, now: datetime) -> None:
    Block.objects.create(by=mentor, whom=seeker, since=now)
    assert actions.suggest_for(seeker, "mentors", now=now) is None


def test_with_the_switch_on_the_best_is_asked_without_a_person(
    mentor: Member, seeker: Member, now: datetime
) -> None:
    PairingSettings.objects.filter(pk=1).update(auto_approve=True)
    offer = actions.suggest_for(seeker, "mentors", now=now)
    assert offer is not None
    assert (offer.state, offer.approved_by) == ("asked-first", None)


def test_between_peers_whoever_waited_less_is_asked_first(
    alice: Member, erin: Member, tell_of: Tell, now: datetime
) -> None:
    tell_of(alice, wants_peer=True, waiting_since=now - timedelta(days=1))
    tell_of(erin, wants_peer=True, waiting_since=now - timedelta(days=5))
    offer = actions.suggest_for(erin, "peers", now=now)
    assert offer is not None
    assert (offer.first, offer.second) == (alice, erin)


def test_a_full_mentor_is_not_suggested(
    mentor: Member, seeker: Member, erin: Member, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    tell_of(erin, wants_mentor=True)
    assert actions.suggest_for(erin, "mentors", now=now) is None


def test_everyone_who_waits_alone_is_looked_for_the_longest_first(
    three_mentors: list[Member], make_person: Callable[..., Member], tell_of: Tell, now: datetime
) -> None:
    for n in range(4):
        tell_of(make_person(f"Waiter {n}"), wants_mentor=True, waiting_since=now - timedelta(days=n))
    assert actions.look_for_everyone("mentors", now=now) == 3
    assert not Proposal.objects.filter(second__handle="Waiter 0").exists()


def test_a_mentor_who_takes_a_pause_is_not_suggested(
    mentor: Member, seeker: Member, tell_of: Tell, now: datetime
) -> None:
    tell_of(mentor, capacity=0, recovery_since=date(2019, 1, 1))
    assert actions.suggest_for(seeker, "mentors", now=now) is None
