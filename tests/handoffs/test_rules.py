"""The rules of hand-overs: nothing waits for nobody, and small counts stay hidden."""

from hypothesis import given
from hypothesis import strategies as st

from porch.handoffs.rules.counting import LEAST, counted
from porch.handoffs.rules.passing import LIVE, PASSAGE, closes_after, due_on, met_in_time, met_on
from tests.handoffs.days import FIRST, days

DOORS = ("programme", "house", "group", "mentor")


def test_time_alone_leads_from_everywhere_to_an_end() -> None:
    for begins in LIVE:
        state = begins
        for _ in PASSAGE.states:
            turn = PASSAGE.waits_in(state)
            state = PASSAGE.after(turn.then, state) if turn else state
        assert state in PASSAGE.final


@given(days(), days())
def test_they_met_on_the_later_of_two_days_and_not_before_both_spoke(one: int, other: int) -> None:
    first, second = FIRST.replace(day=one), FIRST.replace(day=other)
    assert met_on(first, None) is met_on(None, second) is None
    assert met_on(first, second) == max(first, second)


def test_the_seventh_day_counts_and_the_eighth_does_not() -> None:
    due = due_on(FIRST)
    assert met_in_time(FIRST.replace(day=8), due)
    assert not met_in_time(FIRST.replace(day=9), due)
    assert not met_in_time(None, due)
    assert closes_after(due) == FIRST.replace(day=11)


SUMS = st.fixed_dictionaries({}, optional={door: st.integers(0, 60) for door in DOORS})


@given(SUMS, st.data())
def test_no_small_count_can_be_read_or_worked_out(received: dict[str, int], data: st.DataObject) -> None:
    met = {door: data.draw(st.integers(0, n)) for door, n in received.items()}
    every, by = counted(received, met)
    shown = {door: one for door, one in by.items() if one.received is not None}
    for one in [*shown.values(), *([every] if every.received is not None else [])]:
        assert one.received is not None
        assert one.met is not None
        assert all(cell == 0 or cell >= LEAST for cell in (one.met, one.received - one.met))
    if every.received is not None and every.met is not None and len(shown) < len(by):
        left = every.received - sum(one.received or 0 for one in shown.values())
        left_met = every.met - sum(one.met or 0 for one in shown.values())
        assert all(cell == 0 or cell >= LEAST for cell in (left_met, left - left_met))


def test_large_counts_are_shown() -> None:
    every, by = counted({"house": 40, "group": 30}, {"house": 20, "group": 19})
    assert (every.received, every.met, every.percent) == (70, 39, 56)
    assert by["house"].percent == 50
