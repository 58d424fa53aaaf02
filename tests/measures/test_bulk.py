"""Measures of many people at once: they agree with those of one person, and with what is worked out by hand."""

from datetime import date, timedelta
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures import days as of
from porch.measures.bulk import (
    Asked,
    Rule,
    What,
    Whose,
    half_by,
    measured,
    measured_stretches,
    overall,
    overall_if,
    spreads,
    weeks,
)
from porch.measures.bulk import laid as laid_out
from porch.measures.bulk.figures import figures, together
from porch.measures.days import Figures as For
from porch.measures.days import Heavy, Stretch
from tests.measures.made_days import FIRST, Row, entries, one_by_one

ROWS = st.lists(
    st.builds(
        Row,
        person=st.integers(0, 3),
        day=st.one_of(st.integers(0, 20), st.integers(4, 6)),  # many a day is told of more than once
        used=st.sampled_from([None, True, True, False, False]),
        what=st.sampled_from([What.ALCOHOL, What.ALCOHOL, What.OTHER, What.UNSAID]),
        grams=st.sampled_from([None, 0.0, 8.0, 20.5, 39.9, 40.0, 60.0, 70.0, 120.0]),
    ),
    min_size=1,
    max_size=80,
)
WHOSE = st.lists(st.sampled_from(list(Whose)), min_size=4, max_size=4)
HEAVY = {
    (Rule.EMA, Whose.MEN): Heavy.EMA_MEN,
    (Rule.EMA, Whose.WOMEN): Heavy.EMA_WOMEN,
    (Rule.US, Whose.MEN): Heavy.US_MEN,
    (Rule.US, Whose.WOMEN): Heavy.US_WOMEN,
}


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def same(mine: float, theirs: float | None) -> bool:
    return isnan(mine) if theirs is None else mine == pytest.approx(float(theirs), abs=1e-9)


def of_one(stretch: Stretch, whose: Whose, asked: Asked) -> dict[str, float | None]:
    """The measures of one person by the code for one person."""
    first = of.days_to_first_use(stretch.used)
    a_day = of.grams_a_day(stretch)
    rule = HEAVY.get((asked.heavy, whose))
    figures_for = {Whose.MEN: For.MEN, Whose.WOMEN: For.WOMEN}.get(whose)
    return {
        "days": len(stretch.used),
        "days_observed": stretch.observed,
        "percent_days_abstinent": of.percent_days_abstinent(stretch.used),
        "percent_heavy_days": of.percent_heavy_days(stretch, rule) if rule else None,
        "drinks_per_drinking_day": of.drinks_per_drinking_day(stretch, asked.drink),
        "longest_abstinence": of.longest_abstinence(stretch.used),
        "days_to_first_use": first.days if first else None,
        "first_use_seen": first.seen if first else None,
        "grams_per_day": a_day,
        "who_risk_level": of.who_risk_level(a_day, figures_for)
        if figures_for and a_day is not None
        else None,
        "follow_up_complete": of.is_followed_up(stretch.used) if stretch.used else None,
    }


@given(ROWS, WHOSE, st.sampled_from(list(Rule)), st.sampled_from([8.0, 10.0, 14.0]))
def test_everybody_at_once_is_each_person_alone(
    rows: list[Row], whose: list[Whose], heavy: Rule, drink: float
) -> None:
    """Over one window, merging as one person's days merge: also where a day was told of twice, or outside it."""
    asked = Asked(heavy=heavy, drink=drink)
    first, last = day(2), day(17)
    found = measured(entries(rows, whose), asked, first=first, last=last)
    for person, theirs in enumerate(whose):
        stretch = one_by_one(rows, person, first, last)
        for name, value in of_one(stretch, theirs, asked).items():
            assert same(found.values[name][person], value), (name, person)
        bounds = of.with_bounds(of.percent_days_abstinent, stretch.used)
        assert same(found.missing_is_use["percent_days_abstinent"][person], bounds.missing_is_use)
        assert same(found.best["percent_days_abstinent"][person], bounds.best)
        assert same(found.worst["percent_days_abstinent"][person], bounds.worst)
        if rule := HEAVY.get((heavy, theirs)):
            each = of.heavy_days(stretch, rule)
            as_use = 100 * (each.count(of.USE) + each.count(of.MISSING)) / len(each)
            assert same(found.missing_is_use["percent_heavy_days"][person], as_use)
            assert same(found.best["percent_heavy_days"][person], 100 * each.count(of.USE) / len(each))
        none = stretch.used.replace(bytes([of.MISSING]), bytes([of.NONE]))
        assert found.best["longest_abstinence"][person] == of.longest_abstinence(none)


