"""Any acts in any order: a vote is counted once, nothing changes after the end, and time alone ends everything."""

import itertools
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions import (
    ChangesNothing,
    NoVoice,
    SaidEnough,
    TooManyOpen,
    draft,
    put,
    second,
    withdraw,
)
from porch.groups.actions.motions import say as speak
from porch.groups.actions.motions_deciding import count_if_all_have_voted, keep_motions_moving
from porch.groups.actions.motions_leaving import erase_motions
from porch.groups.actions.motions_voting import AlreadyVoted, vote
from porch.groups.models import Belonging, Box, Motion, Voter
from porch.groups.rules.motions import DECIDED, MOTION, VOTED_ON
from porch.people.models import Member
from tests.conftest import person
from tests.groups.deciding import a_group

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NO = (ChangesNothing, NoVoice, TooManyOpen, TooLate, AlreadyVoted, SaidEnough)
DECIDES = [
    {},
    {"decide-with": "substantial-unanimity", "decide-quorum": "any", "decide-second": "yes"},
    {"decide-minority": "always", "decide-discussion": "0", "decide-vote": "1"},
    {"decide-ballot": "open", "decide-with": "majority", "decide-quorum": "half"},
]


class Conscience(RuleBasedStateMachine):
    @initialize(how=st.sampled_from(DECIDES))
    def begin(self, how: dict[str, str]) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now, self.over = NOW, dict[object, tuple[object, ...]]()
        self.people = [person(f"Person {n}") for n in range(4)]
        self.group = a_group(NOW, self.people, settings=how)
        self.cast = dict[tuple[object, str], int]()  # ballots that were taken, by motion and round

    def motion(self, pick: int) -> Motion | None:
        rows = list(Motion.objects.select_related("group", "position").order_by("made_at", "pk"))
        return rows[pick % len(rows)] if rows else None

    def try_it(self, act: object) -> None:
        with suppress(*NO), transaction.atomic():
            act()  # type: ignore[operator]

    @rule(who=st.integers(0, 3), about=st.sampled_from(["text", "end", "setting"]))
    def bring(self, who: int, about: str) -> None:
        by, what = self.people[who], {}
        if about == "setting":
            what = {"setting": ("cross-talk", "off")}
        with suppress(*NO), transaction.atomic():
            put(draft(self.group, about, by=by, now=self.now, text="Tea.", **what), by=by, now=self.now)  # type: ignore[arg-type]

    @rule(pick=st.integers(0, 9), who=st.integers(0, 3), verb=st.sampled_from([second, withdraw, put]))
    def move(self, pick: int, who: int, verb: object) -> None:
        it = self.motion(pick)
        if it is not None:
            self.try_it(lambda: verb(it, by=self.people[who], now=self.now))  # type: ignore[operator]

    @rule(pick=st.integers(0, 9), who=st.integers(0, 3))
    def talk(self, pick: int, who: int) -> None:
        it = self.motion(pick)
        if it is not None:
            self.try_it(lambda: speak(it, "Hm.", by=self.people[who], now=self.now))

    @rule(pick=st.integers(0, 9), who=st.integers(0, 3), says=st.sampled_from(["yes", "no", "abstain"]))
    def vote(self, pick: int, who: int, says: str) -> None:
        it = self.motion(pick)
        if it is None:
            return
        with suppress(*NO), transaction.atomic():
            vote(it, [says], by=self.people[who], now=self.now)
            if it.terms.is_secret:
                key = (it.pk, it.state)
                self.cast[key] = self.cast.get(key, 0) + 1
            count_if_all_have_voted(it, now=self.now)

    @rule(who=st.integers(0, 3), comes=st.booleans())
    def leave_or_come(self, who: int, comes: bool) -> None:
        mine = {"group": self.group, "member": self.people[who]}
        Belonging.objects.filter(**mine).delete()
        if comes:
            Belonging.objects.create(**mine, joined_at=self.now, is_home=True)

    @rule(who=st.integers(0, 3))
    def be_erased(self, who: int) -> None:
        Belonging.objects.filter(member=self.people[who]).delete()
        erase_motions(Member.objects.get(pk=self.people[who].pk), self.now)

    @rule(hours=st.integers(1, 24 * 9))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        keep_motions_moving(self.now)

    @invariant()
    def every_open_motion_has_until_a_time_still_to_come(self) -> None:
        for it in Motion.objects.exclude(state__in=sorted(MOTION.final)):
            assert it.due_at is not None
            assert it.due_at > self.now - timedelta(days=1)

    @invariant()
    def a_vote_is_counted_once(self) -> None:
        for box in Box.objects.select_related("motion"):
            if box.motion.state in VOTED_ON:
                said = sum(box.numbers.values())
                assert said == self.cast.get((box.motion_id, box.motion.state), 0)
                assert said == Voter.objects.filter(motion=box.motion_id, has_voted=True).count()

    @invariant()
    def what_is_over_stays_as_it_is(self) -> None:
        names = ("state", "yes", "no", "abstained", "electorate", "decided_at", "is_carried_out")
        for it in Motion.objects.filter(state__in=sorted(DECIDED)):
            told = tuple(getattr(it, name) for name in names)
            assert self.over.setdefault(it.pk, told) == told
            assert (it.yes or 0) + (it.no or 0) + (it.abstained or 0) <= (it.electorate or 0)

    @invariant()
    def three_are_open_at_most(self) -> None:
        slots = Motion.objects.filter(slot__isnull=False).exclude(state__in=sorted(MOTION.final))
        numbers = list(slots.values_list("slot", flat=True))
        assert len(numbers) == len(set(numbers)) <= 3

    def teardown(self) -> None:
        if not hasattr(self, "story"):
            return
        try:
            for _ in itertools.repeat(None, 6):
                self.now += timedelta(days=15)
                keep_motions_moving(self.now)
            assert not Motion.objects.exclude(state__in=sorted(MOTION.final)).exists()
            assert not Voter.objects.exists()
            assert not Box.objects.exists()
        finally:
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


@pytest.mark.django_db
def test_whatever_anybody_does_in_any_order() -> None:
    run_state_machine_as_test(
        Conscience,
        settings=settings(
            max_examples=7, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
