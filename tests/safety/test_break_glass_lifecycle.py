"""Whatever anyone does in any order: nothing is open without a second person's yes, or longer than an hour."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.people.actions import block, leave, unblock
from porch.people.models import Member
from porch.safety.actions import break_glass as glass
from porch.safety.models import BrokenGlass
from porch.safety.queries import break_glass as queries
from porch.safety.rules.break_glass import GLASS, LATEST_NOTICE, OPEN_FOR
from porch.safety.rules.cases import NotDoable
from porch.wire.models import Notice
from tests.conftest import NOON, person
from tests.people.test_way_back_lifecycle import at_once

WHY = "They wrote that they may hurt themselves tonight."


@pytest.fixture
def asked(transactional_db: None, now: datetime) -> BrokenGlass:
    person("Alice Fern")
    carol = person("Carol Stone", "moderator")
    for name, part in (("Dee Lantern", "coordinator"), ("Olu Spring", "operator")):
        person(name, part)
    return glass.ask_to_open("contact", "Alice Fern", WHY, by=carol, now=now)


def test_of_two_answers_at_the_same_moment_one_holds(asked: BrokenGlass, now: datetime) -> None:
    dee, olu = (Member.objects.get(handle=name) for name in ("Dee Lantern", "Olu Spring"))
    first, second = (BrokenGlass.objects.get(pk=asked.pk) for _ in "ab")
    came_of = at_once(
        lambda: glass.say_yes(first, by=dee, now=now), lambda: glass.say_no(second, by=olu, now=now)
    )
    assert came_of == ["", "NotDoable"]
    asked.refresh_from_db()
    assert (asked.state, asked.second) in (("open", dee), ("refused", olu))
    assert Notice.objects.filter(kind="opened").count() == (asked.state == "open")


def test_a_yes_and_taking_it_back_at_the_same_moment_agree(asked: BrokenGlass, now: datetime) -> None:
    dee, carol = (Member.objects.get(handle=name) for name in ("Dee Lantern", "Carol Stone"))
    mine = BrokenGlass.objects.get(pk=asked.pk)
    at_once(lambda: glass.say_yes(asked, by=dee, now=now), lambda: glass.withdraw(mine, by=carol, now=now))
    told = BrokenGlass.objects.get()
    assert told.state in ("withdrawn", "open", "over")
    assert (told.told_at is None) == (told.state == "withdrawn"), "what was ever open is told"


class Glasses(RuleBasedStateMachine):
    """Three of the staff and two members, every verb, the minutes passing as they like."""

    @initialize()
    def begin(self) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now = NOON
        parts = (("Carol Stone", "moderator"), ("Dee Lantern", "coordinator"), ("Olu Spring", "operator"))
        self.staff = [person(name, part).pk for name, part in parts]
        self.members = [person(name).pk for name in ("Alice Fern", "Erin Willow")]
        self.yes_at: dict[object, datetime] = {}

    def one(self, which: int, among: list[object]) -> Member | None:
        return Member.objects.filter(pk=among[which % len(among)]).first()

    def pick(self, which: int) -> BrokenGlass | None:
        rows = list(BrokenGlass.objects.order_by("asked_at", "pk"))
        return rows[which % len(rows)] if rows else None

    @rule(by=st.integers(0, 2), whom=st.integers(0, 4))
    def ask(self, by: int, whom: int) -> None:
        asker, about = self.one(by, self.staff), self.one(whom, [*self.members, *self.staff])
        if asker and about:
            with suppress(NotDoable):
                made = glass.ask_to_open("contact", about.handle, WHY, by=asker, now=self.now)
                assert asker.pk != about.pk
                assert asker.holds("moderator", "coordinator")
                assert made.state == "asked"

    @rule(by=st.integers(0, 2), which=st.integers(0, 9), hours=st.sampled_from([0, 24, 72, 100]))
    def agree(self, by: int, which: int, hours: int) -> None:
        second, found = self.one(by, self.staff), self.pick(which)
        if second and found:
            with suppress(NotDoable):
                glass.say_yes(found, by=second, now=self.now, hours=hours, why_later=WHY)
                assert second.pk not in (found.by_id, found.member_id)
                assert found.pk not in self.yes_at, "nobody says yes twice"
                self.yes_at[found.pk] = self.now

    @rule(by=st.integers(0, 2), which=st.integers(0, 9))
    def refuse(self, by: int, which: int) -> None:
        second, found = self.one(by, self.staff), self.pick(which)
        if second and found:
            with suppress(NotDoable):
                glass.say_no(found, by=second, now=self.now)
                assert found.pk not in self.yes_at

    @rule(by=st.integers(0, 2), which=st.integers(0, 9))
    def withdraw(self, by: int, which: int) -> None:
        asker, found = self.one(by, self.staff), self.pick(which)
        if asker and found:
            with suppress(NotDoable):
                glass.withdraw(found, by=asker, now=self.now)
                assert found.by_id == asker.pk

    @rule(by=st.integers(0, 4), which=st.integers(0, 9))
    def look(self, by: int, which: int) -> None:
        viewer, found = self.one(by, [*self.staff, *self.members]), self.pick(which)
        if viewer and found:
            with suppress(NotDoable):
                glass.look_into(found, by=viewer, now=self.now)
                assert found.by_id == viewer.pk
                assert self.yes_at[found.pk] <= self.now < self.yes_at[found.pk] + OPEN_FOR

    @rule(minutes=st.sampled_from([1, 30, 59, 60, 24 * 60]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def clock(self) -> None:
        glass.shut_what_is_over(self.now)
        glass.tell_those_due(self.now)
        assert not BrokenGlass.objects.filter(state="open", until__lte=self.now).exists()
        late = BrokenGlass.objects.filter(agreed_at__lte=self.now - LATEST_NOTICE, told_at=None)
        assert not late.exists(), "nobody waits longer than three days to be told"

    @rule(by=st.integers(0, 1), whom=st.integers(0, 2), verb=st.sampled_from(["block", "unblock", "erase"]))
    def come_and_go(self, by: int, whom: int, verb: str) -> None:
        member, staff = self.one(by, self.members), self.one(whom, self.staff)
        if member and staff and verb == "block":
            block(staff, by=member, now=self.now)
        elif member and staff and verb == "unblock":
            unblock(staff, by=member)
        elif member and self.now > NOON + timedelta(days=2):
            leave(member, at_once=True, by=member, now=self.now)

    @invariant()
    def every_state_is_as_it_says(self) -> None:
        for one in BrokenGlass.objects.all():
            assert one.state in GLASS.states
            assert (one.agreed_at is not None) == (one.state in ("open", "over"))
            assert (one.pk in self.yes_at) == (one.agreed_at is not None)
            if one.agreed_at and one.until and one.notice_at:
                assert one.until - one.agreed_at == OPEN_FOR
                assert one.notice_at - one.agreed_at <= LATEST_NOTICE
            if one.state == "asked":
                assert not queries.told_to(Member(pk=one.member_id)).filter(pk=one.pk).exists()

    def teardown(self) -> None:
        if hasattr(self, "story"):
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


@pytest.mark.django_db
def test_nothing_is_open_without_a_yes_or_beyond_its_hour_whatever_happens_in_any_order() -> None:
    run_state_machine_as_test(
        Glasses,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
