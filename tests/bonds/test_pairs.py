"""Either may rest, or end it, kindly, at any time; friends stay friends when both say so."""

from datetime import datetime, timedelta

import pytest

from porch.bonds import actions
from porch.bonds.models import Load, Pair
from porch.people.actions import block, leave
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.queries import visible
from porch.wire.queries import notices_for
from tests.bonds.conftest import Offer

DAY = timedelta(days=1)


@pytest.fixture
def pair(mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime) -> Pair:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    made = actions.accept(offer, by=seeker, now=now)
    assert made is not None
    return made


def kinds(member: Member) -> set[str]:
    return {notice.kind for notice in notices_for(member)}


def waits(member: Member) -> bool:
    member.lived.refresh_from_db()
    return member.lived.wants_mentor


def test_an_ending_frees_both_places_and_closes_the_conversation(
    pair: Pair, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=seeker, now=now, line="Thank you for every Thursday.")
    assert not Load.objects.filter(held__gt=0).exists()
    pair.refresh_from_db()
    assert (pair.state, pair.parting) == ("ended", "Thank you for every Thursday.")
    assert pair.conversation is not None
    assert pair.conversation.state == Conversation.State.CLOSED


def test_the_parting_line_stands_in_the_conversation_under_its_authors_name(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=seeker, now=now, line="Thank you for every Thursday.")
    assert pair.conversation is not None
    last = visible(pair.conversation, mentor).last()
    assert last is not None
    assert (last.act, last.author, last.body) == ("closed", seeker, "Thank you for every Thursday.")


def test_a_line_left_with_a_wish_to_stay_friends_stands_there_once_nobody_took_it_up(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=seeker, now=now, line="Thank you for every Thursday.", friends=True)
    actions.close_unanswered(now + 14 * DAY)
    assert pair.conversation is not None
    last = visible(pair.conversation, mentor).last()
    assert last is not None
    assert (last.author, last.body) == (seeker, "Thank you for every Thursday.")


def test_the_parting_line_is_sealed_at_rest(pair: Pair, seeker: Member, now: datetime) -> None:
    actions.end(pair, by=seeker, now=now, line="Thank you for every Thursday.")
    pair.refresh_from_db()
    assert b"Thursday" not in bytes(pair.sealed_parting)


def test_whose_mentor_ended_it_waits_for_another_at_once(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=mentor, now=now + DAY)
    assert waits(seeker)
    assert seeker.lived.waiting_since == now + DAY
    assert "pair-ended" in kinds(seeker)


def test_a_seeker_who_ends_it_waits_again_only_if_they_ask(pair: Pair, seeker: Member, now: datetime) -> None:
    actions.end(pair, by=seeker, now=now)
    assert not waits(seeker)


def test_asking_for_someone_else_ends_it_and_waits_again(pair: Pair, seeker: Member, now: datetime) -> None:
    actions.end(pair, by=seeker, now=now, look_again=True)
    assert waits(seeker)


def test_a_pair_is_ended_once(pair: Pair, mentor: Member, seeker: Member, now: datetime) -> None:
    again = Pair.objects.get()
    actions.end(pair, by=seeker, now=now)
    with pytest.raises(actions.TooLate):
        actions.end(again, by=mentor, now=now)
    assert Load.objects.filter(held=0).count() == 2


def test_a_stranger_ends_nothing(pair: Pair, erin: Member, now: datetime) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.end(pair, by=erin, now=now)
    pair.refresh_from_db()
    assert pair.state == "active"


def test_a_rest_keeps_the_place_and_ends_when_whoever_took_it_is_ready(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.pause(pair, by=mentor, now=now)
    assert Load.objects.get(member=mentor).held == 1
    with pytest.raises(actions.NotTheirs):
        actions.resume(pair, by=seeker, now=now)
    actions.resume(pair, by=mentor, now=now)
    assert pair.state == "active"


def test_when_both_would_stay_friends_the_conversation_goes_on(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=seeker, now=now, friends=True)
    conversation = pair.conversation
    assert conversation is not None
    assert conversation.state == Conversation.State.OPEN
    assert actions.wish_to_stay_friends(pair, by=mentor, now=now + DAY)
    pair.refresh_from_db()
    assert pair.conversation == conversation
    assert pair.friends_since == now + DAY
    conversation.refresh_from_db()
    assert (conversation.state, conversation.kind) == ("open", "friends")


def test_friends_may_also_be_made_after_the_conversation_was_closed(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=seeker, now=now)
    assert not actions.wish_to_stay_friends(pair, by=mentor, now=now)
    assert actions.wish_to_stay_friends(pair, by=seeker, now=now)
    pair.refresh_from_db()
    assert pair.conversation is not None
    assert pair.conversation.state == Conversation.State.OPEN


def test_a_friendship_nobody_takes_up_ends_the_conversation_after_two_weeks(
    pair: Pair, seeker: Member, now: datetime
) -> None:
    actions.end(pair, by=seeker, now=now, friends=True)
    assert actions.close_unanswered(now + 13 * DAY) == 0
    assert actions.close_unanswered(now + 14 * DAY) == 1
    assert actions.close_unanswered(now + 15 * DAY) == 0


def test_a_block_ends_the_pair_without_a_word(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    before = kinds(mentor)
    block(mentor, by=seeker, now=now)
    pair.refresh_from_db()
    assert (pair.state, pair.quietly, pair.ended_by) == ("ended", True, None)
    assert kinds(mentor) == before
    assert not Load.objects.filter(held__gt=0).exists()


def test_a_mentor_who_leaves_leaves_nobody_without_a_next_step(
    pair: Pair, mentor: Member, seeker: Member, now: datetime
) -> None:
    leave(mentor, by=mentor, now=now)
    pair.refresh_from_db()
    assert pair.state == "ended"
    assert waits(seeker)
    assert "pair-ended" in kinds(seeker)
