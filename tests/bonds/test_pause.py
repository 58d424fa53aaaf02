"""Someone rests: rounds leave them out, what was asked falls away, and nobody hears of it."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds import actions, queries
from porch.bonds.belongings import belonging
from porch.bonds.models import CircleInvitation, Load, Pair, Proposal
from porch.bonds.queries.pool import eligible
from porch.people.actions import come_back, pause
from porch.people.models import Member
from porch.talk.actions import say
from porch.wire.models import Notice
from tests.bonds.conftest import Offer, Tell
from tests.conftest import signed_in

WEEK = timedelta(days=7)


def paired(one: Member, other: Member, dee: Member, offered: Offer, now: datetime) -> Pair:
    offer = offered(one, other)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=one, now=now)
    pair = actions.accept(offer, by=other, now=now)
    assert pair is not None
    return pair


def rest(member: Member, now: datetime) -> None:
    pause(member, until=None, now=now)


def sees(member: Member) -> str:
    """All a person can see here of their people, and every notice left for them."""
    told = json.dumps(belonging.export(member), default=str, sort_keys=True)
    return told + str(list(Notice.objects.filter(member=member).values("kind", "path")))


def test_rounds_and_coordinators_leave_out_whoever_rests(seeker: Member, dee: Member, now: datetime) -> None:
    rest(seeker, now)
    assert seeker not in eligible("mentors")
    assert seeker not in queries.people_to_pair(dee)
    assert [line.member for line in queries.waiting(dee, now).rows] == []


def test_the_place_in_the_queue_is_kept(seeker: Member, dee: Member, now: datetime) -> None:
    since = seeker.lived.waiting_since
    rest(seeker, now)
    come_back(seeker)
    seeker.lived.refresh_from_db()
    assert seeker.lived.waiting_since == since
    assert [line.member for line in queries.waiting(dee, now + WEEK).rows] == [seeker]


@pytest.mark.parametrize("who", ["first", "second"])
@pytest.mark.parametrize("answered", [False, True])
def test_what_was_asked_falls_away_and_the_other_hears_nothing(
    who: str, answered: bool, mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    if answered:
        actions.accept(offer, by=mentor, now=now)
    resting, other = (mentor, seeker) if who == "first" else (seeker, mentor)
    was_asked = other == (seeker if answered else mentor)
    before = sees(other)
    rest(resting, now)
    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert sum(Load.objects.values_list("held", flat=True)) == 0
    if not was_asked:  # whoever had said yes, or knew of nothing, sees no difference
        assert sees(other) == before
    assert resting.handle not in sees(other)


def test_these_two_may_be_put_forward_again_afterwards(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    actions.approve(offered(mentor, seeker), by=dee, now=now)
    rest(mentor, now)
    come_back(mentor)
    actions.approve(offered(mentor, seeker), by=dee, now=now)
    assert Proposal.objects.filter(state="asked-first").count() == 1


def test_nobody_is_asked_about_someone_who_began_to_rest_meanwhile(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    rest(mentor, now)
    late = offered(mentor, seeker)  # a round that was under way
    with pytest.raises(actions.TooLate):
        actions.approve(late, by=dee, now=now)
    assert not Notice.objects.exists()
    assert actions.withdraw_unwanted(now) == 1


def test_a_pair_stays_a_pair_and_the_other_sees_no_difference(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    pair = paired(mentor, seeker, dee, offered, now)
    before = sees(seeker)
    rest(mentor, now)
    assert sees(seeker) == before
    pair.refresh_from_db()
    assert pair.state == "active"
    assert queries.carrying_of(mentor).walking == 1  # type: ignore[union-attr]


def test_words_pass_both_ways_and_nothing_calls_whoever_rests(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    pair = paired(mentor, seeker, dee, offered, now)
    assert pair.conversation is not None
    rest(mentor, now)
    for by in (seeker, mentor):
        say(pair.conversation, "still here", by=by, client_id=by.pk, now=now)
    today = signed_in(mentor).get("/today/").content.decode()
    assert "You are paused until you come back" in today
    assert "New for you" not in today
    assert "Seeker" not in today
    come_back(mentor)
    assert Notice.objects.filter(member=mentor, kind="new-message", seen_at=None).count() == 1


def test_the_desk_sees_who_wants_looking_after_and_no_reason(
    as_dee: Client, mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    pair = paired(mentor, seeker, dee, offered, now)
    assert "Wants looking after" not in as_dee.get("/desk/pairing/").content.decode()
    rest(mentor, now)
    resting = as_dee.get("/desk/pairing/").content.decode()
    assert [member.handle for member in queries.wants_looking_after(dee).rows] == ["Alice Fern"]
    assert "Wants looking after" in resting
    assert "pause" not in resting.lower()
    come_back(mentor)
    actions.pause(pair, by=mentor, now=now)
    assert as_dee.get("/desk/pairing/").content.decode().count("Wants looking after") == 1
    assert [member.handle for member in queries.wants_looking_after(dee).rows] == ["Alice Fern"]


def test_only_coordinators_see_who_wants_looking_after(
    carol: Member, mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    paired(mentor, seeker, dee, offered, now)
    rest(mentor, now)
    for viewer in (carol, mentor, seeker):
        assert queries.wants_looking_after(viewer).total == 0


def test_someone_who_rests_is_nobody_elses_worry(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    """Both rest: nobody needs to look after the one who asked for quiet."""
    paired(mentor, seeker, dee, offered, now)
    rest(mentor, now)
    rest(seeker, now)
    assert queries.wants_looking_after(dee).total == 0


def test_a_coordinator_goes_on_to_find_a_peer_for_them(
    as_dee: Client, mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    paired(mentor, seeker, dee, offered, now)
    page = as_dee.get(f"/desk/pairing/by-hand/?beside={seeker.pk}").content.decode()
    assert f'<option value="{seeker.pk}" selected>' in page
    assert as_dee.get("/desk/pairing/by-hand/?beside=nonsense").status_code == 200


def test_a_circle_being_asked_goes_on_without_them(
    make_person: Callable[..., Member], tell_of: Tell, dee: Member, now: datetime
) -> None:
    five = [tell_of(make_person(f"Person {n}"), wants_peer=True) for n in range(5)]
    look = actions.look_for_circles(by=dee, now=now)
    actions.answer_look(look, now=now)
    look.refresh_from_db()
    circle = actions.invite_to_circle(look, 0, by=dee, now=now)
    before = {member: sees(member) for member in five[1:]}
    rest(five[0], now)
    assert not CircleInvitation.objects.filter(circle=circle, member=five[0]).exists()
    assert {member: sees(member) for member in five[1:]} == before


def test_today_asks_nothing_of_whoever_rests(as_erin: Client, erin: Member, now: datetime) -> None:
    assert "Find me a peer" in as_erin.get("/today/").content.decode()
    rest(erin, now)
    page = as_erin.get("/today/").content.decode()
    assert "Find me a peer" not in page
    assert page.count("data-primary") == 1
    assert "You are paused" in as_erin.get("/people/").content.decode()
    assert "You are paused" in as_erin.get("/people/ask/").content.decode()
