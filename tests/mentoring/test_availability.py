"""A mentor's word holds for a while, is asked for again in time, and a rest needs no reason."""

from datetime import datetime

import pytest
from django.test import Client

from porch.bonds import actions as bonds
from porch.bonds.actions.proposing import propose
from porch.bonds.models import Pair, Proposal
from porch.bonds.queries.seeking import mentors_now
from porch.mentoring.actions import mentors as actions
from porch.mentoring.models import Mentor, MentoringSettings
from porch.people.models import LivedExperience, Member, Role
from porch.talk.actions import say
from porch.wire.models import Notice
from tests.bonds.conftest import FOUND, Tell
from tests.mentoring.conftest import Walk, days

pytestmark = pytest.mark.django_db
MINE = "/people/mentoring/"


def told(member: Member) -> int:
    return Notice.objects.filter(member=member, kind="still-there", seen_at=None).count()


def test_a_word_holds_sixty_days_and_one_tap_renews_it(bob: Member, now: datetime) -> None:
    assert mentors_now(now + days(59)) == {bob.pk}
    assert mentors_now(now + days(60)) == set()
    actions.still_here(bob, now=now + days(61))
    assert mentors_now(now + days(120)) == {bob.pk}


def test_a_week_before_it_runs_out_they_are_told_once_and_nobody_else(
    bob: Member, alice: Member, walk: Walk, now: datetime
) -> None:
    pair = walk(bob, alice, now + days(40))
    seen = Notice.objects.count()
    actions.mind_mentors(now + days(52))
    assert told(bob) == 0
    for _ in range(3):
        actions.mind_mentors(now + days(54))
    assert told(bob) == 1
    assert Notice.objects.count() == seen + 1
    actions.mind_mentors(now + days(61))
    pair.refresh_from_db()
    assert (pair.state, mentors_now(now + days(61))) == ("active", set())
    assert Notice.objects.count() == seen + 1, "that it ran out is told to nobody"


def test_saying_so_answers_the_question(as_bob: Client, bob: Member, now: datetime) -> None:
    Mentor.objects.create(member=bob, confirmed_at=now - days(300), told_at=now, asked_at=now)
    as_bob.post(f"{MINE}still-here/")
    row = Mentor.objects.get()
    assert row.confirmed_at > now - days(1)
    assert (row.told_at, row.asked_at, row.rests_since) == (None, None, None)


def test_a_rest_is_seen_as_a_rest_and_coming_back_ends_it(
    as_bob: Client, bob: Member, alice: Member, as_alice: Client, walk: Walk, now: datetime
) -> None:
    pair = walk(bob, alice, now)
    as_bob.post(f"{MINE}rest/")
    pair.refresh_from_db()
    assert (pair.state, pair.paused_by) == ("paused", bob)
    assert mentors_now(now) == set()
    assert "Resting. That is usually about them." in as_alice.get("/people/").text
    as_bob.post(f"{MINE}back/")
    pair.refresh_from_db()
    assert (pair.state, mentors_now(now)) == ("active", {bob.pk})


def test_what_one_rested_oneself_is_not_woken_by_the_other(
    bob: Member, alice: Member, walk: Walk, now: datetime
) -> None:
    pair = walk(bob, alice, now)
    bonds.pause(pair, by=alice, now=now)
    actions.rest_from_mentoring(bob, now=now)
    actions.back_from_rest(bob, now=now)
    assert Pair.objects.get().paused_by == alice


def test_two_offers_left_unanswered_and_they_are_asked_once_and_then_rest(
    bob: Member, alice: Member, erin: Member, dee: Member, tell_of: Tell, now: datetime
) -> None:
    for number, one in enumerate((alice, erin)):
        tell_of(one, wants_mentor=True)
        offer = propose("mentors", bob, one, FOUND, source="hand", now=now)
        bonds.approve(offer, by=dee, now=now + days(number))
        bonds.expire_due(now + days(number + 3.1))
        actions.mind_mentors(now + days(number + 3.2))
        assert told(bob) == number
    assert Proposal.objects.filter(state="expired").count() == 2
    actions.mind_mentors(now + days(5))
    assert told(bob) == 1
    assert mentors_now(now + days(10)) == {bob.pk}
    actions.mind_mentors(now + days(12))
    assert mentors_now(now + days(12)) == set()
    actions.still_here(bob, now=now + days(13))
    actions.mind_mentors(now + days(14))
    assert (told(bob), mentors_now(now + days(14))) == (0, {bob.pk})


def test_an_answer_between_two_silences_is_an_answer(
    bob: Member, alice: Member, erin: Member, frank: Member, dee: Member, now: datetime
) -> None:
    for number, one in enumerate((alice, erin, frank)):
        offer = propose("mentors", bob, one, FOUND, source="hand", now=now)
        bonds.approve(offer, by=dee, now=now + days(4 * number))
        if one is erin:
            bonds.decline(offer, by=bob, now=now + days(4 * number + 1))
        bonds.expire_due(now + days(4 * number + 3.1))
    actions.mind_mentors(now + days(13))
    assert told(bob) == 0


def test_a_month_without_a_word_to_anybody_and_they_are_asked(
    bob: Member, kit: Member, alice: Member, erin: Member, walk: Walk, now: datetime
) -> None:
    pair = walk(bob, alice, now, "lasting")
    walk(kit, erin, now, "lasting")
    assert pair.conversation is not None
    say(pair.conversation, "hello", by=alice, client_id=pair.pk, now=now)
    say(pair.conversation, "hello you", by=bob, client_id=alice.pk, now=now + days(10))
    actions.mind_mentors(now + days(31))
    assert (told(bob), told(kit)) == (0, 1)


def test_a_new_mentor_has_room_for_three_unless_they_said_otherwise(
    alice: Member, erin: Member, now: datetime
) -> None:
    LivedExperience.objects.filter(member=erin).update(capacity=2)
    for one in (alice, erin):
        one.lived.refresh_from_db()
        Role.objects.create(member=one, role="mentor", since=now)
        actions.begin_as_mentor(one, now)
    assert LivedExperience.objects.get(member=alice).capacity == 3
    assert LivedExperience.objects.get(member=erin).capacity == 2
    assert MentoringSettings(pk=1).usual_capacity == 3


def test_the_page_is_for_mentors_alone(as_alice: Client, as_bob: Client) -> None:
    assert as_alice.get(MINE).status_code == 404
    page = as_bob.get(MINE).text
    assert page.count("data-primary") == 1
    assert "My mentoring" in as_bob.get("/people/").text
