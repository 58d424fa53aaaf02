"""What answers come to: sums worked out by hand, and laws that hold whatever is answered."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.measures.scoring import (
    NotAnAnswer,
    Scoring,
    Sum,
    bounds,
    checked,
    next_item,
    settled,
    total,
    totals,
)

TWO = Scoring({"1": (0, 3), "2": (0, 3)}, (Sum("sum", ("1", "2")),))
DRINKS = Scoring(
    {"1": (0, 4), "2": (0, 4), "3": (0, 4)}, (Sum("sum", ("1", "2", "3")),), {("1", 0): {"2": 0, "3": 0}}
)
TURNED = Scoring({"a": (1, 5), "b": (1, 5)}, (Sum("sum", ("a", "b"), frozenset({"b"})),))
MAY_MISS = Scoring(dict.fromkeys("abcde", (0, 3)), (Sum("sum", tuple("abcde"), may_miss=1),))


def of(scoring: Scoring, **answers: int | None) -> int | None:
    return totals(scoring, {code.removeprefix("q"): value for code, value in answers.items()})["sum"]


def test_a_sum_is_what_was_answered_added_up() -> None:
    assert of(TWO, q1=1, q2=3) == 4
    assert bounds(TWO, TWO.sums[0]) == (0, 6)


def test_what_is_missing_leaves_no_sum_whether_it_was_left_out_or_never_asked() -> None:
    assert of(TWO, q1=3, q2=None) is None
    assert of(TWO, q1=3) is None
    assert of(TWO) is None


def test_whoever_never_drinks_is_not_asked_how_much_and_comes_to_nothing() -> None:
    assert of(DRINKS, q1=0) == 0
    assert next_item(DRINKS, {"1": 0}) is None
    assert next_item(DRINKS, {"1": 1}) == "2"
    assert next_item(DRINKS, {"1": None}) == "2"
    assert of(DRINKS, q1=0, q2=4, q3=4) == 0  # said before the first answer was changed
    assert settled(DRINKS, {"1": 1}) == {}


def test_a_turned_item_counts_the_other_way_round() -> None:
    assert of(TURNED, a=1, b=1) == 1 + 5
    assert of(TURNED, a=5, b=5) == 5 + 1


def test_where_an_instrument_says_so_the_mean_stands_for_what_was_left_out() -> None:
    assert of(MAY_MISS, a=1, b=2, c=2, d=1, e=None) == 8  # 6 / 4 = 1.5; 1.5 x 5 = 7.5; halves go up
    assert of(MAY_MISS, a=1, b=1, c=1, d=1, e=None) == 5
    assert of(MAY_MISS, a=1, b=1, c=1, d=None, e=None) is None


def test_what_does_not_belong_is_refused() -> None:
    for answers in ({"3": 1}, {"1": 4}, {"1": -1}):
        with pytest.raises(NotAnAnswer):
            checked(TWO, answers)


@st.composite
def scorings(draw: st.DrawFn) -> Scoring:
    codes = [f"i{number}" for number in range(draw(st.integers(1, 8)))]
    same = draw(st.booleans())
    span = st.tuples(st.integers(-2, 3), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    one = draw(span)
    spans = {code: one if same else draw(span) for code in codes}
    items = tuple(draw(st.lists(st.sampled_from(codes), min_size=1, unique=True)))
    turned = frozenset(draw(st.lists(st.sampled_from(items), unique=True)))
    may_miss = draw(st.integers(0, len(items) - 1)) if same else 0
    return Scoring(spans, (Sum("sum", items, turned, may_miss),))


def answers_to(draw: st.DrawFn, scoring: Scoring) -> dict[str, int | None]:
    return {code: draw(st.none() | st.integers(low, high)) for code, (low, high) in scoring.spans.items()}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_sum_lies_within_its_bounds_whatever_is_left_out(data: st.DataObject) -> None:
    scoring = data.draw(scorings())
    answers = answers_to(data.draw, scoring)
    low, high = bounds(scoring, scoring.sums[0])
    found = total(scoring, scoring.sums[0], answers)
    assert found is None or low <= found <= high
    missing = [item for item in scoring.sums[0].items if answers[item] is None]
    assert (found is None) == (
        len(missing) > scoring.sums[0].may_miss or len(missing) == len(scoring.sums[0].items)
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_more_of_one_answer_never_makes_a_sum_go_the_other_way(data: st.DataObject) -> None:
    scoring = data.draw(scorings())
    answers = answers_to(data.draw, scoring)
    one = scoring.sums[0]
    item = data.draw(st.sampled_from(one.items))
    value, (_, high) = answers[item], scoring.spans[item]
    before = total(scoring, one, answers)
    if value is None or value == high or before is None:
        return
    after = total(scoring, one, {**answers, item: value + 1})
    assert after is not None
    assert after <= before if item in one.turned else after >= before


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_asking_one_after_another_asks_each_once_and_ends(data: st.DataObject) -> None:
    scoring = data.draw(scorings())
    said: dict[str, int | None] = {}
    while (item := next_item(scoring, said)) is not None:
        assert item not in said
        low, high = scoring.spans[item]
        said[item] = data.draw(st.none() | st.integers(low, high))
    assert list(said) == list(scoring.spans)
