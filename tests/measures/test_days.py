"""Figures over days against numbers worked out by hand, and what must hold for any days."""

import csv
import gzip
from array import array
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import nan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures import days as of
from porch.measures.days import MISSING, NONE, USE, FirstUse, Heavy, Risk, Stretch
from porch.measures.merging import Day, Rank
from porch.measures.told import Used

FIRST = date(2026, 11, 1)
TRIALS = Path("/work/shared/data/evidence/ctn0094_tlfb.csv.gz")
DAYS = st.lists(st.sampled_from([NONE, USE, MISSING]), max_size=60).map(bytes)


def row(text: str) -> bytes:
    """``.`` a day without, ``x`` a day of use, ``?`` a missing one."""
    return bytes({".": NONE, "x": USE, "?": MISSING}[mark] for mark in text)


def drinking(*grams: float | None) -> Stretch:
    """Days by their grams; None: drank, and nobody said how much."""
    values = array("d", (nan if one is None else one for one in grams))
    used = bytes(USE if one is None or one > 0 else NONE for one in grams)
    return Stretch(FIRST, used, used, values, array("d", (one or 0 for one in grams)))


def test_ten_days_by_hand() -> None:
    days = row("..x??....x")
    assert of.percent_days_abstinent(days) == 75  # 6 of 8 observed
    assert of.longest_abstinence(days) == 4
    assert of.days_to_first_use(days) == FirstUse(2, seen=True)
    assert of.is_followed_up(days)
    bounds = of.with_bounds(of.percent_days_abstinent, days)
    assert (bounds.observed, bounds.missing_is_use, bounds.best, bounds.worst) == (75, 60, 80, 60)


def test_a_missing_day_ends_a_run_and_closes_the_view() -> None:
    assert of.longest_abstinence(row("...?..")) == 3
    assert of.days_to_first_use(row("...?.x")) == FirstUse(2, seen=False)
    assert of.days_to_first_use(row("?..")) is None
    assert of.days_to_first_use(row("x..")) == FirstUse(0, seen=True)
    assert of.days_to_first_use(row("....")) == FirstUse(3, seen=False)
    assert of.days_to_first_use(b"") is None
    assert not of.is_followed_up(row("...??"))
    assert of.is_followed_up(row("....?"))


def test_where_nothing_is_known_there_is_no_figure() -> None:
    assert of.percent_days_abstinent(row("???")) is None
    assert of.percent_days_abstinent(b"") is None
    assert of.drinks_per_drinking_day(drinking(0, 0), 10) is None
    assert of.drinks_per_drinking_day(drinking(0, None), 10) is None
    assert of.grams_a_day(drinking(None)) is None


def test_drinks_and_heavy_days_by_hand() -> None:
    week = drinking(0, 30, 60, 0, 41, None, 0)
    assert of.drinks_per_drinking_day(week, 10) == pytest.approx(13.1 / 3)
    assert of.percent_heavy_days(week, Heavy.EMA_MEN) == pytest.approx(100 / 6)
    assert of.percent_heavy_days(week, Heavy.EMA_WOMEN) == pytest.approx(200 / 6)
    assert of.percent_heavy_days(drinking(70, 69.9), Heavy.US_MEN) == 50
    assert of.percent_heavy_days(drinking(56, 55.9), Heavy.US_WOMEN) == 50
    assert of.grams_a_day(week) == pytest.approx(131 / 6)


def test_what_is_known_of_a_day_can_make_it_heavy_though_the_rest_is_not_known() -> None:
    days = {FIRST: Day(FIRST, Used.YES, Rank.ON_THE_DAY, drank=True, grams=None, at_least=65.0)}
    told = of.stretch(days, FIRST, FIRST + timedelta(days=1))
    assert of.heavy_days(told, Heavy.EMA_MEN) == bytes([USE, MISSING])


def test_rather_not_say_is_as_missing_as_no_answer() -> None:
    days = {FIRST: Day(FIRST, Used.UNSAID, Rank.ON_THE_DAY)}
    told = of.stretch(days, FIRST, FIRST + timedelta(days=1))
    assert told.used == row("??")
    assert (told.observed, told.last) == (0, FIRST + timedelta(days=1))


@pytest.mark.parametrize(
    ("grams", "men", "women"),
    [
        (0, 0, 0),
        (1, 1, 1),
        (20, 1, 1),
        (21, 1, 2),
        (40, 1, 2),
        (41, 2, 3),
        (60, 2, 3),
        (61, 3, 4),
        (101, 4, 4),
    ],
)
def test_levels_of_risk(grams: float, men: int, women: int) -> None:
    assert of.who_risk_level(grams, of.Figures.MEN) == men
    assert of.who_risk_level(grams, of.Figures.WOMEN) == women


def test_a_shift_is_counted_in_levels() -> None:
    assert of.levels_down(Risk.VERY_HIGH, Risk.MODERATE) == 2
    assert of.levels_down(Risk.LOW, Risk.HIGH) == -2


@given(DAYS)
def test_figures_agree_with_counting_day_by_day(days: bytes) -> None:
    runs = [len([*group]) for mark, group in groupby(days) if mark == NONE]
    assert of.longest_abstinence(days) == max(runs, default=0)
    first = next((n for n, mark in enumerate(days) if mark != NONE), None)
    seen = of.days_to_first_use(days)
    if first is not None and days[first] == USE:
        assert seen == FirstUse(first, seen=True)
    else:
        assert seen is None or (not seen.seen and seen.days == (len(days) if first is None else first) - 1)


@given(DAYS)
def test_what_is_observed_lies_between_the_worst_and_the_best(days: bytes) -> None:
    bounds = of.with_bounds(of.percent_days_abstinent, days)
    if bounds.observed is not None:
        assert bounds.worst is not None
        assert bounds.best is not None
        assert bounds.worst - 1e-9 <= bounds.observed <= bounds.best + 1e-9
        assert bounds.worst == bounds.missing_is_use
    if MISSING not in days:
        assert bounds.observed == bounds.best == bounds.worst


def test_a_million_days_are_a_moment() -> None:
    """Bytes are counted, split and searched as a whole: no step a day."""
    days = row("......x.?." * 100_000)
    assert of.longest_abstinence(days) == 7
    assert of.percent_days_abstinent(days) == pytest.approx(100 * 8 / 9)


def test_the_days_of_people_in_three_trials() -> None:
    """Days of use of 2,530 people in trials (NIDA CTN-0027, 0030, 0051): figures against a count of their own."""
    if not TRIALS.exists():
        pytest.skip(f"{TRIALS} is not on this machine")
    used_on: dict[str, set[int]] = {}
    with gzip.open(TRIALS, "rt") as file:
        for line in csv.DictReader(file):
            day = int(line["when"])
            there = used_on.setdefault(line["who"], set())
            if 0 <= day < 84:
                there.add(day)
    assert len(used_on) == 2530
    for there in used_on.values():
        days = bytes(USE if day in there else NONE for day in range(84))
        assert of.percent_days_abstinent(days) == pytest.approx(100 * (84 - len(there)) / 84)
        marks = [-1, *sorted(there), 84]
        assert of.longest_abstinence(days) == max(b - a - 1 for a, b in pairwise(marks))
        assert of.days_to_first_use(days) == (
            FirstUse(min(there), seen=True) if there else FirstUse(83, seen=False)
        )
