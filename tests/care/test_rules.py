"""The rules of this room as properties: no state without a next actor and a time, no score in a comparison."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from porch.care.material import questions
from porch.care.rules.checks import EVERY, UnreadableQuestions, in_words, is_due, kept, questions_in
from porch.care.rules.debriefs import after_time, asked_first, begins_with, waits_until
from porch.care.rules.lifecycles import DEBRIEF, NEXT_ACTOR, OPEN, WAITING
from porch.kit.lifecycle import NotAllowed

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SUPERVISORS = [UUID(int=n) for n in range(1, 4)]
some = st.lists(st.sampled_from(SUPERVISORS), unique=True)


class AWishForATalk(RuleBasedStateMachine):
    """Whatever supervisors, helpers and the clock do, somebody is next and has until a time."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.due = begins_with(SUPERVISORS), NOW

    @rule(verb=st.sampled_from(sorted(DEBRIEF.moves)))
    def somebody_acts(self, verb: str) -> None:
        try:
            self.state = DEBRIEF.after(verb, self.state)
        except NotAllowed:
            return

    @rule(free=some, first=st.one_of(st.none(), st.sampled_from(SUPERVISORS)))
    def time_passes(self, free: list[UUID], first: UUID | None) -> None:
        if self.state in OPEN and self.state != "desk":  # at the desk its coordinators are told again
            self.state = DEBRIEF.after(after_time(self.state, free, first), self.state)

    @invariant()
    def somebody_is_next_and_has_until_a_time(self) -> None:
        if self.state in OPEN:
            assert NEXT_ACTOR[self.state]
            assert waits_until(self.state, NOW) > NOW


TestAWishForATalk = AWishForATalk.TestCase


def test_time_alone_brings_every_wish_to_the_desk() -> None:
    for free in ([], SUPERVISORS):
        state, turns = begins_with(free), 0
        while state != "desk":
            state, turns = DEBRIEF.after(after_time(state, free, None), state), turns + 1
            assert turns <= len(WAITING)


@given(some, st.dictionaries(st.sampled_from(SUPERVISORS), st.integers(0, 9)))
def test_nobody_is_asked_first_who_listened_more_than_another(
    free: list[UUID], lately: dict[UUID, int]
) -> None:
    first = asked_first(free, lately)
    assert (first is None) == (not free)
    assert first is None or all(lately.get(first, 0) <= lately.get(one, 0) for one in free)


TWICE = {"code": "a", "words": ""}
CODES = [code for code, _ in questions()[0].answers]
answers = st.dictionaries(st.sampled_from([one.code for one in questions()]), st.sampled_from(CODES))


@given(answers, answers)
def test_a_comparison_is_words_and_says_what_changed(now: dict[str, str], before: dict[str, str]) -> None:
    by_words = {one.words: one.code for one in questions()}
    said = in_words(now, before, questions())
    assert len(said) == len(now)
    for one in said:
        code = by_words[one.question]
        if code not in before:
            assert one.beside == ""
            continue
        step = CODES.index(now[code]) - CODES.index(before[code])
        assert one.beside == ("same" if step == 0 else "more" if step > 0 else "less")


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
def test_only_what_is_offered_is_kept(told: dict[str, str]) -> None:
    assert kept(told, questions()) == {}


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400), st.booleans())
def test_the_check_is_offered_ninety_days_after_the_last_of_anything(
    a: int, b: int, c: int, wanted: bool
) -> None:
    since, asked, last = (NOW - timedelta(days=days) for days in (a, b, c))
    due = is_due(wanted=wanted, helps_since=since, asked_at=asked, last=last, now=NOW)
    assert due == (wanted and min(a, b, c) >= EVERY.days)
    assert not is_due(wanted=True, helps_since=None, asked_at=None, last=None, now=NOW)


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        {"questions": [], "answers": {}},
        {"questions": [TWICE, TWICE], "answers": {"x": "", "y": ""}},
    ],
)
def test_questions_no_page_can_be_drawn_from_are_refused(told: object) -> None:
    with pytest.raises(UnreadableQuestions):
        questions_in(told)
