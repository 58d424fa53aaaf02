"""Nobody is ever given more people than they said they can carry, whatever comes at once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.bonds import actions
from porch.bonds.actions.proposing import propose
from porch.bonds.models import Load, Pair, PairingSettings, Proposal
from porch.bonds.rules.terms import COVER, LASTING, SLOTS, TEMPORARY
from porch.people.actions import come_back
from porch.people.actions import pause as take_a_pause
from porch.people.models import LivedExperience, Member
from tests.bonds.conftest import FOUND, Offer, Tell
from tests.conftest import person

TERM_OF = {"seeker": LASTING, "newcomer": TEMPORARY, "covered": COVER}
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def at_once(*acts: Callable[[], object]) -> list[BaseException | None]:
    """Run every act in a thread of its own, all starting together; what each raised, in order."""
    gate = Barrier(len(acts))
    came_of: list[BaseException | None] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            gate.wait()
            act()
        except Exception as raised:
            came_of[place] = raised
        finally:
            connection.close()

    threads = [Thread(target=run, args=numbered) for numbered in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came_of


def yes(offer: Proposal, by: Member) -> Callable[[], object]:
    mine = Proposal.objects.select_related("first", "second").get(pk=offer.pk)
    return lambda: actions.accept(mine, by=by, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_yeses_at_once_for_one_place_one_is_kept(
    bob: Member, alice: Member, erin: Member, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    tell_of(bob, capacity=1)
    offers = [offered(bob, tell_of(one, wants_mentor=True)) for one in (alice, erin)]
    for offer in offers:
        actions.approve(offer, by=dee, now=now)
    came_of = at_once(*(yes(offer, bob) for offer in offers))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoPlaceLeft", "NoneType"]
    assert Load.objects.get(member=bob).held == 1
    assert sorted(Proposal.objects.values_list("state", flat=True)) == ["asked-second", "withdrawn"]


@pytest.mark.django_db(transaction=True)
def test_the_same_yes_sent_twice_at_once_makes_one_pair(
    bob: Member, alice: Member, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    offer = offered(tell_of(bob, capacity=3), tell_of(alice, wants_mentor=True))
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=bob, now=now)
    came_of = at_once(yes(offer, alice), yes(offer, alice))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "TooLate"]
    assert Pair.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_deadline_at_the_same_moment_agree_on_one_of_them(
    bob: Member, alice: Member, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    offer = offered(tell_of(bob, capacity=3), tell_of(alice, wants_mentor=True))
    actions.approve(offer, by=dee, now=now)
    at_once(yes(offer, bob), lambda: actions.expire_due(now + timedelta(hours=72)))
    state = Proposal.objects.get().state
    held = Load.objects.filter(member=bob).values_list("held", flat=True).first() or 0
    assert (state, held) in {("asked-second", 1), ("expired", 0)}


class Lifecycles(RuleBasedStateMachine):
    """Any acts in any order: counts are what the rows say, and never more than someone said they carry."""

    @initialize(capacity=st.integers(0, 3), mode=st.sampled_from(["mentors", "peers"]))
    def begin(self, capacity: int, mode: str) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now, self.mode = NOW, mode
        self.dee = person("Dee Lantern", "coordinator")
        self.mentors = [person(f"Mentor {n}", "mentor") for n in range(2)]
        self.seekers = [person(f"Seeker {n}") for n in range(3)]
        LivedExperience.objects.filter(member__in=self.mentors).update(capacity=capacity)
        PairingSettings.objects.update_or_create(pk=1, defaults={"temporary_mentors": 2})
        self.most = capacity

    def one_of(self, rows: list[Proposal] | list[Pair], pick: int) -> Proposal | Pair | None:
        return rows[pick % len(rows)] if rows else None

    @rule(mentor=st.integers(0, 1), seeker=st.integers(0, 2), term=st.sampled_from(sorted(SLOTS)))
    def propose(self, mentor: int, seeker: int, term: str) -> None:
        two = self.mentors[mentor], self.seekers[seeker]
        term = term if self.mode == "mentors" else LASTING
        with suppress(actions.AlreadyOffered, actions.TooLate):
            offer = propose(self.mode, *two, FOUND, source="hand", now=self.now, term=term)
            actions.approve(offer, by=self.dee, now=self.now)

    @rule(pick=st.integers(0, 20), verb=st.sampled_from(["end_in_time", "make_lasting"]))
    def a_time_goes_on_or_ends(self, pick: int, verb: str) -> None:
        pairs = Pair.objects.select_related("first", "second", "conversation").order_by("pk")
        pair = self.one_of(list(pairs), pick)
        if isinstance(pair, Pair):
            with suppress(actions.TooLate, actions.NoPlaceLeft), transaction.atomic():
                getattr(actions, verb)(pair, now=self.now)

    @rule(days=st.sampled_from([10, 31, 91]))
    def weeks_go_by(self, days: int) -> None:
        self.now += timedelta(days=days)
        actions.expire_due(self.now)

    @rule(
        pick=st.integers(0, 20),
        second=st.booleans(),
        verb=st.sampled_from(["accept", "decline", "set_aside"]),
    )
    def answer(self, pick: int, second: bool, verb: str) -> None:
        offer = self.one_of(list(Proposal.objects.select_related("first", "second").order_by("pk")), pick)
        if isinstance(offer, Proposal):
            by = offer.second if second else offer.first
            with suppress(actions.TooLate, actions.NoPlaceLeft):
                getattr(actions, verb)(offer, by=by, now=self.now)

    @rule(pick=st.integers(0, 20), verb=st.sampled_from(["pause", "resume", "end"]))
    def change_a_pair(self, pick: int, verb: str) -> None:
        pair = self.one_of(
            list(Pair.objects.select_related("first", "second", "conversation").order_by("pk")), pick
        )
        if isinstance(pair, Pair) and pair.first is not None:
            with suppress(actions.TooLate, actions.NotTheirs):
                getattr(actions, verb)(pair, by=pair.first, now=self.now)

    @rule(hours=st.integers(1, 100))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        actions.expire_due(self.now)

    @rule(mentor=st.integers(0, 1), seeker=st.integers(0, 2))
    def part(self, mentor: int, seeker: int) -> None:
        actions.part_quietly(self.mentors[mentor], self.seekers[seeker], self.now)

    @rule(mentor=st.integers(0, 1))
    def leave(self, mentor: int) -> None:
        actions.leave_everything(self.mentors[mentor], self.now)

    @rule(who=st.integers(0, 4), comes_back=st.booleans())
    def rest(self, who: int, comes_back: bool) -> None:
        member = [*self.mentors, *self.seekers][who]
        if comes_back:
            come_back(member)
        else:
            take_a_pause(member, until=None, now=self.now)

    @invariant()
    def whoever_rests_is_asked_nothing(self) -> None:
        away = Q(first__state="paused") | Q(second__state="paused")
        assert not Proposal.objects.filter(away, state__startswith="asked").exists()

    @invariant()
    def every_count_is_what_the_rows_say(self) -> None:
        for load in Load.objects.select_related("member"):
            as_first = load.member in self.mentors
            side = {"first" if as_first else "second": load.member}
            side |= {} if as_first or load.part == "peer" else {"term": TERM_OF[load.part]}
            live = Pair.objects.filter(state__in=("active", "paused"), **side).count()
            said_yes = Proposal.objects.filter(state="asked-second", **side).count() if as_first else 0
            assert load.held == live + said_yes
            assert load.held <= {"mentor": self.most, "newcomer": 2, "covered": 3}.get(load.part, 1)

    @invariant()
    def whoever_is_asked_has_until_a_time_that_has_not_passed(self) -> None:
        for offer in Proposal.objects.filter(state__startswith="asked"):
            assert offer.due_at is not None
            assert offer.due_at > self.now

    def teardown(self) -> None:
        if hasattr(self, "story"):
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


@pytest.mark.django_db
def test_counts_stay_true_whatever_anyone_does_in_any_order() -> None:
    run_state_machine_as_test(
        Lifecycles,
        settings=settings(
            max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.django_db
def test_someone_who_has_a_peer_cannot_say_yes_to_a_second(
    alice: Member, erin: Member, frank: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    one = offered(alice, erin, "peers")
    actions.approve(one, by=dee, now=now)
    actions.accept(one, by=alice, now=now)
    actions.accept(one, by=erin, now=now)
    other = offered(alice, frank, "peers")
    actions.approve(other, by=dee, now=now)
    with pytest.raises(actions.NoPlaceLeft):
        actions.accept(other, by=alice, now=now)
    other.refresh_from_db()
    assert other.state == "withdrawn"