@given(ROWS, WHOSE, st.integers(1, 60), st.randoms())
def test_neither_the_order_of_rows_nor_the_size_of_a_block_changes_a_figure(
    rows: list[Row], whose: list[Whose], most: int, shuffle: object
) -> None:
    told = entries(rows, whose)
    mixed = list(rows)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    whole = measured(told, first=day(0), last=day(20))
    parts = together(
        figures(block, told.whose[block.people.start : block.people.stop])
        for block in laid_out.blocks(
            entries(mixed, whose), day(0).toordinal(), day(20).toordinal(), most=most
        )
    )
    for name, values in whole.values.items():
        np.testing.assert_allclose(parts.values[name], values, err_msg=name)


@given(ROWS, WHOSE)
def test_days_that_stand_as_stretches_come_to_the_same(rows: list[Row], whose: list[Whose]) -> None:
    first, last = day(0), day(20)
    stretches = [one_by_one(rows, person, first, last) for person in range(4)]
    found = measured_stretches(stretches, whose)
    for name, values in measured(entries(rows, whose), first=first, last=last).values.items():
        np.testing.assert_allclose(found.values[name], values, err_msg=name)


def test_without_a_window_everybody_has_their_own() -> None:
    """From somebody's first row to their last, an unanswered one too; a person's days never run into the next's."""
    rows = [Row(0, 0, used=False), Row(0, 3, used=False), Row(0, 4, used=None)]
    rows += [Row(1, 5, used=False), Row(1, 6, used=False), Row(1, 7, used=True, grams=50.0)]
    found = measured(entries(rows, [Whose.MEN, Whose.WOMEN])).values
    assert list(found["days"]) == [5, 3]
    assert list(found["days_observed"]) == [2, 3]
    assert list(found["longest_abstinence"]) == [1, 2]
    assert list(found["days_to_first_use"]) == [0, 2]
    assert list(found["first_use_seen"]) == [0, 1]
    assert list(found["follow_up_complete"]) == [0, 1]
    assert list(found["percent_heavy_days"]) == [0, pytest.approx(100 / 3)]


def test_a_person_without_a_day_in_the_window_is_there_and_undefined() -> None:
    rows = [Row(0, 0, used=False), Row(1, 40, used=True)]
    found = measured(entries(rows, [Whose.MEN, Whose.MEN]), first=day(30), last=day(49))
    assert list(found.values["days_observed"]) == [0, 1]
    assert isnan(found.values["percent_days_abstinent"][0])
    assert found.missing_is_use["percent_days_abstinent"][0] == 0
    nothing_left = measured(entries(rows, [Whose.MEN, Whose.MEN]), first=day(30))
    assert list(nothing_left.values["days"]) == [0, 11]
    assert isnan(nothing_left.values["follow_up_complete"][0])


