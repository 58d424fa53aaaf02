"""Several stand for one position: approval by approval, and a lot that was drawn before anybody voted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from porch.groups.rules.conscience import FOUR_FIFTHS, MAJORITY, TWO_THIRDS
from porch.groups.rules.electing import Approvals, chosen, drawn, is_tied


def test_whom_most_approve_of_serves() -> None:
    assert chosen(MAJORITY, Approvals({"a": 4, "b": 3}, 5), "lot") == "a"


def test_approving_of_two_is_no_half_a_voice() -> None:
    assert chosen(TWO_THIRDS, Approvals({"a": 3, "b": 2, "c": 2}, 3), "lot") == "a"


def test_nobody_serves_whom_too_few_approve_of() -> None:
    assert chosen(MAJORITY, Approvals({"a": 2, "b": 1}, 5), "lot") is None
    assert chosen(FOUR_FIFTHS, Approvals({"a": 3}, 5), "lot") is None
    assert chosen(FOUR_FIFTHS, Approvals({"a": 4}, 5), "lot") == "a"


def test_nobody_stands_and_nobody_serves() -> None:
    assert chosen(MAJORITY, Approvals({}, 4), "lot") is None
    assert chosen(MAJORITY, Approvals({"a": 0}, 0), "lot") is None


def test_a_tie_is_drawn_the_same_each_time() -> None:
    tied = Approvals({"a": 3, "b": 3, "c": 2}, 3)
    assert is_tied(MAJORITY, tied)
    assert {chosen(MAJORITY, tied, "lot") for _ in range(5)} == {drawn(["a", "b"], "lot")}


def test_a_tie_of_too_few_is_no_tie() -> None:
    assert not is_tied(MAJORITY, Approvals({"a": 1, "b": 1}, 5))
    assert not is_tied(MAJORITY, Approvals({"a": 5, "b": 1}, 5))


def test_the_lot_favours_nobody() -> None:
    drawn_first = sum(drawn(["a", "b"], f"motion {n}") == "a" for n in range(400))
    assert 150 < drawn_first < 250


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)), st.text(max_size=5))
def test_in_whatever_order_they_stand(approvals: dict[str, int], lot: str) -> None:
    backwards = dict(reversed(approvals.items()))
    assert chosen(MAJORITY, Approvals(approvals, 9), lot) == chosen(MAJORITY, Approvals(backwards, 9), lot)
