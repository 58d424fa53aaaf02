"""Whatever two people and a third do about something one of them means to do, in any order: who reads it is who was
given it and said yes, and whoever asked never learns more than a yes. And a group's sum, through its real verbs."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.bonds.actions.moving import TooLate
from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.commitments.actions import asking, making, together
from porch.commitments.belongings import belonging
from porch.commitments.models import Tap, Week, Witness
from porch.commitments.queries import seen
from porch.commitments.queries.own import my_own
from porch.commitments.queries.together import effort_of
from porch.commitments.rules.together import STEP
from porch.commitments.rules.when import When
from porch.groups.actions.belonging import leave, let_belong
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.kit.clock import now as this_moment
from porch.kit.clock import today_in
from porch.people.actions import block
from porch.people.actions.consent import go_on, pause, revoke
from porch.people.models import Block, Grant
from porch.people.queries import are_blocked
from porch.wire.models import Notice
from tests.conftest import person

WHAT_MAY_HAPPEN = (TooLate, asking.NotThem, asking.NotForThem)
OWNER, ONE, OTHER = 0, 1, 2


class Story(RuleBasedStateMachine):
    """Each story in a transaction that is undone at its end."""

    def open(self) -> None:
        self.story = transaction.atomic()
        self.story.__enter__()
        self.now = this_moment()

    def teardown(self) -> None:
        if hasattr(self, "story"):
            transaction.set_rollback(True)
            self.story.__exit__(None, None, None)


class Witnesses(Story):
    """A model beside it keeps, in three words a person, what should be so: asked, stands, or nothing."""

    @initialize()
    def begin(self) -> None:
        self.open()
        self.people = [person(f"Some One{n}") for n in range(3)]
        for other in self.people[1:]:
            key = between(self.people[0].pk, other.pk)
            Pair.objects.create(
                mode="peers", first=self.people[0], second=other, between=key, started_at=self.now
            )
        plan = making.Plan("call", When("daily", today_in("UTC", self.now)), "Call")
        self.meant = making.make(plan, by=self.people[0], now=self.now)
        self.said_yes = {ONE: False, OTHER: False}

    def row(self, who: int) -> Witness | None:
        rows = Witness.objects.select_related("commitment__member").exclude(state="ended")
        return rows.filter(member=self.people[who]).first()

    @rule(who=st.sampled_from((ONE, OTHER)), ends=st.sampled_from(("week", "month")))
    def ask(self, who: int, ends: str) -> None:
        open_now = seen.reads_by(self.people[who], self.meant, self.now)
        stood = open_now is not None and open_now.state == "stands"
        with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
            asking.ask(self.meant, self.people[who], by=self.people[OWNER], now=self.now, ends=ends)
            self.said_yes[who] = self.said_yes[who] and stood

    @rule(who=st.sampled_from((ONE, OTHER)), word=st.sampled_from(("yes", "yes", "not now", "no")))
    def answer(self, who: int, word: str) -> None:
        row = self.row(who)
        if row is None:
            return
        before = Notice.objects.filter(member=self.people[OWNER]).count()
        with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
            asking.answer(row, word, by=self.people[who], now=self.now)
            self.said_yes[who] = word == "yes"
        if word != "yes":
            assert Notice.objects.filter(member=self.people[OWNER]).count() == before

    @rule(who=st.sampled_from((ONE, OTHER)), verb=st.sampled_from(("step_back", "take_back")))
    def end(self, who: int, verb: str) -> None:
        row, by = self.row(who), self.people[who if verb == "step_back" else OWNER]
        if row is not None:
            with suppress(*WHAT_MAY_HAPPEN), transaction.atomic():
                getattr(asking, verb)(row, by=by, now=self.now)
                self.said_yes[who] = False

    @rule(verb=st.sampled_from((pause, go_on, revoke)))
    def at_the_gate(self, verb: object) -> None:
        for grant in Grant.objects.filter(subject=self.people[OWNER]):
            verb(grant.pk, by=self.people[OWNER], now=self.now)  # type: ignore[operator]

    @rule(who=st.sampled_from((ONE, OTHER)), way=st.booleans(), back=st.booleans())
    def part(self, who: int, way: bool, back: bool) -> None:
        by, whom = (OWNER, who) if way else (who, OWNER)
        block(self.people[whom], by=self.people[by], now=self.now)
        self.said_yes[who] = False
        if back:  # a block that is taken back opens nothing again
            Block.objects.all().delete()

    @rule(hours=st.sampled_from((1, 30, 24 * 6, 24 * 40)))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        asking.let_pass(self.now)

    @invariant()
    def who_reads_how_it_went_said_yes_and_holds_a_grant(self) -> None:
        if not hasattr(self, "meant"):
            return
        mine = my_own(self.people[OWNER], self.meant.pk, self.now)
        assert mine is not None
        named = {one.witness.member_id for one in mine.stands}
        for who in (ONE, OTHER):
            viewer = self.people[who]
            found = seen.watched(viewer, self.meant.pk, self.now)
            if found is None:
                continue
            assert viewer.pk in named, "whoever may read it stands in its owner's list"
            assert not are_blocked(viewer, self.people[OWNER])
            held = Grant.objects.filter(to_member=viewer, revoked_at=None, paused_at=None, until__gt=self.now)
            assert held.exists()
            assert found.is_asked or self.said_yes[who], "nobody reads on who has not said yes"
            assert not (found.is_asked and found.told)


class Sums(Story):
    """Eight take part in one group."""

    @initialize()
    def begin(self) -> None:
        self.open()
        self.now = self.now.replace(hour=12)
        self.group = Group.objects.create(
            slug="sum", name="Sum", state="open", asked_at=self.now, opened_at=self.now, time_zone="UTC"
        )
        change_setting(self.group, "shared-effort", "yes", by=None, now=self.now)
        self.group.refresh_from_db()
        self.people = [person(f"Some One{n}") for n in range(8)]
        for one in self.people:
            let_belong(self.group, one, self.now)
            together.take_part(self.group, by=one, now=self.now)
        self.weeks: dict[date, int] = {}
        self.ever = 0

    @rule(who=st.lists(st.integers(0, 7), min_size=1, max_size=8), what=st.sampled_from(("call", "door")))
    def tap(self, who: list[int], what: str) -> None:
        for number in who:
            with suppress(together.Enough, together.NotHere), transaction.atomic():
                together.tap(self.group, what, by=self.people[number], now=self.now)

    @rule(days=st.sampled_from((0, 1, 1, 2, 8)))
    def later(self, days: int) -> None:
        waiting = {
            row.member_id for row in Tap.objects.filter(on__lt=(self.now + timedelta(days=days)).date())
        }
        before = sum(self.weeks.values())
        self.now += timedelta(days=days)
        together.add(self.now)
        if len(waiting) < 6:
            assert sum(Week.objects.values_list("total", flat=True)) == before, "five are not added"

    @rule(who=st.integers(0, 7), how=st.sampled_from(("stop", "leave", "erase", "block")))
    def go(self, who: int, how: str) -> None:
        one = self.people[who]
        if how == "stop":
            together.stop_taking_part(self.group, by=one, now=self.now)
        elif how == "erase":
            belonging.erase(one, self.now)
        elif how == "block":
            block(self.people[(who + 1) % 8], by=one, now=self.now)
        else:
            with suppress(TooLate), transaction.atomic():
                leave(self.group, by=one, now=self.now, take_words=False)

    @invariant()
    def no_sum_ever_falls_and_steps_hide_the_rest(self) -> None:
        if not hasattr(self, "weeks"):
            return
        now = {week.monday: week.total for week in Week.objects.filter(group=self.group)}
        assert all(now.get(monday, 0) >= total for monday, total in self.weeks.items())
        assert all(total >= 6 for total in now.values()), "a sum begins with six"
        self.weeks = now
        effort = effort_of(self.group, self.people[0], self.now)
        assert effort.ever >= self.ever
        assert effort.this_week % STEP == effort.ever % STEP == 0
        self.ever = effort.ever


@pytest.mark.django_db
@pytest.mark.parametrize("story", [Witnesses, Sums])
def test_in_any_order(story: type[Story]) -> None:
    run_state_machine_as_test(
        story,
        settings=settings(
            max_examples=20, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
