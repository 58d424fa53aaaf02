"""A day told of more than once: the nearest telling decides, use goes before no, and nothing is made up."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from porch.measures.merging import Day, Rank, _of_many, days_of, merged, rank_of
from porch.measures.told import Amount, Mood, Told, Used

DAY = date(2026, 11, 10)
NOON = datetime(2026, 11, 10, 12, 0, tzinfo=UTC)


def told(used: Used | None, lag: int = 0, grams: float | None = None, **more: object) -> Told:
    amounts = () if grams is None else (Amount("alcohol", grams),)
    return Told(DAY, NOON + timedelta(days=lag), used=used, amounts=amounts, **more)  # type: ignore[arg-type]


ANYTHING = st.builds(
    told,
    st.sampled_from([None, *Used]),
    st.integers(0, 5),
    st.sampled_from([None, 8.0, 10.5, 24.1]),
    mood=st.sampled_from([None, *Mood]),
)


def test_use_goes_before_no_told_as_near_and_grams_add() -> None:
    day = merged(DAY, [told(Used.NO), told(Used.YES, grams=20), told(Used.YES, grams=8)])
    assert (day.used, day.rank, day.grams, day.drank, day.differs) == (
        Used.YES,
        Rank.ON_THE_DAY,
        28,
        True,
        False,
    )


def test_what_was_told_on_the_day_goes_before_the_next_and_that_before_later() -> None:
    assert merged(DAY, [told(Used.NO), told(Used.YES, 1)]).used == Used.NO
    assert merged(DAY, [told(Used.YES, 1), told(Used.NO, 4)]).used == Used.YES
    both = merged(DAY, [told(Used.NO), told(Used.YES, 9, grams=30)])
    assert (both.grams, both.differs) == (0, True)


def test_who_would_rather_not_say_may_say_later() -> None:
    assert merged(DAY, [told(Used.UNSAID)]).used == Used.UNSAID
    later = merged(DAY, [told(Used.UNSAID), told(Used.NO, 3)])
    assert (later.used, later.rank, later.differs) == (Used.NO, Rank.LATER, False)
    assert merged(DAY, [told(Used.NO), told(Used.UNSAID)]).used == Used.UNSAID


def test_an_unknown_amount_is_not_nothing() -> None:
    some = merged(DAY, [told(Used.YES, grams=20), told(Used.YES)])
    assert (some.drank, some.grams, some.at_least) == (True, None, 20)
    unsaid = merged(DAY, [told(Used.YES)])
    assert (unsaid.drank, unsaid.grams) == (None, None)
    other = merged(DAY, [replace(told(Used.YES), amounts=(Amount("cannabis"),))])
    assert (other.drank, other.grams) == (False, 0)
    without_figure = merged(DAY, [replace(told(Used.YES), amounts=(Amount("alcohol"),))])
    assert (without_figure.drank, without_figure.grams, without_figure.at_least) == (True, None, 0)


def test_how_near_goes_by_the_calendar_of_where_it_was_written() -> None:
    late = datetime(2026, 11, 11, 9, 30, tzinfo=UTC)  # still the tenth in Honolulu
    assert rank_of(Told(DAY, late, zone="Pacific/Honolulu")) == Rank.ON_THE_DAY
    assert rank_of(Told(DAY, late, zone="Pacific/Auckland")) == Rank.NEXT_DAY


@given(st.lists(ANYTHING, max_size=7).flatmap(lambda all_: st.tuples(st.just(all_), st.permutations(all_))))
def test_the_order_of_telling_does_not_matter(two: tuple[list[Told], list[Told]]) -> None:
    assert merged(DAY, two[0]) == merged(DAY, two[1])


@given(st.lists(ANYTHING, max_size=6), st.lists(ANYTHING, max_size=4))
def test_what_is_remembered_later_never_changes_what_was_told_on_the_day(
    there: list[Told], more: list[Told]
) -> None:
    before = merged(DAY, there)
    later = [replace(one, at=NOON + timedelta(days=2)) for one in more]
    after = merged(DAY, [*there, *later])
    if before.rank is not None and before.rank < Rank.LATER and before.used != Used.UNSAID:
        assert replace(after, differs=before.differs) == before


@given(st.lists(ANYTHING, max_size=7))
def test_nothing_unanswered_becomes_an_answer(there: list[Told]) -> None:
    day = merged(DAY, there)
    assert (day.used is None) == all(one.used is None for one in there)
    assert day.used is None or day.used in {one.used for one in there}
    answered = [one for one in there if one.used is not None]
    assert merged(DAY, answered) == day
    if day.used != Used.YES:
        assert not day.amounts


@given(st.lists(ANYTHING, max_size=7), ANYTHING)
def test_telling_of_use_as_near_never_makes_a_day_one_without(there: list[Told], one: Told) -> None:
    before = merged(DAY, there)
    after = merged(DAY, [*there, one])
    if before.used == Used.YES and before.rank is not None and rank_of(one) >= before.rank:
        assert after.used == Used.YES
        assert after.at_least >= before.at_least


def test_days_come_in_order_each_from_its_own() -> None:
    there = [Told(DAY - timedelta(days=n), NOON, used=Used.NO) for n in (3, 0, 7)]
    days = days_of(there)
    assert [*days] == sorted(days)
    assert all(first < second for first, second in pairwise(days))
    assert days[DAY] == Day(DAY, Used.NO, Rank.ON_THE_DAY, drank=False, grams=0.0)


@given(ANYTHING)
def test_a_day_told_of_once_is_what_the_rule_for_many_makes_of_it(one: Told) -> None:
    assert merged(DAY, [one]) == _of_many(DAY, [one])
