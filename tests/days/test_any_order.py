"""Whatever somebody does with their days, in whatever order, wherever they go: all days never go down."""

import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from porch.days import actions, queries
from porch.days.models import Thread
from porch.days.registries import told_one_by_one
from porch.days.rules.saying import COUNTS, GOALS
from porch.kit.clock import now as this_moment
from porch.measures.rows import day_of
from porch.people import actions as people
from porch.people.models import Member
from porch.people.parcel import parcel_of
from tests.conftest import person
from tests.measures import day_by_day

DAY = timedelta(days=1)
BACK = st.sampled_from((0, 0, 1, 2, 5, 20, 60, 400))
ZONES = ("Pacific/Auckland", "Pacific/Honolulu", "Europe/London", "America/New_York", "Pacific/Kiritimati")


class Days(RuleBasedStateMachine):
    """One person with up to two threads, doing everything the room lets them do."""

    @initialize()
    def begin(self) -> None:
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = this_moment()
        self.ann = person("Ann Reed")
        self.before: dict[object, int] = {}
        self.thread = actions.open_thread(self.ann, "alcohol", goal="stop", now=self.now)

    def today(self, back: int = 0) -> date:
        return self.now.astimezone(ZoneInfo(self.ann.time_zone)).date() - back * DAY

    def tried(self, act: Any, *args: Any, **words: Any) -> Any:
        try:
            return act(*args, now=self.now, **words)
        except actions.NotToBeTold:
            return None

    @rule(hours=st.sampled_from((1, 7, 24, 24, 72, 700)))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(zone=st.sampled_from(ZONES))
    def moves(self, zone: str) -> None:
        people.move_to(self.ann, zone, now=self.now)

    @rule(back=BACK)
    def uses(self, back: int) -> None:
        self.tried(actions.say_used, self.thread, self.today(back), by=self.ann)

    @rule(back=BACK)
    def tells_of_use_elsewhere(self, back: int) -> None:
        self.tried(actions.told_use, self.ann, ["alcohol"], self.today(back))

    @rule(back=BACK)
    def tells_of_a_day_without_elsewhere(self, back: int) -> None:
        self.tried(actions.told_without, self.ann, None, self.today(back))

    @rule(back=BACK)
    def takes_back_what_was_told_elsewhere(self, back: int) -> None:
        self.tried(actions.not_told, self.ann, None, self.today(back))

    @rule(back=BACK, days=st.integers(0, 30))
    def tells_of_days_without(self, back: int, days: int) -> None:
        first = self.today(back)
        self.tried(actions.say_without, self.thread, first, first + days * DAY, by=self.ann)

    @rule(back=st.sampled_from((-1, 0, 1, 5, 60, 400)))
    def begins_a_run(self, back: int) -> None:
        self.tried(actions.say_since, self.thread, self.today(back), by=self.ann)

    @rule(how=st.sampled_from(COUNTS), back=st.sampled_from((None, 0, 3)), shown=st.booleans())
    def goes_on(self, how: str, back: int | None, shown: bool) -> None:
        day = None if back is None else self.today(back)
        self.tried(actions.go_on, self.thread, how, day=day, shown=shown, by=self.ann)

    @rule(seq=st.integers(1, 12))
    def typed_it_by_mistake(self, seq: int) -> None:
        last = queries.rows_of(self.thread)[-1].seq
        self.tried(actions.not_so, self.thread, max(1, last + 1 - seq), by=self.ann)

    @rule(goal=st.sampled_from(GOALS), count=st.sampled_from(COUNTS))
    def wants_something_else(self, goal: str, count: str) -> None:
        self.tried(actions.say_goal, self.thread, goal, by=self.ann)
        self.tried(actions.choose_count, self.thread, count, by=self.ann)
        self.tried(actions.show_again, self.thread, by=self.ann)

    @rule()
    def lays_it_aside_and_takes_it_up(self) -> None:
        if self.tried(actions.lay_aside, self.thread, by=self.ann) is None:
            self.tried(actions.take_up, self.thread, by=self.ann)

    @rule(back=st.sampled_from((None, 0, 10)))
    def begins_again(self, back: int | None) -> None:
        since = None if back is None else self.today(back)
        self.thread = self.tried(actions.begin_again, self.thread, since=since, by=self.ann) or self.thread

    @rule()
    def wishes_and_takes_back(self) -> None:
        actions.not_now(self.ann, self.now)
        actions.ask_tomorrow(self.ann, self.now)
        actions.do_not_ask(self.ann)

    @rule()
    def brings_their_own_file(self) -> None:
        rows = {thread.pk: len(queries.rows_of(thread)) for thread in Thread.objects.filter(member=self.ann)}
        actions.bring(self.ann, opened(parcel_of(self.ann, now=self.now)), self.now)
        assert {t.pk: len(queries.rows_of(t)) for t in Thread.objects.filter(member=self.ann)} == rows

    @invariant()
    def all_days_never_go_down_and_are_what_a_plain_count_says(self) -> None:
        if not hasattr(self, "ann"):
            return
        for told in queries.told_threads(self.ann, self.now, also_laid_aside=True):
            rows = list(told.rows)
            assert told.today == day_of(rows, self.now)
            assert told.stands.all_days >= self.before.get(told.thread.pk, 0)
            assert told.stands.all_days == len(day_by_day.ever(rows, told.today))
            this = told.stands.this and (told.stands.this.first, told.stands.this.days)
            assert this == day_by_day.this_run(rows, told.today)
            self.before[told.thread.pk] = told.stands.all_days

    def teardown(self) -> None:
        if hasattr(self, "undone"):
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


def opened(packed: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(packed)) as box:
        found: dict[str, Any] = json.loads(box.read("data.json"))
        return found


@pytest.mark.django_db
def test_nothing_anybody_does_lowers_all_days() -> None:
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_days_told_of_one_by_one_stay_when_a_run_turns_out_shorter(
    alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, today = this_moment(), date(2026, 11, 20)
    monkeypatch.setattr(
        told_one_by_one, "_entries", {"here": lambda member, what, first, last: [today - DAY]}
    )
    thread = actions.open_thread(alice, "alcohol", since=today - 30 * DAY, now=now)
    actions.say_used(thread, today - 10 * DAY, by=alice, now=now)
    stands = queries.standing(thread, now)
    assert (stands.last_90.without, stands.all_days) == (21, 30)
    assert [run.days for run in stands.runs] == [20, 1]
