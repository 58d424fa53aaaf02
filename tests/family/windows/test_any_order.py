"""In any order of what a member does and of days that go by, Rosa reads what holds, or the one page of no update."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.family.actions import cards, windows
from porch.family.models import Window
from porch.family.queries.windows import from_one, windows_of
from porch.family.rules.windows import (
    CARDS,
    DAYS,
    ENDED,
    LINE,
    OPEN,
    OVER,
    PAUSED,
    SCOPES,
    WAITS,
    WEEK,
    Code,
    Permission,
    in_order,
    read,
    standing,
)
from porch.people.models import Member
from porch.people.rules.letters import digest_of
from tests.conftest import NOON

LENGTHS = {"week": 7, "month": 30}
ACTS = ("open week", "open month", "pause", "go on", "end", "line", "no line", "card", "a day", "ten days")


@dataclass
class Told:
    """What should be so, worked out without the program."""

    now: datetime = NOON
    until: datetime | None = None
    paused: bool = False
    ended: bool = False
    line_at: datetime | None = None
    cards: int = 0
    acts: list[str] = field(default_factory=list)

    @property
    def reads(self) -> list[str]:
        holds = self.until is not None and self.now < self.until and not self.paused and not self.ended
        if not holds:
            return []
        fresh = self.line_at is not None and self.now < self.line_at + timedelta(days=7)
        return ["a line"] * fresh + ["It helps: tea"] * self.cards


def do(act: str, told: Told, window: Window, by: Member) -> None:
    """The act in the program, and what it should come to."""
    words, given_up = act.split(), told.ended
    if words[0] in ("a", "ten"):
        told.now += timedelta(days=1 if words[0] == "a" else 10)
    elif act == "card" and told.cards < 3:
        cards.write_card("helps", "tea", by=by, now=told.now)
        told.cards += 1
    elif given_up:
        assert not windows.pause(window.pk, by=by, now=told.now)
    elif words[0] == "open":
        windows.open_window(window.pk, words[1], by=by, now=told.now)
        told.until, told.paused = told.now + timedelta(days=LENGTHS[words[1]]), False
    elif act in ("pause", "go on"):
        (windows.pause if act == "pause" else windows.go_on)(window.pk, by=by, now=told.now)
        told.paused = act == "pause" and told.until is not None
    elif act == "end":
        assert windows.end(window.pk, by=by, now=told.now)
        told.ended = True
    elif words[-1] == "line":
        windows.write_line(window.pk, "a line" if act == "line" else "", by=by, now=told.now)
        told.line_at = told.now if act == "line" else None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=12))
def test_what_is_read_is_what_holds(acts: list[str], alice: Member, rosa: Member) -> None:
    with transaction.atomic():
        letters = windows.make_letters("my sister", [LINE, CARDS], by=alice, now=NOON)
        kept = windows.keep_person("my brother", digest_of(letters, 16), by=rosa, now=NOON)
        window, told = Window.objects.get(person=kept), Told()
        for act in acts:
            do(act, told, window, alice)
            found = from_one(rosa, kept.pk, told.now)
            assert found is not None
            assert [line for block in found.blocks for line in block.lines] == told.reads
            stands = [one.standing for one in windows_of(alice, told.now)]
            assert not told.reads or stands == [OPEN]
        transaction.set_rollback(True)


MOMENTS = st.integers(-40, 40).map(lambda days: NOON + timedelta(days=days))
PERMISSIONS = st.lists(st.builds(Permission, until=MOMENTS, paused=st.booleans()), max_size=4)


@given(opened=st.booleans(), ended=st.booleans(), permissions=PERMISSIONS)
def test_a_window_is_open_only_while_something_of_it_holds(
    opened: bool, ended: bool, permissions: list[Permission]
) -> None:
    stands = standing(opened, ended, permissions, NOON)
    holds = any(one.until > NOON and not one.paused for one in permissions)
    assert (stands == OPEN) == (opened and not ended and holds)
    assert (stands == ENDED) == ended
    assert stands in (WAITS, OPEN, PAUSED, OVER, ENDED)


@given(st.lists(st.text(alphabet="linewkcardsy:0-x", max_size=14)))
def test_a_code_that_names_nothing_shows_nothing(codes: list[str]) -> None:
    for code in in_order(codes):
        assert str(code) in codes
        assert code.scope in SCOPES.values()


def test_days_are_given_one_number_at_a_time_and_nothing_else_is() -> None:
    assert read(DAYS) is None
    assert read(f"{DAYS}:abc-run") == Code(DAYS, "abc-run")
    assert read(f"{WEEK}:1") is None
    assert read("where") is None
