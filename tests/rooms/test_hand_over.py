"""Whoever hosts may drop out at any moment: a room in which people sit always has somebody next and a deadline."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from porch.rooms.rules.floor import GRACE, Floor, NotTheirs, Refused
from porch.rooms.rules.handover import (
    ADRIFT_FOR,
    ANSWER_IN,
    THE_HOST,
    is_at_its_end,
    next_of,
    who_leads,
)
from porch.rooms.rules.roles import CO_HOST, HOST, MAY, leads
from porch.rooms.rules.turns import Act
from porch.rooms.rules.verbs import OF_THOSE_WHO_SERVE, perform
from porch.rooms.rules.written import as_values, from_values

NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
BOB, ANA, DEE, NEW = 1, 2, 3, 4


def after(floor: Floor, minutes: float, *acts: tuple[str, int | None]) -> Floor:
    """The floor when ``acts`` have been done and the clock has looked round, ``minutes`` after the beginning."""
    at = NOW + timedelta(minutes=minutes)
    for verb, who in acts:
        floor = perform(floor, Act(verb, who, at))
    for verb in ("tick", "watch"):
        floor = perform(floor, Act(verb, None, at))
    return floor


@pytest.fixture
def floor() -> Floor:
    """Bob hosts; Ana and Dee have been here from the start; somebody new came as well."""
    found = Floor()
    for who, what in ((BOB, "host steady"), (ANA, "steady"), (NEW, "newcomer steady"), (DEE, "steady")):
        found = perform(found, Act("come", who, NOW, value=what))
    return perform(found, Act("watch", None, NOW))


def role(floor: Floor, no: int) -> str:
    chair = floor.chair(no)
    assert chair is not None
    return chair.role


def test_a_host_who_comes_back_in_time_still_hosts(floor: Floor) -> None:
    gone = after(floor, 1, ("out", BOB))
    assert next_of(gone) is not None
    back = after(gone, 2.5, ("back", BOB))
    assert (role(back, BOB), back.lead.asked) == (HOST, None)


def test_a_co_host_takes_over(floor: Floor) -> None:
    helped = floor.with_chair(DEE, role=CO_HOST)
    gone = after(helped, 1, ("out", BOB))
    assert role(gone, DEE) == CO_HOST
    later = after(gone, 3.5)
    assert role(later, DEE) == HOST
    back = after(later, 5, ("back", BOB))
    assert (role(back, BOB), role(back, DEE)) == (CO_HOST, HOST)


def test_else_whoever_is_here_longest_is_asked_and_then_the_next(floor: Floor) -> None:
    gone = after(after(floor, 1, ("out", BOB)), 3)
    assert (gone.lead.asked, role(gone, ANA)) == (ANA, "")
    slow = after(gone, 5.5)
    assert slow.lead.asked == DEE
    yes = after(slow, 6, ("take-lead", DEE))
    assert role(yes, DEE) == HOST
    assert (yes.lead.asked, yes.lead.passed) == (None, ())


def test_not_now_asks_the_next_at_once_and_nobody_new(floor: Floor) -> None:
    gone = after(after(floor, 1, ("out", BOB)), 3, ("not-me", ANA))
    assert gone.lead.asked == ANA  # it was not asked yet
    no = perform(gone, Act("not-me", ANA, NOW + timedelta(minutes=3)))
    assert no.lead.asked == DEE
    none = perform(no, Act("not-me", DEE, NOW + timedelta(minutes=3)))
    assert (none.lead.asked, none.mode) == (None, "silent")
    assert not is_at_its_end(none, NOW + timedelta(minutes=12))
    assert is_at_its_end(none, NOW + timedelta(minutes=13))


def test_a_room_in_text_shares_again_when_somebody_leads_it(floor: Floor) -> None:
    gone = after(after(floor, 1, ("out", BOB)), 3)
    for who in (ANA, DEE):
        gone = after(gone, 3, ("not-me", who))
    assert gone.mode == "silent"
    back = after(gone, 8, ("back", BOB))
    assert (back.mode, back.lead.adrift_at) == ("order", None)
    assert not is_at_its_end(back, NOW + timedelta(minutes=30))


def test_nobody_takes_a_lead_they_were_not_asked_for(floor: Floor) -> None:
    gone = after(after(floor, 1, ("out", BOB)), 3)
    with pytest.raises(NotTheirs):
        perform(gone, Act("take-lead", DEE, NOW))
    back = perform(gone, Act("back", BOB, NOW + timedelta(minutes=4)))
    with pytest.raises(Refused, match="hosts again"):
        perform(back, Act("take-lead", ANA, NOW + timedelta(minutes=4)))


def test_a_role_needs_a_yes(floor: Floor) -> None:
    asked = perform(floor, Act("ask-role", BOB, NOW, about=ANA, value="timekeeper"))
    assert role(asked, ANA) == ""
    assert role(perform(asked, Act("take-role", ANA, NOW)), ANA) == "timekeeper"
    no = perform(asked, Act("decline-role", ANA, NOW))
    assert (role(no, ANA), no.lead.offers) == ("", ())
    with pytest.raises(NotTheirs):
        perform(no, Act("take-role", ANA, NOW))


def test_a_room_is_handed_over_when_the_other_says_yes(floor: Floor) -> None:
    asked = perform(floor, Act("hand-over", BOB, NOW, about=DEE))
    assert (role(asked, BOB), role(asked, DEE)) == (HOST, "")
    yes = perform(asked, Act("take-role", DEE, NOW))
    assert (role(yes, BOB), role(yes, DEE)) == (CO_HOST, HOST)
    with pytest.raises(Refused, match="new"):
        perform(yes, Act("hand-over", DEE, NOW, about=NEW))


def test_whoever_would_serve_says_so_and_a_host_says_yes(floor: Floor) -> None:
    ready = perform(floor, Act("volunteer", DEE, NOW, value="captioner"))
    assert role(ready, DEE) == ""
    serves = perform(ready, Act("welcome-help", BOB, NOW, about=DEE))
    assert (role(serves, DEE), serves.lead.ready) == ("captioner", ())
    assert role(perform(serves, Act("lay-down", DEE, NOW)), DEE) == ""
    with pytest.raises(Refused):
        perform(floor, Act("volunteer", DEE, NOW, value="host"))


@pytest.mark.parametrize("verb", sorted(OF_THOSE_WHO_SERVE))
@pytest.mark.parametrize("serves", ["", *MAY])
def test_the_table_alone_says_what_a_role_opens(floor: Floor, serves: str, verb: str) -> None:
    seated = floor.with_chair(ANA, role=serves)
    opens, refused = verb in MAY.get(serves, ()), False
    try:
        perform(seated, Act(verb, ANA, NOW, about=DEE, value="order"))
    except Refused:
        pass
    except NotTheirs:
        refused = True
    assert refused is not opens


def test_nobody_but_a_host_puts_out_whoever_leads(floor: Floor) -> None:
    helped = floor.with_chair(DEE, role=CO_HOST)
    for verb in ("put-out", "send-back"):
        with pytest.raises(NotTheirs):
            perform(helped, Act(verb, DEE, NOW, about=BOB))
        with pytest.raises(Refused):
            perform(helped, Act(verb, BOB, NOW, about=BOB))
    assert not perform(helped, Act("put-out", BOB, NOW, about=DEE)).is_here(DEE)


class HostsComeAndGo(RuleBasedStateMachine):
    """Anybody comes, goes, says yes or no, and time passes: a room that runs is never left to itself."""

    PEOPLE = st.integers(1, 6)

    @initialize()
    def begin(self) -> None:
        self.floor, self.now, self.ended = Floor(), NOW, 0

    def do(self, verb: str, who: int | None, **told: object) -> None:
        try:
            self.floor = perform(self.floor, Act(verb, who, self.now, **told))  # type: ignore[arg-type]
        except (Refused, NotTheirs):
            return

    @rule(
        who=PEOPLE, what=st.sampled_from(["steady", "steady host", "newcomer steady", "", "co-host steady"])
    )
    def come(self, who: int, what: str) -> None:
        self.do("come", who, value=what)
        self.look_round(0)

    @rule(who=PEOPLE, verb=st.sampled_from(["out", "back", "raise", "done"]))
    def move(self, who: int, verb: str) -> None:
        self.do(verb, who)
        self.look_round(0)

    @rule(verb=st.sampled_from(["take-lead", "not-me"]))
    def answer(self, verb: str) -> None:
        self.do(verb, self.floor.lead.asked)
        self.look_round(0)

    @rule(
        by=PEOPLE,
        about=PEOPLE,
        verb=st.sampled_from(["hand-over", "ask-role", "put-out", "send-back", "take-back"]),
    )
    def host(self, by: int, about: int, verb: str) -> None:
        self.do(verb, by, about=about, value="co-host")
        self.look_round(0)

    @rule(who=PEOPLE, verb=st.sampled_from(["take-role", "decline-role", "lay-down"]))
    def serve(self, who: int, verb: str) -> None:
        self.do(verb, who)
        self.look_round(0)

    @rule(seconds=st.integers(1, 400))
    def look_round(self, seconds: int) -> None:
        """The clock comes round every five seconds, however long it is."""
        until = self.now + timedelta(seconds=seconds)
        while True:
            self.do("tick", None)
            self.do("watch", None)
            if is_at_its_end(self.floor, self.now):  # the next room begins
                self.floor, self.ended = Floor(), self.ended + 1
            if self.now >= until:
                return
            self.now = min(until, self.now + timedelta(seconds=5))

    @invariant()
    def somebody_is_next_and_until_when(self) -> None:
        found = next_of(self.floor)
        if not self.floor.here:
            return
        assert found is not None
        if found.who == THE_HOST:
            assert who_leads(self.floor) is not None
            assert self.floor.lead.asked is None
        else:
            assert found.until is not None
            assert self.now < found.until <= self.now + max(GRACE, ANSWER_IN, ADRIFT_FOR)

    @invariant()
    def only_somebody_who_could_is_asked(self) -> None:
        asked = self.floor.lead.asked
        if asked is not None:
            chair = self.floor.chair(asked)
            assert chair is not None and chair.is_here and chair.steady and not chair.newcomer  # noqa: PT018

    @invariant()
    def at_most_one_hosts_of_those_asked_in_turn(self) -> None:
        assert not self.floor.lead.asked or not any(leads(chair.role) for chair in self.floor.here)

    @invariant()
    def what_is_written_down_reads_the_same(self) -> None:
        assert from_values(as_values(self.floor)) == replace(self.floor)


HostsComeAndGo.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestHostsComeAndGo = HostsComeAndGo.TestCase
