"""Whatever people do in whatever order: no step is skipped, somebody is always next, and nobody named has it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from porch.houses.rules import grieving, leaving
from porch.houses.rules.grieving import GRIEVANCE, may_have_it, may_object
from porch.houses.rules.leaving import FIRST, LEAVING, OPEN, decided_alone, earliest, still_to_do
from porch.kit.lifecycle import NotAllowed

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PEOPLE = [UUID(int=n) for n in range(5)]


class GoingThrough(RuleBasedStateMachine):
    """A return to use, moved by any verb at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.now = LEAVING.start, NOW
        self.due = leaving.due(self.state, NOW)
        self.done: list[str] = []

    @rule(verb=st.sampled_from(sorted(LEAVING.moves)))
    def act(self, verb: str) -> None:
        try:
            after = LEAVING.after(verb, self.state)
        except NotAllowed:
            return
        self.done.append(verb)
        self.state = after
        self.due = leaving.due(after, self.now) or (self.now + timedelta(days=9) if after == "hold" else None)

    @precondition(lambda self: self.state in OPEN)
    @rule(late=st.integers(1, 200))
    def time_passes(self, late: int) -> None:
        """Time alone never ends it."""
        turn = LEAVING.waits_in(self.state)
        assert turn is not None
        self.now += timedelta(hours=late)
        self.state = LEAVING.after(turn.then, self.state)
        self.due = leaving.due(self.state, self.now)
        assert self.state in OPEN

    @invariant()
    def somebody_is_next_until_a_time(self) -> None:
        if self.state in OPEN:
            assert LEAVING.waits_in(self.state) is not None
            assert self.due is not None

    @invariant()
    def nothing_was_decided_before_safety_and_tonight(self) -> None:
        decided = {"stay", "hold", "leave", "let go", "come back"} & set(self.done)
        if decided:
            first = min(self.done.index(verb) for verb in decided)
            assert "safe" in self.done[:first]
            assert "placed" in self.done[:first]


class Objecting(RuleBasedStateMachine):
    """A grievance in a house of five, with anybody named: taken, passed on, answered, or left to time."""

    def __init__(self) -> None:
        super().__init__()
        self.named: set[UUID] = set()
        self.had: set[UUID] = set()
        self.to: UUID | None = None
        self.state, self.now = GRIEVANCE.start, NOW
        self.due = grieving.due(self.state, NOW)

    def _go(self, verb: str) -> None:
        self.state = GRIEVANCE.after(verb, self.state)
        self.due = grieving.due(self.state, self.now)

    def _candidates(self) -> list[UUID]:
        return may_have_it(PEOPLE, named=self.named, apart=self.had)

    @precondition(lambda self: self.state == "looking-for" and self.to is None)
    @rule(named=st.sets(st.sampled_from(PEOPLE)))
    def name(self, named: set[UUID]) -> None:
        self.named = named

    @precondition(lambda self: self.state == "looking-for")
    @rule(pick=st.integers(0, 4))
    def take(self, pick: int) -> None:
        people = self._candidates()
        if not people:
            self._go("go outside")
            return
        self.to = people[pick % len(people)]
        self._go("take")

    @precondition(lambda self: self.state == "with")
    @rule()
    def pass_on(self) -> None:
        assert self.to is not None
        self.had.add(self.to)
        self.to = None
        self._go("pass on")

    @precondition(lambda self: self.state in ("with", "outside"))
    @rule()
    def answer(self) -> None:
        self._go("answer")

    @precondition(lambda self: self.state not in ("closed", "outside"))
    @rule()
    def outside(self) -> None:
        self.to = None
        self._go("go outside")

    @precondition(lambda self: self.state != "closed")
    @rule()
    def time_passes(self) -> None:
        turn = GRIEVANCE.waits_in(self.state)
        assert turn is not None
        if turn.then == "pass on" and self.to is not None:
            self.had.add(self.to)
            self.to = None
        self._go(turn.then)

    @rule()
    def nothing(self) -> None:
        """A day on which nobody does anything."""

    @invariant()
    def nobody_named_or_had_before_has_it(self) -> None:
        if self.state == "with":
            assert self.to not in self.named | self.had

    @invariant()
    def somebody_is_next_until_a_time(self) -> None:
        if self.state != "closed":
            assert GRIEVANCE.waits_in(self.state) is not None
            assert self.due is not None


for machine in (GoingThrough, Objecting):
    machine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestGoingThrough = GoingThrough.TestCase
TestObjecting = Objecting.TestCase


def test_safety_is_all_of_it() -> None:
    assert still_to_do(FIRST) == []
    for code in FIRST:
        assert still_to_do([one for one in FIRST if one != code]) == [code]


@pytest.mark.parametrize(
    ("level", "voters", "alone"),
    [("I", 3, False), ("I", 0, True), ("II", 3, True), ("III", 0, True), ("IV", 5, True)],
)
def test_who_may_decide_alone(level: str, voters: int, alone: bool) -> None:
    assert decided_alone(level, voters) is alone


def test_nobody_is_gone_on_the_day_it_is_decided() -> None:
    assert earliest(NOW.date()) == NOW.date() + timedelta(days=1)


def test_whoever_left_may_object_for_sixty_days() -> None:
    gone = NOW.date()
    assert may_object(None, gone)
    assert may_object(gone, gone + timedelta(days=60))
    assert not may_object(gone, gone + timedelta(days=61))
