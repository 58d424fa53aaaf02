"""Matters: what an upper room puts to a group's vote, about a person, in secret; four of five by default."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.core.serializers import serialize
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from porch.bonds.actions.moving import TooLate
from porch.groups import motion_words
from porch.groups.actions.belonging import let_belong, put_out
from porch.groups.actions.matters import DoesNotFit, NotPut, drop_matter, put_matter
from porch.groups.actions.motions import NoVoice
from porch.groups.actions.motions_deciding import count_if_all_have_voted, keep_motions_moving
from porch.groups.actions.motions_voting import AlreadyVoted, vote
from porch.groups.models import Belonging, Box, Group, Hand, Motion, Voter
from porch.groups.queries.motions import place_for
from porch.groups.registries import Matter, matters
from porch.groups.rules.conscience import FOUR_FIFTHS, HALF, Count, Outcome, outcome
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from tests.conftest import person
from tests.groups.deciding import DAY

type Bring = Callable[..., Motion]


class Heard:
    """What became of matters, as the upper room hears it."""

    def __init__(self) -> None:
        self.carried: list[str] = []
        self.whom: UUID | None = None
        self.fits = True

    def yes(self, motion: Motion, now: datetime) -> None:
        self.carried.append("yes")
        if not self.fits:
            raise DoesNotFit("matter-gone")

    def no(self, motion: Motion, now: datetime) -> None:
        self.carried.append(motion.state)

    def matter(self) -> Matter:
        return Matter(
            "Somebody would like to live here",
            lambda motion: "Quiet Heron would like to live here",
            lambda group: FOUR_FIFTHS.code,
            self.yes,
            self.no,
            whom=lambda motion: self.whom,
        )


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    made = Heard()
    monkeypatch.setitem(matters._entries, "in-a-test", made.matter())
    return made


def a_household(now: datetime, count: int, slug: str = "alder") -> tuple[Group, list[Member]]:
    group = Group.objects.create(
        slug=slug, name="Alder House", kinds=["house"], is_household=True, state="open", asked_at=now
    )
    people = [person(f"Resident {slug} {number}") for number in range(count)]
    for one in people:
        let_belong(group, one, now - DAY)
    return group, people


def bring(group: Group, now: datetime) -> Motion:
    return put_matter(group, "in-a-test", uuid4(), by=None, now=now)


@pytest.mark.parametrize(
    ("residents", "yes", "no", "comes_of_it"),
    [
        (5, 4, 1, "passed"),
        (5, 5, 0, "passed"),
        (5, 3, 2, "failed"),
        (5, 3, 1, "failed"),  # three of four are not four of five
        (5, 4, 0, "passed"),
        (5, 3, 0, "passed"),
        (5, 2, 0, "no-quorum"),  # fewer than half took part
        (6, 5, 1, "passed"),
        (6, 4, 2, "failed"),
        (10, 8, 2, "passed"),
        (10, 7, 3, "failed"),
        (1, 1, 0, "passed"),
        (2, 1, 0, "passed"),
        (2, 1, 1, "failed"),
        (0, 0, 0, "no-quorum"),
    ],
)
def test_four_of_five_who_vote_say_yes_and_half_take_part(
    heard: Heard, db: None, now: datetime, residents: int, yes: int, no: int, comes_of_it: str
) -> None:
    group, people = a_household(now, residents)
    motion = bring(group, now)
    for number, one in enumerate(people[: yes + no]):
        vote(motion, ["yes" if number < yes else "no"], by=one, now=now)
    if not count_if_all_have_voted_of(motion, now):
        keep_motions_moving(now + 3 * DAY)
    motion.refresh_from_db()
    assert motion.state == comes_of_it
    assert heard.carried == ["yes" if comes_of_it == "passed" else comes_of_it]


def count_if_all_have_voted_of(motion: Motion, now: datetime) -> bool:
    try:
        return count_if_all_have_voted(motion, now=now)
    except TooLate:
        return True


def test_somebody_with_a_home_group_elsewhere_has_a_vote_where_they_live(
    heard: Heard, db: None, now: datetime
) -> None:
    group, people = a_household(now, 2)
    elsewhere = Group.objects.create(slug="riverside", name="Riverside", state="open", asked_at=now)
    Belonging.objects.create(group=elsewhere, member=people[0], joined_at=now, is_home=True)
    motion = bring(group, now)
    vote(motion, ["yes"], by=people[0], now=now)
    with pytest.raises(AlreadyVoted):
        vote(motion, ["yes"], by=people[0], now=now)


def test_whom_it_is_about_has_no_vote_and_nobody_reads_its_numbers(
    heard: Heard, db: None, now: datetime
) -> None:
    group, people = a_household(now, 3)
    heard.whom = people[0].pk
    motion = bring(group, now)
    assert motion.voters.count() == 2
    with pytest.raises(NoVoice):
        vote(motion, ["no"], by=people[0], now=now)
    theirs, others = place_for(people[0], group.slug), place_for(people[1], group.slug)
    assert theirs is not None
    assert others is not None
    assert not theirs.reads_needs_of(motion)
    assert others.reads_needs_of(motion)
    assert not others.reads_numbers_of(motion)


def test_whoever_comes_after_a_vote_does_not_read_its_numbers(heard: Heard, db: None, now: datetime) -> None:
    """Somebody who was let in lives there then, and still does not learn who of how many wanted them."""
    group, people = a_household(now, 3)
    motion = bring(group, now)
    for one in people:
        vote(motion, ["yes"], by=one, now=now)
    count_if_all_have_voted(motion, now=now)
    new = person("Newly There")
    let_belong(group, new, now + DAY)
    theirs = place_for(new, group.slug)
    assert theirs is not None
    assert not theirs.reads_needs_of(motion)
    assert not theirs.reads_numbers_of(motion)


def test_a_matter_is_before_a_group_once_and_takes_no_place_of_a_motion(
    heard: Heard, db: None, now: datetime
) -> None:
    group, _ = a_household(now, 2)
    about = uuid4()
    put_matter(group, "in-a-test", about, by=None, now=now)
    with pytest.raises(NotPut):
        put_matter(group, "in-a-test", about, by=None, now=now)
    for _n in range(4):
        bring(group, now)
    with pytest.raises(NotPut):
        put_matter(group, "nothing-like-it", about, by=None, now=now)


def test_what_is_dropped_is_not_counted_and_nothing_follows(heard: Heard, db: None, now: datetime) -> None:
    group, people = a_household(now, 2)
    motion = bring(group, now)
    vote(motion, ["yes"], by=people[0], now=now)
    drop_matter(motion, now=now)
    assert (motion.state, heard.carried) == ("withdrawn", [])
    assert not Voter.objects.exists()
    assert not Box.objects.exists()
    with pytest.raises(TooLate):
        drop_matter(motion, now=now)


def test_what_can_no_longer_be_done_is_said_and_not_half_done(heard: Heard, db: None, now: datetime) -> None:
    group, people = a_household(now, 1)
    heard.fits = False
    motion = bring(group, now)
    vote(motion, ["yes"], by=people[0], now=now)
    count_if_all_have_voted(motion, now=now)
    motion.refresh_from_db()
    assert (motion.state, motion.is_carried_out) == ("passed", False)
    assert "no longer open" in motion_words.came_of(motion, with_numbers=False)


class Any(TestCase):
    """Whatever people say, and whoever leaves midway: counted right, once each, and nothing joins who to what."""

    said = st.lists(
        st.sampled_from(["yes", "no", "abstain", "", "leaves", "votes yes and leaves"]), max_size=7
    )

    @settings(max_examples=40, deadline=None)
    @given(said)
    def test_votes_are_counted_right_for_any_house(self, what: list[str]) -> None:
        now, heard = this_moment(), Heard()
        with pytest.MonkeyPatch.context() as patch, transaction.atomic():
            patch.setitem(matters._entries, "in-a-test", heard.matter())
            group, people = a_household(now, len(what), slug="any")
            motion = bring(group, now)
            for one, says in zip(people, what, strict=True):
                if says in ("yes", "no", "abstain", "votes yes and leaves"):
                    vote(motion, [says.split()[-3] if "votes" in says else says], by=one, now=now)
                    with pytest.raises(AlreadyVoted):
                        vote(motion, ["no"], by=one, now=now)
                if "leaves" in says:
                    put_out(Belonging.objects.get(group=group, member=one), now)
            self.nothing_joins(motion)
            keep_motions_moving(now + 3 * DAY)
            motion.refresh_from_db()
            yes = what.count("yes") + what.count("votes yes and leaves")
            count = Count(yes, what.count("no"), what.count("abstain"))
            roll = len(what) - what.count("leaves")
            assert (motion.yes, motion.no, motion.abstained) == (yes, count.no, count.abstained)
            assert motion.electorate == roll
            expected = outcome(FOUR_FIFTHS, HALF, count, roll)
            assert motion.state == {"pass": "passed", "fail": "failed", "lack": "no-quorum"}[expected]
            assert expected != Outcome.MINORITY_FIRST
            assert len(heard.carried) == 1
            assert not Voter.objects.filter(motion=motion).exists()
            assert not Box.objects.filter(motion=motion).exists()
            transaction.set_rollback(True)

    def nothing_joins(self, motion: Motion) -> None:
        """Of who voted there is one bit each, in no order; of what was said one sealed box; and no hand."""
        assert not Hand.objects.filter(motion=motion).exists()
        rows = serialize("json", Voter.objects.filter(motion=motion))
        assert '"yes"' not in rows
        assert '"no"' not in rows
        assert Box.objects.filter(motion=motion).count() <= 1
