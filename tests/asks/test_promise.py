"""Whatever anyone does in any order: an open ask has a next person and a deadline, and time alone brings it home."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.asks import actions
from porch.asks.models import Alert, Ask
from porch.asks.rules.lifecycles import ASK, BY_KIND, OPEN, WISH
from porch.people.actions import block, leave, pause
from porch.people.models import Member
from tests.asks.conftest import can_help, shift
from tests.conftest import person

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OVER = (actions.TooLate, actions.WithSomeone, actions.NotAHelper, actions.NothingWritten)


def test_every_state_that_is_not_final_names_who_is_next_and_a_deadline_that_exists() -> None:
    for life in (ASK, WISH):
        for state in life.states - life.final:
            turn = life.turns[state]
            assert turn.who
            assert turn.within in {"wave", "desk", "letter", "everyone", "silence", "pairing"}


class AnyOrder(RuleBasedStateMachine):
    """Two who ask, two who help, one who coordinates, and a clock that runs late."""

    @initialize(helpers=st.integers(0, 2), coordinator=st.booleans())
    def begin(self, helpers: int, coordinator: bool) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now = NOW
        self.askers = [person(f"Asker {n}") for n in range(2)]
        self.helpers = [person(f"Helper {n}", "mentor") for n in range(2)]
        for helper in self.helpers[:helpers]:
            can_help(helper, NOW)
            shift(helper, NOW)
            shift(helper, NOW, day=5, is_reserve=True)
        self.desk = [person("Dee Lantern", "coordinator")] if coordinator else []

    def asks(self) -> list[Ask]:
        return list(Ask.objects.order_by("asked_at", "pk"))

    def one(self, pick: int) -> Ask | None:
        return self.asks()[pick % len(self.asks())] if self.asks() else None

    @rule(who=st.integers(0, 3), kind=st.sampled_from(sorted(BY_KIND)), wish=st.booleans())
    def ask(self, who: int, kind: str, wish: bool) -> None:
        member = Member.objects.get(pk=[*self.askers, *self.helpers][who].pk)
        if member.is_here:
            actions.ask_for(member, kind, now=self.now, wishes=["pathways"] if wish else [])

    @rule(pick=st.integers(0, 9), verb=st.sampled_from(["accept", "not_now"]))
    def answer(self, pick: int, verb: str) -> None:
        alerts = list(Alert.objects.select_related("helper").order_by("asked_at", "pk"))
        if alerts:
            alert = alerts[pick % len(alerts)]
            with suppress(*OVER):
                getattr(actions, verb)(alert, by=alert.helper, now=self.now)

    @rule(
        pick=st.integers(0, 9),
        verb=st.sampled_from(["finish", "look_again", "withdraw"]),
        helper=st.booleans(),
    )
    def end(self, pick: int, verb: str, helper: bool) -> None:
        ask = self.one(pick)
        by = (ask.helper if helper else ask.asker) if ask else None
        if ask is not None and by is not None:
            with suppress(*OVER):
                getattr(actions, verb)(ask, by=by, now=self.now)

    @rule(pick=st.integers(0, 9), comes=st.booleans())
    def at_the_desk(self, pick: int, comes: bool) -> None:
        ask = self.one(pick)
        if ask is not None and self.desk:
            with suppress(*OVER):
                if comes:
                    actions.take(ask, by=self.desk[0], now=self.now)
                else:
                    actions.write(ask, "I am sorry nobody came.", by=self.desk[0], now=self.now)

    @rule(who=st.integers(0, 3), what=st.sampled_from(["block", "pause", "leave"]))
    def go(self, who: int, what: str) -> None:
        member = Member.objects.get(pk=[*self.askers, *self.helpers][who].pk)
        if not member.is_here:
            return
        if what == "block":
            block(self.helpers[0], by=self.askers[0], now=self.now)
        elif what == "pause":
            pause(member, until=None, now=self.now)
        else:
            leave(member, by=member, now=self.now)

    @rule(minutes=st.integers(1, 2000))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        actions.keep_time(self.now)
        late = Ask.objects.filter(due_at__lte=self.now)
        assert not late.exists(), "after the clock ran no deadline lies in the past"

    @invariant()
    def somebody_is_next_until_a_time(self) -> None:
        for ask in self.asks():
            turn = ask.LIFECYCLE.waits_in(ask.state)
            assert (turn is None) == (ask.due_at is None) == (ask.state not in OPEN)

    @invariant()
    def one_question_to_a_helper_and_one_person_at_a_time(self) -> None:
        for helper in self.helpers:
            asked = Alert.objects.filter(helper=helper, state="open")
            assert asked.count() <= 1
            with_one = Ask.objects.filter(helper=helper, state="with-someone").exclude(kind="ride")
            assert with_one.count() <= 1
            if with_one.exists():
                assert not asked.exclude(ask__kind="ride").filter(asked_at__gte=self.now).exists()

    def teardown(self) -> None:
        if hasattr(self, "story"):
            self.time_alone_brings_everything_home()
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)

    def time_alone_brings_everything_home(self) -> None:
        """Nobody does anything any more: what is not over lies in the hands of everyone who runs the place."""
        for _ in range(12):
            self.now += timedelta(days=8)
            actions.keep_time(self.now)
        assert {ask.state for ask in self.asks()} <= ASK.final | WISH.final | ASK.held | WISH.held


@pytest.mark.django_db
def test_whatever_anyone_does_somebody_is_next() -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=12, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
