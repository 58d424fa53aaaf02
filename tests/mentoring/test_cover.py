"""While a mentor rests somebody stands in: quietly, as long as the mentee likes, and nobody learns why."""

from datetime import datetime

import pytest
from django.test import Client

from porch.bonds import actions as bonds
from porch.bonds.models import Load, Pair, Proposal
from porch.kit.clock import now as this_moment
from porch.mentoring.actions import mentors as actions
from porch.mentoring.queries import mentors as queries
from porch.people.actions import come_back
from porch.people.actions import pause as take_a_pause
from porch.people.models import Member
from tests.bonds.conftest import Tell
from tests.mentoring.conftest import Walk, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def walking(bob: Member, kit: Member, alice: Member, tell_of: Tell, walk: Walk, now: datetime) -> Pair:
    """Bob is Alice's lasting mentor; Kit has room."""
    tell_of(alice)
    return walk(bob, alice, now, "lasting")


@pytest.fixture
def covered(walking: Pair, bob: Member, kit: Member, alice: Member, now: datetime) -> Pair:
    """Bob rests, and Kit stands in."""
    actions.rest_from_mentoring(bob, now=now)
    actions.look_for_cover(now)
    offer = Proposal.objects.get(term="cover")
    bonds.accept(offer, by=kit, now=now)
    pair = bonds.accept(Proposal.objects.get(pk=offer.pk), by=alice, now=now)
    assert pair is not None
    return pair


def held(member: Member) -> dict[str, int]:
    return dict(Load.objects.filter(member=member, held__gt=0).values_list("part", "held"))


def test_somebody_is_asked_once_without_waiting_for_the_desk(
    walking: Pair, bob: Member, kit: Member, now: datetime
) -> None:
    assert actions.look_for_cover(now) == 0
    actions.rest_from_mentoring(bob, now=now)
    assert actions.look_for_cover(now) == 1
    assert actions.look_for_cover(now) == 0
    offer = Proposal.objects.get(term="cover")
    assert (offer.first, offer.state, offer.covers, offer.approved_by) == (kit, "asked-first", walking, None)


def test_a_pause_from_everything_is_covered_too_and_a_rest_of_the_mentees_is_not(
    walking: Pair, bob: Member, alice: Member, now: datetime
) -> None:
    bonds.pause(walking, by=alice, now=now)
    assert queries.resting_pairs() == []
    bonds.resume(walking, by=alice, now=now)
    take_a_pause(bob, until=None, now=now)
    assert queries.resting_pairs() == [walking]


def test_whoever_has_a_second_mentor_has_somebody_already(
    bob: Member, kit: Member, alice: Member, tell_of: Tell, walk: Walk, now: datetime
) -> None:
    tell_of(alice)
    for one in (bob, kit):
        walk(one, alice, now)
    actions.rest_from_mentoring(bob, now=now)
    assert queries.resting_pairs() == []
    assert actions.look_for_cover(now) == 0


def test_the_mentee_reads_who_rests_and_who_can_walk_along_and_why_is_said_to_nobody(
    walking: Pair, bob: Member, kit: Member, as_alice: Client, now: datetime
) -> None:
    at = this_moment()
    actions.still_here(kit, now=at)
    actions.rest_from_mentoring(bob, now=at)
    actions.look_for_cover(at)
    bonds.accept(Proposal.objects.get(term="cover"), by=kit, now=at)
    page = as_alice.get("/people/").text
    assert "Bob Harbour is resting. Kit Mill can walk with you meanwhile." in page


def test_it_takes_a_place_of_its_own_and_ends_by_itself_without_a_new_search(
    covered: Pair, kit: Member, alice: Member, now: datetime
) -> None:
    assert (covered.term, covered.until) == ("cover", now + days(30))
    assert held(kit) == {"mentor": 1}
    assert held(alice) == {"seeker": 1, "covered": 1}
    assert actions.end_what_is_over(now + days(30)) == 1
    assert (held(kit), held(alice)) == ({}, {"seeker": 1})
    alice.lived.refresh_from_db()
    assert not alice.lived.wants_mentor
    assert actions.look_for_cover(now + days(30)) == 1, "bob still rests"


def test_a_no_of_the_mentees_holds_and_a_no_of_the_mentors_leads_on(
    walking: Pair, bob: Member, kit: Member, alice: Member, now: datetime
) -> None:
    actions.rest_from_mentoring(bob, now=now)
    actions.look_for_cover(now)
    bonds.decline(Proposal.objects.get(term="cover"), by=kit, now=now)
    assert actions.look_for_cover(now) == 0, "nobody else has room, and Kit is not asked twice"
    Proposal.objects.filter(term="cover").delete()
    actions.look_for_cover(now)
    offer = Proposal.objects.get(term="cover")
    bonds.accept(offer, by=kit, now=now)
    bonds.set_aside(Proposal.objects.get(pk=offer.pk), by=alice, now=now)
    assert actions.look_for_cover(now + days(29)) == 0
    assert held(kit) == {}


def test_when_the_mentor_is_back_the_mentee_may_go_back(
    covered: Pair, bob: Member, kit: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    assert queries.covers_to_decide(alice) == []
    actions.back_from_rest(bob, now=now)
    assert queries.covers_to_decide(alice) == [covered]
    assert "Bob Harbour is there again" in as_alice.get("/people/").text
    as_alice.post(f"/people/{covered.pk}/meanwhile/back/")
    assert held(alice) == {"seeker": 1}
    assert held(kit) == {}
    assert queries.covers_to_decide(alice) == []


def test_or_stay_with_whoever_stood_in_for_the_same_time(
    covered: Pair, walking: Pair, bob: Member, kit: Member, alice: Member, now: datetime
) -> None:
    actions.back_from_rest(bob, now=now)
    actions.choose_when_back(queries.covers_to_decide(alice)[0], "stay", by=alice, now=now)
    covered.refresh_from_db()
    walking.refresh_from_db()
    assert (covered.term, covered.until, walking.state) == ("lasting", None, "ended")
    assert (held(bob), held(kit), held(alice)) == ({}, {"mentor": 1}, {"seeker": 1})
    alice.lived.refresh_from_db()
    assert not alice.lived.wants_mentor


def test_or_both_until_it_ends(covered: Pair, bob: Member, alice: Member, now: datetime) -> None:
    actions.back_from_rest(bob, now=now)
    actions.choose_when_back(queries.covers_to_decide(alice)[0], "both", by=alice, now=now)
    assert queries.covers_to_decide(alice) == []
    covered.refresh_from_db()
    assert (covered.state, covered.term) == ("active", "cover")


def test_only_the_mentee_decides(covered: Pair, bob: Member, kit: Member, now: datetime) -> None:
    actions.back_from_rest(bob, now=now)
    for one in (bob, kit):
        with pytest.raises(bonds.NotTheirs):
            actions.choose_when_back(
                Pair.objects.select_related("covers").get(pk=covered.pk), "stay", by=one, now=now
            )


def test_the_end_of_a_pause_counts_as_being_back(
    walking: Pair, bob: Member, kit: Member, alice: Member, now: datetime
) -> None:
    take_a_pause(bob, until=None, now=now)
    actions.look_for_cover(now)
    offer = Proposal.objects.get(term="cover")
    bonds.accept(offer, by=kit, now=now)
    bonds.accept(Proposal.objects.get(pk=offer.pk), by=alice, now=now)
    assert queries.covers_to_decide(alice) == []
    come_back(bob)
    assert len(queries.covers_to_decide(alice)) == 1
