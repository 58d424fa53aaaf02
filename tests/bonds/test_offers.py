"""Asked of one, then of the other; a no reaches nobody."""

from datetime import datetime, timedelta

import pytest

from porch.bonds import actions
from porch.bonds.models import Load, Pair, Proposal
from porch.people.models import Member
from porch.record.queries import entries_about
from porch.talk.models import Conversation
from porch.wire.queries import notices_for
from tests.bonds.conftest import Offer

HOUR = timedelta(hours=1)


def held(member: Member, part: str) -> int:
    return Load.objects.filter(member=member, part=part).values_list("held", flat=True).first() or 0


def kinds(member: Member) -> list[str]:
    return [notice.kind for notice in notices_for(member)]


def test_nobody_is_told_of_an_offer_before_a_person_approved_it(
    mentor: Member, seeker: Member, offered: Offer
) -> None:
    offered(mentor, seeker)
    assert kinds(mentor) == kinds(seeker) == []


def test_the_mentor_is_asked_first_and_the_seeker_only_after_a_yes(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    assert (kinds(mentor), kinds(seeker)) == (["offer"], [])
    assert offer.due_at == now + timedelta(hours=72)
    assert actions.accept(offer, by=mentor, now=now + HOUR) is None
    assert kinds(seeker) == ["offer"]
    assert offer.due_at == now + 73 * HOUR


def test_two_yeses_make_a_pair_a_conversation_and_an_end_to_waiting(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    pair = actions.accept(offer, by=seeker, now=now)
    assert pair is not None
    assert (pair.state, pair.first, pair.second, pair.waited_days) == ("active", mentor, seeker, 3)
    assert pair.conversation is not None
    assert pair.conversation.state == Conversation.State.OPEN
    seeker.lived.refresh_from_db()
    assert not seeker.lived.wants_mentor
    assert seeker.lived.waiting_since is None
    assert (held(mentor, "mentor"), held(seeker, "seeker")) == (1, 1)
    assert kinds(mentor) == kinds(seeker) == ["agreement", "pair-started"]


def test_approving_is_on_the_record_and_an_answer_is_not(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.decline(offer, by=mentor, now=now)
    assert [(entry.act, entry.actor_id) for entry in entries_about(seeker.pk)] == [("offer-approved", dee.pk)]
    assert not entries_about(mentor.pk).exists()


@pytest.mark.parametrize("answer", [actions.decline, actions.set_aside])
def test_a_no_from_the_first_never_reaches_the_second(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime, answer: object
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    answer(offer, by=mentor, now=now)  # type: ignore[operator]
    assert kinds(seeker) == []
    assert kinds(mentor) == []  # what led to the offer leads nowhere now
    assert held(mentor, "mentor") == 0


def test_a_no_from_the_second_frees_the_place_of_the_first_and_tells_them_nothing(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    assert held(mentor, "mentor") == 1
    actions.decline(offer, by=seeker, now=now)
    assert held(mentor, "mentor") == 0
    assert kinds(mentor) == []


def test_an_answer_out_of_turn_or_from_a_stranger_changes_nothing(
    mentor: Member, seeker: Member, erin: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    for person in (seeker, erin):
        with pytest.raises(actions.TooLate):
            actions.accept(offer, by=person, now=now)
        with pytest.raises(actions.TooLate):
            actions.decline(offer, by=person, now=now)
    assert Proposal.objects.get().state == "asked-first"


def test_saying_yes_twice_is_once(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    again = Proposal.objects.get()
    actions.accept(offer, by=mentor, now=now)
    with pytest.raises(actions.TooLate):
        actions.accept(again, by=mentor, now=now)
    assert held(mentor, "mentor") == 1


def test_an_offer_expires_when_its_time_is_over_and_not_before(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    assert actions.expire_due(now + 71 * HOUR) == 0
    with pytest.raises(actions.TooLate):
        actions.accept(offer, by=mentor, now=now + 72 * HOUR)
    assert actions.expire_due(now + 72 * HOUR) == 1
    assert Proposal.objects.get().state == "expired"
    assert kinds(mentor) == kinds(seeker) == []


def test_a_mentor_whose_last_place_is_taken_hears_that_it_is_enough_and_the_offer_goes_silently(
    mentor: Member, seeker: Member, erin: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    one, other = offered(mentor, seeker), offered(mentor, erin)
    for offer in (one, other):
        actions.approve(offer, by=dee, now=now)
    actions.accept(one, by=mentor, now=now)
    with pytest.raises(actions.NoPlaceLeft):
        actions.accept(other, by=mentor, now=now)
    other.refresh_from_db()
    assert other.state == "withdrawn"
    assert kinds(erin) == []


def test_when_a_pair_begins_offers_for_places_that_are_gone_are_withdrawn(
    mentor: Member, seeker: Member, erin: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    one, other = offered(mentor, seeker), offered(mentor, erin)
    actions.approve(one, by=dee, now=now)
    actions.accept(one, by=mentor, now=now)
    actions.accept(one, by=seeker, now=now)
    other.refresh_from_db()
    assert other.state == "withdrawn"
    assert Pair.objects.count() == 1


def test_a_block_withdraws_what_is_open_between_the_two(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    actions.part_quietly(seeker, mentor, now)
    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert held(mentor, "mentor") == 0
    assert kinds(mentor) == []
