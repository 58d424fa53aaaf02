"""Who serves is decided by approval; nobody is put forward by others; what no longer fits says so."""

from datetime import datetime

import pytest

from porch.bonds.actions.moving import TooLate
from porch.groups.actions import NotToBeSeated, seat
from porch.groups.actions.motions import NoVoice, do_not_stand, draft, put, stand
from porch.groups.actions.motions_voting import candidates_in, vote
from porch.groups.models import Belonging, Candidate, Group, Motion, Position, Standing, Term
from porch.groups.queries.motions import candidates_for
from porch.people.models import Member
from porch.record.models import Entry
from tests.groups.deciding import DAY, a_group, a_position, after

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member, frank: Member) -> list[Member]:
    return [alice, bob, erin, frank]


def put_about(kind: str, group: Group, by: Member, now: datetime, position: Position | None = None) -> Motion:
    motion = draft(group, kind, by=by, now=now, position=position, months=3 if kind == "seat" else None)
    put(motion, by=by, now=now)
    return motion


@pytest.fixture
def seating(cast: list[Member], now: datetime) -> Motion:
    """Bob and Erin stand for secretary; the vote is open."""
    group = a_group(now, cast, settings={"decide-with": "majority"})
    motion = put_about("seat", group, cast[0], now, a_position(group))
    for member in cast[1:3]:
        stand(motion, by=member, now=now)
    after(motion, 7, now)
    return motion


def ids(motion: Motion) -> dict[str, str]:
    return {name: pk for pk, name in candidates_for(motion)}


def test_each_approves_of_as_many_as_they_like_and_the_most_approved_serves(
    seating: Motion, cast: list[Member], now: datetime
) -> None:
    who, at = ids(seating), now + 8 * DAY
    bob, erin = who["Bob Harbour"], who["Erin Willow"]
    vote(seating, [bob, erin], by=cast[0], now=at)
    vote(seating, [erin], by=cast[1], now=at)
    vote(seating, ["nobody"], by=cast[2], now=at)
    vote(seating, ["abstain"], by=cast[3], now=at)
    after(seating, 14, now)
    term = Term.objects.get(state="held")
    assert (term.member, seating.elected) == (cast[2], cast[2])
    assert (seating.yes, seating.no, seating.abstained) == (2, 1, 1)
    assert (term.until.year, term.until.month) == (2027, 3)  # three months from the day it was decided
    assert not Candidate.objects.exists()


def test_a_tie_is_drawn_by_the_lot_that_lay_ready(seating: Motion, cast: list[Member], now: datetime) -> None:
    who = ids(seating)
    for member in cast[:2]:
        vote(seating, list(who.values()), by=member, now=now + 8 * DAY)
    after(seating, 14, now)
    assert seating.state == "passed"
    assert seating.was_drawn
    assert seating.elected in cast[1:3]


def test_whom_too_few_approve_of_does_not_serve(seating: Motion, cast: list[Member], now: datetime) -> None:
    who = ids(seating)
    vote(seating, [who["Bob Harbour"]], by=cast[0], now=now + 8 * DAY)
    vote(seating, ["nobody"], by=cast[1], now=now + 8 * DAY)
    after(seating, 14, now)
    assert (seating.state, seating.elected) == ("failed", None)
    assert not Term.objects.exists()


def test_whoever_was_chosen_and_left_is_not_seated_and_the_book_says_so(
    seating: Motion, cast: list[Member], now: datetime
) -> None:
    who = ids(seating)
    for member in cast[:3]:
        vote(seating, [who["Bob Harbour"]], by=member, now=now + 8 * DAY)
    Belonging.objects.filter(member=cast[1]).delete()
    after(seating, 14, now)
    assert (seating.state, seating.is_carried_out, seating.not_because) == ("passed", False, "has-left")
    assert not Term.objects.exists()
    assert Entry.objects.get(act="motion-decided").detail["carried_out"] is False


def test_where_nobody_stands_there_is_nothing_to_vote_on(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast)
    motion = put_about("seat", group, cast[0], now, a_position(group))
    after(motion, 7, now)
    assert motion.state in ("failed", "no-quorum")
    assert motion.not_because == "nobody-stood"


def test_one_stands_by_oneself_and_until_the_vote_begins(
    seating: Motion, cast: list[Member], carol: Member, now: datetime
) -> None:
    with pytest.raises(TooLate):
        stand(seating, by=cast[3], now=now + 8 * DAY)
    with pytest.raises(TooLate):
        do_not_stand(seating, by=cast[1], now=now + 8 * DAY)
    with pytest.raises(NoVoice):
        stand(seating, by=carol, now=now)
    assert len(candidates_in(seating) or []) == 2


def test_a_group_ends_a_term_early(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast)
    position = a_position(group)
    seat(position, cast[1], by=None, now=now)
    motion = put_about("unseat", group, cast[0], now, position)
    after(motion, 7, now)
    for member in cast:
        vote(motion, ["yes"], by=member, now=now + 8 * DAY)
    after(motion, 14, now)
    assert motion.is_carried_out
    assert Term.objects.get().state == "over"


def test_a_term_that_ended_meanwhile_is_not_ended_again(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast)
    position = a_position(group)
    seat(position, cast[1], by=None, now=now)
    motion = put_about("unseat", group, cast[0], now, position)
    after(motion, 7, now)
    Term.objects.update(state="over")
    for member in cast:
        vote(motion, ["yes"], by=member, now=now + 8 * DAY)
    after(motion, 14, now)
    assert (motion.state, motion.not_because) == ("passed", "nobody-there")


def test_a_group_winds_itself_up_with_two_thirds_at_least(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast, settings={"decide-with": "majority"})
    motion = put_about("end", group, cast[0], now)
    assert motion.terms.threshold == "two-thirds"
    after(motion, 7, now)
    for member in cast[:3]:
        vote(motion, ["yes"], by=member, now=now + 8 * DAY)
    after(motion, 14, now)
    assert (motion.state, motion.group.state, motion.is_carried_out) == ("passed", "ended", True)


def test_whatever_else_was_before_a_group_ends_with_it(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast)
    other, end = put_about("end", group, cast[1], now), put_about("end", group, cast[0], now)
    Motion.objects.filter(pk=other.pk).update(due_at=now + 30 * DAY)
    after(end, 7, now)
    for member in cast:
        vote(end, ["yes"], by=member, now=now + 8 * DAY)
    after(end, 14, now)
    other.refresh_from_db()
    assert (end.group.state, other.state) == ("ended", "withdrawn")


def test_by_the_groups_own_rule_somebody_cannot_stand_or_be_seated(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast, settings={"time-secretary": "365"})
    motion = put_about("seat", group, cast[0], now, a_position(group))
    with pytest.raises(NotToBeSeated, match="at least a year"):
        stand(motion, by=cast[1], now=now)
    Standing.objects.create(position=motion.position, member=cast[1], at=now)  # before the rule was made
    after(motion, 7, now)
    who = ids(motion)["Bob Harbour"]
    for member in cast:
        vote(motion, [who], by=member, now=now + 8 * DAY)
    after(motion, 14, now)
    assert (motion.state, motion.not_because) == ("passed", "may-not-serve")
