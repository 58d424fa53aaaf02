"""One's own days, before and since a day one picks: counted as told, for nobody else."""

from array import array
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.evidence.pictures.own import page_of_own
from porch.evidence.rules.own import HUNDRED, LEAST, Answered, Own, When, own
from porch.measures import days as measures
from porch.measures.merging import days_of
from porch.measures.told import Told, Used

SINCE, UNTIL = date(2026, 6, 1), date(2026, 11, 19)


def told(day: date, used: Used | None = Used.NO, craving: int | None = None) -> Told:
    return Told(day, datetime.combine(day, datetime.min.time(), UTC), used=used, craving=craving, sleep=7.0)


def of(every: list[Told], answered: list[Answered] | None = None, until: date = UNTIL) -> Own:
    return own(every, days_of(every), answered or [], since=SINCE, until=until, drink=10.0)


def part(report: Own, when: When):  # type: ignore[no-untyped-def]
    return next(part for part in report.parts if part.when is when)


answers = st.lists(st.sampled_from([Used.YES, Used.NO, Used.UNSAID, None]), min_size=60, max_size=300)


@given(answers)
def test_every_day_of_a_stretch_is_counted_once_and_none_is_guessed(used: list[Used | None]) -> None:
    every = [told(UNTIL - timedelta(days=n), one) for n, one in enumerate(used)]
    for one in of(every).parts:
        without, use, missing = one.counted
        assert without + use + missing == len(one.days.used) <= HUNDRED
        inside = [t.used for t in every if one.first <= t.day <= one.last]
        assert (without, use) == (inside.count(Used.NO), inside.count(Used.YES))
        assert (one.share is None) == (without + use < LEAST)


@given(answers)
def test_the_figures_are_those_of_the_engine(used: list[Used | None]) -> None:
    every = [told(UNTIL - timedelta(days=n), one) for n, one in enumerate(used)]
    for one in of(every).parts:
        if one.share:
            assert one.share.observed == measures.percent_days_abstinent(one.days.used)
            low, high = one.share.missing_is_use or 0, one.share.best or 0
            assert low <= (one.share.observed or 0) <= high


def test_the_last_days_are_those_that_are_none_of_the_first_and_stand_apart_once_they_are_two_weeks() -> None:
    every = [told(SINCE + timedelta(days=n)) for n in range(400)]
    assert [one.when for one in of(every, until=SINCE + timedelta(days=112)).parts] == [
        When.BEFORE,
        When.FIRST,
    ]
    for until in (113, 150, 199, 300):
        later = of(every, until=SINCE + timedelta(days=until))
        assert [one.when for one in later.parts] == [When.BEFORE, When.FIRST, When.LAST]
        assert len(part(later, When.LAST).days.used) == min(HUNDRED, until - 99)
        assert part(later, When.LAST).first > part(later, When.FIRST).last
        assert part(later, When.LAST).last == later.until


def test_days_that_were_not_told_are_said_and_what_they_could_change_is_said_with_them() -> None:
    every = [told(SINCE + timedelta(days=n), Used.YES if n % 4 == 0 else Used.NO) for n in range(60)]
    page = page_of_own(of(every))
    assert (
        "The first 100 days since (1 June 2026 to 8 September 2026): you told of 60 days, and 45 of them were "
        "without use. 40 days are not told." in page.about
    )
    assert page.three == (
        "The first 100 days since: 75 in 100 of the days you told. If there was use on every day you did not tell "
        "of, 45 in 100; if on none, 85. What is so lies between the last two.",
    )


def test_before_nothing_was_told_is_said_and_not_drawn() -> None:
    page = page_of_own(of([told(SINCE + timedelta(days=n)) for n in range(30)]))
    assert page.about[0].endswith("too few days were told to say anything.")
    assert page.picture is not None
    assert [row[0].words for row in page.picture.rows] == ["The first 100 days since"]


def test_the_usual_range_of_cravings_is_the_middle_half_then_and_now() -> None:
    every = [told(SINCE - timedelta(days=n + 1), craving=8 if n % 2 else 6) for n in range(20)]
    every += [told(SINCE + timedelta(days=n), craving=3) for n in range(4)]
    cravings = dict(page_of_own(of(every)).then_now)["Cravings"]
    assert cravings == ("The hundred days before: usually 6 to 8, from 0 (none) to 10; told 20 times.",)


def test_a_questionnaire_stands_with_both_times_and_no_mark() -> None:
    times: list[tuple[date, Mapping[str, int | None]]] = [
        (SINCE - timedelta(days=40), {"sum": 28}),
        (SINCE + timedelta(days=3), {"sum": 31}),
        (UNTIL, {"sum": 36}),
    ]
    report = of([], [Answered("ten", on, sums) for on, sums in times])
    assert dict(page_of_own(report).then_now)["Questionnaires"] == (
        "What carries people (BARC-10, 10 to 60; higher is more): 31 on 4 June 2026, 36 on 19 November 2026.",
    )


def test_one_answer_alone_is_no_before_and_after() -> None:
    report = of([], [Answered("ten", SINCE, {"sum": 28}), Answered("five", SINCE, {"sum": None})])
    assert report.sums == ()
    assert not report.says_anything


@given(answers)
def test_no_sentence_praises_or_blames(used: list[Used | None]) -> None:
    every = [told(UNTIL - timedelta(days=n), one, n % 11) for n, one in enumerate(used)]
    page = page_of_own(of(every))
    said = " ".join([*page.about, *page.three, *(line for _title, lines in page.then_now for line in lines)])
    for word in ("!", "well done", "great", "better", "worse", "only", "fail", "good", "bad", "streak"):
        assert word not in said.lower()
    if page.picture:
        for drawing in (page.picture.narrow, page.picture.wide):
            assert drawing is not None
            assert (drawing.outside(), drawing.colliding()) == ([], [])


def test_a_day_of_drinking_of_which_nobody_said_how_much_gives_no_figure() -> None:
    assert (
        measures.drinks_per_drinking_day(
            measures.Stretch(SINCE, b"\x01", b"\x01", array("d", [float("nan")]), array("d", [0.0])), 10.0
        )
        is None
    )
    every = [told(SINCE + timedelta(days=n), Used.YES) for n in range(9)]
    assert part(of(every), When.FIRST).drinks is None