def test_levels_of_risk_go_down_by_one_or_by_two() -> None:
    """Men: 110 g is very high, 70 high, 30 low. The first four weeks against the last four."""
    weeks = {0: (110.0, 70.0), 1: (110.0, 30.0), 2: (70.0, 110.0), 3: (30.0, 30.0)}
    rows = [
        Row(person, n, used=True, grams=grams[n >= 28]) for person, grams in weeks.items() for n in range(56)
    ]
    rows += [Row(4, n, used=True, grams=30.0) for n in range(55)]  # too short for two times four weeks
    rows += [Row(5, n, used=True, grams=2900.0 if n in (28, 55) else 30.0) for n in range(84)]
    rows += [Row(6, n, used=True, grams=2900.0 if n in (27, 56) else 30.0) for n in range(84)]
    found = measured(entries(rows, [Whose.MEN] * 7))
    down = found.values["who_levels_down"]
    assert list(down[:4]) == [1, 3, -1, 0]
    assert isnan(down[4])
    assert down[5] == 0  # what lies between the first four weeks and the last four does not count
    assert found.values["who_risk_level"][5] == found.values["who_risk_level"][6] == 3
    assert down[6] == 0  # very high in both
    everybody = overall(found)
    assert everybody["who_down_1"] == pytest.approx(200 / 6)
    assert everybody["who_down_2"] == pytest.approx(100 / 6)


def test_everybody_together_is_all_their_days_and_the_middle_of_people() -> None:
    rows = [Row(0, n, used=n >= 8, grams=24.0 if n >= 8 else None) for n in range(10)]
    rows += [Row(1, n, used=True, grams=60.0) for n in (0, 1)]
    found = measured(entries(rows, [Whose.MEN, Whose.MEN]), Asked(drink=12))
    everybody = overall(found, Asked(drink=12))
    assert everybody["percent_days_abstinent"] == pytest.approx(100 * 8 / 12)
    assert everybody["percent_heavy_days"] == pytest.approx(100 * 2 / 12)
    assert everybody["drinks_per_drinking_day"] == pytest.approx((48 + 120) / 12 / 4)
    assert everybody["longest_abstinence"] == 4
    assert spreads(found)["percent_days_abstinent"].mean == 40
    assert spreads(found)["percent_days_abstinent"].people == 2


def test_the_three_figures_of_everybody_always_stand_together() -> None:
    rows = [Row(0, 0, used=False), Row(0, 1, used=True), Row(0, 3, used=False)]
    found = measured(entries(rows, [Whose.UNSAID]))
    three = overall_if(found)
    assert overall(found)["percent_days_abstinent"] == pytest.approx(200 / 3)
    assert three["missing_is_use"]["percent_days_abstinent"] == 50
    assert (three["worst"]["percent_days_abstinent"], three["best"]["percent_days_abstinent"]) == (50, 75)
    assert isnan(overall(found)["percent_heavy_days"])  # whose limits hold is not known
    assert isnan(three["best"]["percent_heavy_days"])


def test_half_are_seen_to_use_by_a_day_or_never() -> None:
    assert half_by(np.array([3.0, 5.0, 9.0, 9.0]), np.array([1.0, 1.0, 0.0, 0.0])) == 5
    assert isnan(half_by(np.array([3.0, 9.0, nan]), np.array([0.0, 0.0, nan])))
    assert isnan(half_by(np.array([]), np.array([])))


@given(ROWS, WHOSE, st.integers(0, 6), st.integers(14, 20))
def test_weeks_are_counted_as_days_one_by_one(
    rows: list[Row], whose: list[Whose], start: int, end: int
) -> None:
    found = weeks(entries(rows, whose), day(start), day(end))
    assert found.first.weekday() == 0
    assert len(found.observed) == (day(end) - found.first).days // 7 + 1
    for n in range(len(found.observed)):
        monday = found.first + timedelta(weeks=n)
        first, last = max(monday, day(start)), min(monday + timedelta(days=6), day(end))
        each = [one_by_one(rows, person, first, last) for person in range(4)]
        assert found.observed[n] == sum(one.observed for one in each)
        assert found.none[n] == sum(one.used.count(of.NONE) for one in each)
        assert found.people[n] == sum(one.observed > 0 for one in each)
