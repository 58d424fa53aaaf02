"""Whatever is given, paused, gone on with, taken back, ended, blocked or erased, in any order:

nothing is ever seen without a permission that holds at that moment, and every sight has its row.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.people import consent
from porch.people.actions import block, leave
from porch.people.actions import consent as actions
from porch.people.models import Grant, Member
from porch.record.models import Disclosure
from porch.record.queries import disclosures_of, first_bad_look
from tests.conftest import NOON, person

SCOPES = ("hours", "recovery")
WHO, WHAT = st.integers(0, 2), st.sampled_from(SCOPES)


class Given:
    """What the test itself remembers of one permission."""

    def __init__(self, grant: Grant) -> None:
        self.pk, self.until = grant.pk, grant.until
        self.paused = self.over = False


class Permissions(RuleBasedStateMachine):
    """Three people, every verb, the hours passing as they like; a model of a few lines says what must hold."""

    @initialize()
    def begin(self) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now = NOON
        self.people = [person(f"Number {n}").pk for n in range(3)]
        self.given: dict[tuple[int, int, str], Given] = {}
        self.apart: set[frozenset[int]] = set()
        self.sights: set[tuple[int, int, str]] = set()

    def member(self, which: int) -> Member | None:
        return Member.objects.filter(pk=self.people[which]).first()

    def two(self, one: int, other: int) -> tuple[Member, Member] | None:
        first, second = self.member(one), self.member(other)
        return (first, second) if first and second and one != other else None

    @rule(whose=WHO, to=WHO, what=WHAT, days=st.integers(1, 4))
    def give(self, whose: int, to: int, what: str, days: int) -> None:
        if two := self.two(whose, to):
            ends = self.now + timedelta(days=days)
            grant = actions.give(what, two[1], by=two[0], now=self.now, ends=ends)
            self.given[whose, to, what] = Given(grant)

    @rule(whose=WHO, to=WHO, what=WHAT, verb=st.sampled_from(["pause", "go_on", "revoke"]), by=WHO)
    def change(self, whose: int, to: int, what: str, verb: str, by: int) -> None:
        known, actor = self.given.get((whose, to, what)), self.member(by)
        if known is None or actor is None:
            return
        done = getattr(actions, verb)(known.pk, by=actor, now=self.now)
        may = by == whose and not known.over and known.paused == (verb == "go_on" or known.paused)
        if verb == "pause":
            may = may and not known.paused
        assert done == may
        if done:
            known.paused = verb == "pause" or (known.paused and verb == "revoke")
            known.over = verb == "revoke"

    @rule(one=WHO, other=WHO)
    def block(self, one: int, other: int) -> None:
        if two := self.two(one, other):
            block(two[1], by=two[0], now=self.now)
            self.apart.add(frozenset((one, other)))
            for (whose, to, _), known in self.given.items():
                known.over = known.over or {whose, to} == {one, other}

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(which=WHO)
    def erase(self, which: int) -> None:
        member = self.member(which)
        if member is not None and Member.objects.count() > 2:
            leave(member, at_once=True, by=None, now=self.now)
            for (whose, to, _), known in self.given.items():
                known.over = known.over or which in (whose, to)

    @rule(viewer=WHO, subject=WHO, what=WHAT)
    def look(self, viewer: int, subject: int, what: str) -> None:
        two = self.two(viewer, subject)
        if two is None:
            return
        rows = disclosures_of(two[1].pk).count()
        right = consent.see(two[0], two[1], what, now=self.now)
        known = self.given.get((subject, viewer, what))
        holds = known is not None and not known.over and not known.paused and self.now < known.until
        assert (right is not None) == (holds and frozenset((viewer, subject)) not in self.apart)
        if right is None:
            assert disclosures_of(two[1].pk).count() == rows
        else:
            self.sights.add((viewer, subject, what))

    @invariant()
    def every_sight_has_a_row_and_every_row_was_a_sight(self) -> None:
        if not hasattr(self, "sights"):
            return
        rows = set(Disclosure.objects.values_list("viewer_id", "subject_id", "scope").distinct())
        assert rows == {(self.people[v], self.people[s], what) for v, s, what in self.sights}

    def teardown(self) -> None:
        if hasattr(self, "story"):
            assert first_bad_look() is None
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


@pytest.mark.django_db
def test_nothing_is_seen_without_a_permission_and_every_sight_has_its_row() -> None:
    run_state_machine_as_test(
        Permissions,
        settings=settings(
            max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
