"""Whatever people do in a room, in whatever order: the floor holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from porch.rooms.rules.floor import (
    GRACE,
    HOWS,
    MODES,
    ORDER,
    REACTIONS,
    SHARE_LENGTHS,
    Floor,
    NotTheirs,
    Refused,
    heard,
)
from porch.rooms.rules.roles import ROLES
from porch.rooms.rules.turns import Act
from porch.rooms.rules.verbs import perform
from porch.rooms.rules.written import as_values, from_values

CHAIRS = range(1, 7)
HOST = 1
NEWCOMER = 2
chairs = st.sampled_from(list(CHAIRS))
OF_HOST = ("next", "plus", "pause", "go-on", "clear", "round", "close")


class ARoom(RuleBasedStateMachine):
    """Chair 1 leads, chair 2 is a newcomer who never agreed to a round; chairs 3 and 4 did."""

    @initialize()
    def begins(self) -> None:
        self.floor, self.now, self.log = Floor(), datetime(2026, 11, 20, 18, tzinfo=UTC), []
        self.asked = set[int]()  # who raised a hand since they last shared: nobody else newly shares
        for no, told in ((HOST, "host"), (NEWCOMER, "newcomer joins"), (3, "joins"), (4, "joins slow")):
            self.does("come", no, told)

    def does(self, verb: str, who: int | None, value: str = "", about: int | None = None) -> None:
        act, before = Act(verb, who, self.now, about, value), self.floor
        try:
            self.floor = perform(before, act)
        except (Refused, NotTheirs):
            return
        if self.floor != before:
            self.log.append(act)

    @rule(no=chairs, told=st.sampled_from(["", "joins", "slow"]))
    def somebody_comes(self, no: int, told: str) -> None:
        extra = " newcomer" if no == NEWCOMER else ""
        self.does("come", no, told + extra)

    @rule(no=chairs)
    def leaves(self, no: int) -> None:
        self.does("out", no)

    @rule(no=chairs, types=st.booleans())
    def raises(self, no: int, types: bool) -> None:
        self.does("raise", no, "types" if types else "")
        if no == NEWCOMER:
            self.asked.add(no)

    @rule(no=chairs, verb=st.sampled_from(["lower", "done", "pass", "back", "said"]))
    def says(self, no: int, verb: str) -> None:
        before = self.floor
        self.does(verb, no)
        if verb == "done" and before.holder == no:
            assert self.floor.holder != no or no in before.order
            assert no not in self.floor.order

    @rule(no=chairs, word=st.sampled_from(REACTIONS))
    def reacts(self, no: int, word: str) -> None:
        self.does("react", no, word)

    @rule(verb=st.sampled_from(OF_HOST))
    def the_host_leads(self, verb: str) -> None:
        self.does(verb, HOST)

    @rule(mode=st.sampled_from(MODES))
    def the_host_changes_how(self, mode: str) -> None:
        self.does("mode", HOST, mode)

    @rule(how=st.sampled_from(HOWS), minutes=st.sampled_from(SHARE_LENGTHS))
    def the_host_sets(self, how: str, minutes: int) -> None:
        self.does("how", HOST, how)
        self.does("minutes", HOST, str(minutes))

    @rule(verb=st.sampled_from(["give", "up", "put-out"]), about=chairs)
    def the_host_turns_to(self, verb: str, about: int) -> None:
        if about != HOST or verb != "put-out":
            self.does(verb, HOST, about=about)

    @rule(about=chairs.filter(lambda no: no != HOST), role=st.sampled_from(["", *ROLES[1:]]))
    def a_role_is_given(self, about: int, role: str) -> None:
        self.does("ask-role" if role else "take-back", HOST, role, about)
        self.does("take-role", about)

    @rule(lost=st.sets(chairs, min_size=1, max_size=3))
    def the_network_goes(self, lost: set[int]) -> None:
        before = self.floor
        self.does("lost", None, " ".join(map(str, lost)))
        for no in lost:
            assert (no in before.order) == (no in self.floor.order), "a place is kept"
        assert self.floor.holder in (before.holder, *before.order)

    @rule(seconds=st.integers(0, 300))
    def time_goes_by(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        before = self.floor
        self.does("tick", None)
        if before.is_here(before.holder):
            assert self.floor.holder == before.holder, "nobody who is here is cut off by time"
        for no in before.order:
            chair = before.chair(no)
            assert chair is not None
            stays = chair.gone_at is None or self.now - chair.gone_at < GRACE
            assert not stays or no in (*self.floor.order, self.floor.holder)

    @invariant()
    def it_holds(self) -> None:
        floor = self.floor
        assert len(set(floor.order)) == len(floor.order), "a hand is in the order once"
        assert floor.holder not in floor.order
        assert (floor.holder is None) == (floor.since is None)
        known = {chair.no for chair in floor.chairs}
        assert known.issuperset({*floor.order, *([floor.holder] if floor.holder else [])})
        if floor.mode == ORDER and floor.holder is None and not floor.paused_at:
            assert not any(floor.is_here(no) for no in floor.order), "somebody waits and nobody is called"
        if NEWCOMER in (*floor.order, floor.holder):
            assert NEWCOMER in self.asked, "a newcomer was called on"
        here = {chair.no for chair in floor.here}
        assert heard(floor) <= here

    @invariant()
    def it_is_written_and_read_as_it_is(self) -> None:
        assert from_values(as_values(self.floor)) == self.floor

    def teardown(self) -> None:
        again = Floor()
        for act in getattr(self, "log", []):
            again = perform(again, act)
        if hasattr(self, "floor"):
            assert again == self.floor, "the same log gives the same floor"
            assert replace(again, chairs=()) == replace(self.floor, chairs=())


TestAnyOrder = ARoom.TestCase
TestAnyOrder.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
