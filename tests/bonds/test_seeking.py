"""What someone who asks for a mentor still seeks, whatever they had."""

from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.rules.terms import COVER, LASTING, TEMPORARY, Had, Seeks, seeks


@given(
    had=st.lists(st.tuples(st.sampled_from([TEMPORARY, LASTING, COVER]), st.booleans()), max_size=4),
    asked=st.lists(st.sampled_from([TEMPORARY, LASTING, COVER]), max_size=3),
    most=st.integers(0, 2),
    is_mentor=st.booleans(),
)
def test_nobody_is_ever_looked_for_more_mentors_than_they_may_have(
    had: list[tuple[str, bool]], asked: list[str], most: int, is_mentor: bool
) -> None:
    found = seeks([Had(term, live) for term, live in had], asked, most=most, is_mentor=is_mentor)
    live = [term for term, is_live in had if is_live]
    assert 0 <= found.more <= max(1, most)
    assert found.term in (TEMPORARY, LASTING)
    if LASTING in live:
        assert found.more == 0
    if found.term == TEMPORARY and found.more:
        assert live.count(TEMPORARY) + found.more <= most
        assert not is_mentor


def test_one_who_stands_in_fills_nobodys_place() -> None:
    there = [Had(LASTING, is_live=False), Had(COVER, is_live=True)]
    assert seeks(there, [], most=2, is_mentor=False) == Seeks(LASTING, 1, 0)
