"""Whatever anyone does in any order: no code opens before its day, twice, or after a no."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.people import actions, queries
from porch.people.models import Member, Proof, WayBack
from porch.people.rules.way_back import DELAY, USABLE, WAY_BACK
from tests.conftest import person

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PHRASE, NEW = "the heron's grey umbrella", "window chair river"


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run every act in a thread of its own, all starting together; the name of what each raised, sorted."""
    gate, came_of = Barrier(len(acts)), [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            gate.wait()
            act()
        except Exception as raised:
            came_of[place] = type(raised).__name__
        finally:
            connection.close()

    threads = [Thread(target=run, args=numbered) for numbered in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came_of)


@pytest.fixture
def opened(transactional_db: None, now: datetime) -> WayBack:
    alice, dee = person("Alice Fern"), person("Dee Lantern", "coordinator")
    actions.agree_way_back(alice, phrase=PHRASE, in_person=True, now=now)
    return actions.make_way_back("Alice Fern", PHRASE, by=dee, now=now)[0]


def test_of_two_who_use_one_code_at_the_same_moment_one_comes_in(opened: WayBack) -> None:
    use = [
        lambda word=word: actions.use_way_back(opened, f"{NEW} {word}", now=opened.opens_at) for word in "ab"
    ]
    assert at_once(*use) == ["", "TooLate"]
    assert WayBack.objects.get().state == "used"


def test_of_two_made_at_the_same_moment_one_is_open(opened: WayBack) -> None:
    alice, dee = opened.member, Member.objects.get(handle="Dee Lantern")
    actions.end_way_back(opened.pk, by=dee, now=NOON)
    make = [lambda: actions.make_way_back(alice.handle, None, by=dee, now=NOON)] * 2
    assert at_once(*make) == ["", "DoNotGoTogether"]
    assert WayBack.objects.filter(state="open").count() == 1


def test_a_no_and_a_use_at_the_same_moment_agree_on_one_of_them(opened: WayBack) -> None:
    alice = opened.member
    at_once(
        lambda: actions.use_way_back(opened, NEW, now=opened.opens_at),
        lambda: actions.refuse_way_back(alice, now=opened.opens_at),
    )
    alice.refresh_from_db()
    assert alice.check_password(NEW) is (WayBack.objects.get().state == "used")


class WaysBack(RuleBasedStateMachine):
    """Two members and one of the staff, every verb, the hours passing as they like."""

    @initialize()
    def begin(self) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now = NOON
        self.dee = person("Dee Lantern", "coordinator")
        everyone = person("Alice Fern"), person("Erin Willow"), person("Olu Harbour", "operator")
        self.people = [one.pk for one in everyone]
        self.codes: dict[WayBack, str] = {}
        self.ended: set[object] = set()

    def member(self, which: int) -> Member | None:
        return Member.objects.filter(pk=self.people[which]).first()

    @rule(which=st.integers(0, 2), phrase=st.sampled_from([None, "", PHRASE]), in_person=st.booleans())
    def agree(self, which: int, phrase: str | None, in_person: bool) -> None:
        if member := self.member(which):
            with suppress(actions.NeverForStaff):
                actions.agree_way_back(member, phrase=phrase, in_person=in_person, now=self.now)

    @rule(which=st.integers(0, 2), phrase=st.sampled_from([None, PHRASE, "some other words"]))
    def make(self, which: int, phrase: str | None) -> None:
        member = self.member(which)
        proof = Proof.objects.filter(member=member).first() if member else None
        with suppress(actions.DoNotGoTogether):
            name = member.handle if member else "Nobody Here"
            made, code = actions.make_way_back(name, phrase, by=self.dee, now=self.now)
            assert proof is not None
            assert proof.in_person if phrase is None else (proof.digest and phrase == PHRASE)
            assert member is not None
            assert member.state != "leaving"
            self.codes[made] = code

    @rule(which=st.integers(0, 2))
    def make_at_the_machine(self, which: int) -> None:
        if member := self.member(which):
            with suppress(actions.DoNotGoTogether):
                made, code = actions.make_way_back_here(member, now=self.now)
                assert member.is_staff
                self.codes[made] = code

    @rule(which=st.integers(0, 2))
    def refuse(self, which: int) -> None:
        if (member := self.member(which)) and (refused := actions.refuse_way_back(member, now=self.now)):
            self.ended.add(refused.pk)
            assert not WayBack.objects.filter(member=member, state="open").exists()

    @rule(pick=st.integers(0, 9))
    def end(self, pick: int) -> None:
        if self.codes:
            made = list(self.codes)[pick % len(self.codes)]
            with suppress(actions.TooLate):
                actions.end_way_back(made.pk, by=self.dee, now=self.now)
                self.ended.add(made.pk)

    @rule(pick=st.integers(0, 9))
    def use(self, pick: int) -> None:
        if not self.codes:
            return
        made = list(self.codes)[pick % len(self.codes)]
        member = Member.objects.filter(pk=made.member_id).first()
        found = queries.whose_code(member.handle, self.codes[made], self.now) if member else None
        try:
            actions.use_way_back(made, NEW, now=self.now)
        except actions.TooLate:
            assert found is None
            return
        assert found == made
        assert made.pk not in self.ended, "never after a no, an end or a use"
        assert made.made_at + DELAY <= self.now < made.made_at + DELAY + USABLE
        assert member is not None
        assert member.state != "leaving"
        self.ended.add(made.pk)

    @rule(hours=st.sampled_from([1, 12, 23, 24, 48, 72]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def clock(self) -> None:
        actions.end_ways_back_over(self.now)
        assert not WayBack.objects.filter(state="open", until__lte=self.now).exists()

    @rule(which=st.integers(0, 2), verb=st.sampled_from(["leave", "stay", "pause"]))
    def come_and_go(self, which: int, verb: str) -> None:
        if (member := self.member(which)) is None:
            return
        if verb == "leave":
            actions.leave(member, by=member, now=self.now)
        elif verb == "stay":
            actions.stay(member, by=member, now=self.now)
        elif member.state == "here":
            Member.objects.filter(pk=member.pk).update(state="paused")

    @rule(which=st.integers(0, 2))
    def erase(self, which: int) -> None:
        if (member := self.member(which)) and self.now > NOON + timedelta(days=4):
            actions.leave(member, at_once=True, by=member, now=self.now)
            assert not WayBack.objects.filter(member_id=self.people[which]).exists()

    @invariant()
    def a_member_is_shown_what_is_open_and_nothing_else(self) -> None:
        if not hasattr(self, "people"):
            return
        for member in Member.objects.filter(pk__in=self.people):
            still_open = WayBack.objects.filter(member=member, state="open")
            assert member.way_back_open == still_open.exists()
            assert still_open.count() <= 1

    @invariant()
    def what_ended_has_an_end_the_lifecycle_knows(self) -> None:
        for one in WayBack.objects.all():
            assert one.state in WAY_BACK.states
            assert (one.ended_at is None) == (one.state == "open")
            assert one.opens_at - one.made_at == DELAY

    def teardown(self) -> None:
        if hasattr(self, "story"):
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


@pytest.mark.django_db
def test_no_code_opens_too_early_twice_or_after_a_no_whatever_happens_in_any_order() -> None:
    run_state_machine_as_test(
        WaysBack,
        settings=settings(
            max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
