"""Whatever people do with something small, in any order: places add up, nobody meets whom they blocked, and of two at
once exactly one is told yes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.bonds.actions import TooLate
from porch.company import actions, queries
from porch.company.models import Activity, Coming, Tie
from porch.company.rules.lifecycles import AHEAD
from porch.kit.clock import now as this_moment
from porch.people.actions import block
from porch.people.models import Block, Member
from porch.wire.models import Notice
from tests.bonds.test_capacity import at_once
from tests.company.conftest import Propose
from tests.conftest import person

WHAT_MAY_HAPPEN = (TooLate, actions.NoPlace, actions.NotForThem, actions.NotATime)


class AnyOrder(RuleBasedStateMachine):
    @initialize(places=st.integers(2, 4))
    def begin(self, places: int) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now = this_moment()
        self.people = [person(f"Some One{n}") for n in range(5)]
        said = actions.Proposal(
            "walk", self.now + timedelta(hours=30), "everyone", place="here", places=places
        )
        self.activity = actions.propose(said, by=self.people[0], now=self.now)

    def read(self) -> Activity:
        return Activity.objects.select_related("proposed_by").get(pk=self.activity.pk)

    @rule(
        who=st.integers(0, 4),
        verb=st.sampled_from(
            ["say_yes", "say_yes", "step_back", "close_it", "open_it", "hand_on", "take_over", "call_off"]
        ),
    )
    def do(self, who: int, verb: str) -> None:
        if verb == "call_off" and self.read().taken > 1:
            return  # else most stories are over before they begin
        with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
            getattr(actions, verb)(self.read(), by=self.people[who], now=self.now)

    @rule(one=st.integers(0, 4), other=st.integers(0, 4))
    def part(self, one: int, other: int) -> None:
        if one != other:
            block(self.people[other], by=self.people[one], now=self.now)

    @rule(who=st.integers(0, 4))
    def rest(self, who: int) -> None:
        actions.stay_away(self.people[who], self.now)

    @rule(hours=st.integers(1, 9))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        actions.settle(self.now)

    @invariant()
    def places_add_up(self) -> None:
        held = self.read()
        assert held.taken == Coming.objects.filter(activity=held, state="in").count()
        assert 0 <= held.taken <= held.places

    @invariant()
    def somebody_who_is_in_looks_after_it_or_is_being_looked_for(self) -> None:
        held = self.read()
        if held.state in ("open", "closed"):
            assert Coming.objects.filter(activity=held, member=held.proposed_by, state="in").exists()
        if held.state == "handing-on":
            assert held.proposed_by is None
            assert held.left_at is not None

    @invariant()
    def nobody_is_in_with_whom_they_are_not_to_meet(self) -> None:
        held = self.read()
        if held.state in AHEAD:
            there = Coming.objects.filter(activity=held, state="in").values("member")
            assert not Block.objects.filter(by__in=there, whom__in=there).exists()

    @rule(who=st.integers(0, 4))
    def read_it(self, who: int) -> None:
        """Whoever is not in reads no place and no names."""
        seen = queries.activity_for(self.people[who], self.activity.pk, self.now)
        if seen is not None and not seen.is_in:
            assert seen.place == ""
            assert queries.comers_of(seen, self.now) == []

    def teardown(self) -> None:
        if hasattr(self, "story"):
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


@pytest.mark.django_db
def test_places_stay_true_and_nobody_meets_whom_they_blocked() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def saying(activity: Activity, verb: str, by: Member, now: datetime) -> Callable[[], object]:
    read = Activity.objects.select_related("proposed_by").get(pk=activity.pk)
    return lambda: getattr(actions, verb)(read, by=by, now=now)


@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_last_place_at_once(
    propose: Propose, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    made = propose(alice, places=2)
    came_of = at_once(*(saying(made, "say_yes", one, now) for one in (bob, erin)))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoPlace", "NoneType"]
    assert Coming.objects.filter(activity=made, state="in").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_take_it_over_at_once(
    propose: Propose, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    made = propose(alice)
    for one in (bob, erin):
        actions.say_yes(made, by=one, now=now)
    actions.hand_on(made, by=alice, now=now)
    came_of = at_once(*(saying(made, "take_over", one, now) for one in (bob, erin)))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "TooLate"]
    held = Activity.objects.get(pk=made.pk)
    assert held.place == "The green gate"  # sealed under the key of the one who has it


@pytest.mark.django_db(transaction=True)
def test_two_who_keep_each_other_at_once_are_told_once(
    propose: Propose, alice: Member, erin: Member, now: datetime
) -> None:
    made = propose(alice)
    actions.say_yes(made, by=erin, now=now)
    Activity.objects.filter(pk=made.pk).update(state="over", at=now - timedelta(days=2))
    came_of = at_once(
        lambda: actions.keep(erin, by=alice, now=now), lambda: actions.keep(alice, by=erin, now=now)
    )
    assert came_of == [None, None]
    assert Tie.objects.get().is_mutual
    assert Notice.objects.filter(kind="kept").count() == 2
