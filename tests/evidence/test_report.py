"""A report says what was found, how sure it is and what is not known, and nothing about why."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.evidence.rules.gathered import Gathered, Kind, Person, Week
from porch.evidence.rules.made import LEAST, Made
from porch.evidence.rules.report import made
from porch.evidence.rules.sections.weeks import section as section_of_weeks
from tests.evidence import made_up

CAUSAL = re.compile(
    r"\b(caus\w*|led to|leads? to|improv\w*|reduc\w*|increas\w*|decreas\w*|works?|worked|effective\w*|effects?)\b|"
    r"\b(impact\w*|results? in|resulted|thanks to|due to|because of|help(s|ed) (people|them)|prevent\w*|benefit\w*)\b|"
    r"\b(boost\w*|heal\w*|prov(es|ed|en)|makes? (people|them)|keeps? (people|them))\b",
    re.IGNORECASE,
)
MAY_STAND = "This is not proof that peer support caused the change."

any_gathered = st.builds(
    made_up.gathered,
    st.integers(0, 90),
    seed=st.integers(0, 10_000),
    kind=st.sampled_from([Kind.GROUP, Kind.PROGRAMME, Kind.NETWORK]),
    sites=st.integers(1, 4),
    weeks=st.sampled_from([4, 12, 40]),
    stays=st.booleans(),
    beside=st.sampled_from([0, 5, 60]),
    change=st.sampled_from([-0.2, 0.0, 0.3]),
)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sentences(kept: Any) -> Iterator[str]:
    """Every piece of English anywhere in a report."""
    if isinstance(kept, dict):
        if "words" in kept:
            yield kept["words"]
        for value in kept.values():
            yield from sentences(value)
    elif isinstance(kept, list):
        for value in kept:
            yield from sentences(value)


@few
@given(any_gathered)
def test_no_sentence_says_what_brought_a_change_about(there: Gathered) -> None:
    found = [words for words in sentences(made(there).as_json()) if CAUSAL.search(words)]
    assert set(found) <= {MAY_STAND}


@few
@given(any_gathered)
def test_the_first_sentence_has_the_finding_its_range_and_what_is_not_known(there: Gathered) -> None:
    first = str(made(there).finding)
    assert "not known" in first
    assert first.endswith(".")
    assert first.count(". ") == 0
    if "change of" in first or "in 100" in first:
        assert "likely range" in first


@few
@given(any_gathered)
def test_every_report_prints_every_doubt(there: Gathered) -> None:
    report = made(there)
    said = " ".join(map(str, report.sure))
    assert said.startswith(MAY_STAND)
    if report.n is None:
        return
    for doubt in ("Self-selection", "Regression to the mean", "Missing days", "Self-report", "Immortal time"):
        assert doubt in said
    for doubt in ("Number of tests", "Harms", "Numbers about one to ten people are hidden"):
        assert doubt in said
    assert ("no comparison group" in said) == (there.beside is None)
    assert any(section.code == "harms" for section in report.sections)


@few
@given(any_gathered)
def test_the_same_people_give_the_same_bytes(there: Gathered) -> None:
    one, other = made(there), made(replace(there, people=tuple(there.people)))
    assert json.dumps(one.as_json()) == json.dumps(other.as_json())
    assert "NaN" not in json.dumps(one.as_json())


@few
@given(any_gathered)
def test_no_figure_is_about_fewer_than_eleven_people(there: Gathered) -> None:
    for section in made(there).sections:
        for figures in section.figures:
            for at, column in enumerate(figures.columns):
                if column.unit == "people":
                    shown = [row.values[at] for row in figures.rows if row.values[at] is not None]
                    assert all(n == 0 or int(n) >= LEAST for n in shown), figures.code  # type: ignore[arg-type]


def test_of_ten_people_nothing_is_said() -> None:
    report = made(made_up.gathered(10))
    assert report.n is None
    assert report.sections == ()
    assert "Fewer than 11" in str(report.finding)


def test_a_name_of_a_site_that_has_a_percent_sign_breaks_no_sentence() -> None:
    there = made_up.gathered(60)
    odd = tuple(replace(person, site="100 % %(n)s") for person in there.people)
    endings = next(table for table in made(replace(there, people=odd)).counts if table.code == "endings")
    assert str(endings.rows[0]) == "100 % %(n)s"


def test_people_in_another_order_change_nothing_that_is_shown() -> None:
    there = made_up.gathered(80, seed=4)
    turned = replace(there, people=tuple(reversed(there.people)))
    assert json.dumps(made(there).as_json()["counts"]) == json.dumps(made(turned).as_json()["counts"])


def test_numbers_of_people_say_nothing_of_them() -> None:
    """What somebody is called in a report changes no byte of it."""
    there = made_up.gathered(60, seed=5)
    others: tuple[Person, ...] = tuple(
        replace(person, number=person.number + 1000) for person in there.people
    )
    assert json.dumps(made(there).as_json()) == json.dumps(made(replace(there, people=others)).as_json())


def hidden_where(report: Made, code: str, row: int, column: int) -> Made:
    """With one cell hidden."""
    table = next(table for table in report.counts if table.code == code)
    cells = [list(one) for one in table.counts]
    cells[row][column] = None
    return report.with_counts({code: tuple(map(tuple, cells))})


def test_what_rests_on_a_hidden_count_is_hidden_with_it() -> None:
    report = made(made_up.gathered(150, seed=2))
    peers = next(section for section in report.sections if section.code == "peers")
    assert str(report.finding) == str(peers.finding)
    after = hidden_where(report, "peers-stood", 1, 1)
    shown = next(section for section in after.sections if section.code == "peers")
    assert shown.finding is None
    assert str(after.finding) != str(report.finding)
    assert set(shown.figures[0].rows[1].values) == {None}
    assert None not in shown.figures[0].rows[0].values
    assert not any("On day" in str(said) for said in shown.said)


def test_of_whom_a_mean_may_be_told_and_the_number_may_not_eleven_or_more_is_said() -> None:
    report = made(made_up.gathered(150, seed=2, stays=False))
    assert str(report.finding).split()[0].isdigit()
    after = hidden_where(report, "before-after-told", 0, 0)
    assert str(after.finding).startswith("11 or more people told of ")
    assert "likely range" in str(after.finding)
    hundred = next(one for section in after.sections for one in section.figures if one.code == "hundred-days")
    assert {row.values[0] for row in hundred.rows} == {"11 or more"}
    assert all(isinstance(value, int) for row in hundred.rows for value in row.values[1:]), "whole numbers"


def test_how_many_took_part_is_not_told_where_it_would_tell_of_a_few_who_said_no() -> None:
    there = made_up.gathered(60)
    few_ = (replace(there.flow[0], number=65), *there.flow[1:])
    report = made(replace(there, flow=few_))
    who = next(section for section in report.sections if section.code == "who")
    assert "65" not in json.dumps(report.as_json()["counts"]["flow"])
    assert "may be counted" not in json.dumps(report.as_json()["counts"]["flow"]["columns"])
    assert not any("took part in all" in str(said) for said in who.said)
    assert any("92 people took part in all" in str(said) for said in made(there).sections[0].said)


def test_a_point_of_a_run_chart_asks_how_many_people_are_behind_it_and_behind_the_rest() -> None:
    """Two people told of all fourteen days; four came to three sessions each."""
    monday = date(2026, 6, 1)
    weeks = [
        Week(monday + timedelta(weeks=n), 14 + n, 14 + n, people, others)
        for n, (people, others) in enumerate([(2, 0), (4, 0), (30, 4), (30, 0), *[(30, 12)] * 5])
    ]
    shown = section_of_weeks(replace(made_up.gathered(60), weeks={"checkins": tuple(weeks)}))
    assert shown is not None
    assert [row.values[0] is None for row in shown.figures[0].rows] == [True] * 3 + [False] * 6


def test_of_a_small_group_nothing_is_told_that_would_be_true_of_everybody_in_it() -> None:
    for n, told in ((11, ()), (21, ()), (22, ("harms",)), (60, ("harms",))):
        report = made(made_up.gathered(n, kind=Kind.GROUP, stays=False))
        (part,) = [one for one in report.sections if one.code == "harms"]
        assert tuple(table.code for table in part.counts) == told
        assert not told or "people told of a return to use" in str(part.said[0])


def test_no_week_tells_of_how_many_a_share_is_so_that_no_two_weeks_tell_who_came_between() -> None:
    monday = date(2026, 6, 1)
    weeks = [Week(monday + timedelta(weeks=n), 90.0, 189 + 7 * n, 27, 27) for n in range(8)]
    shown = section_of_weeks(replace(made_up.gathered(60), weeks={"checkins": tuple(weeks)}))
    assert shown is not None
    (figures,) = shown.figures
    assert [column.code for column in figures.columns] == ["share"]
    assert [row.values for row in figures.rows[:3]] == [(48,), (46,), (44,)]


def test_the_weeks_in_which_a_few_came_are_not_the_rest_of_those_that_are_told() -> None:
    """Nine in autumn, and how many are counted in all is told: a second week is hidden with them."""
    monday, by_then = date(2026, 6, 1), 0
    weeks = []
    for n, came in enumerate([35, 0, 0, 20, 0, 0, 9, 0, 0, 0]):
        by_then += came
        weeks.append(Week(monday + timedelta(weeks=n), came, by_then, came, by_then - came))
    shown = section_of_weeks(replace(made_up.gathered(64), weeks={"new": tuple(weeks)}))
    assert shown is not None
    told = [row.values[0] for row in shown.figures[0].rows]
    assert told == [35, 0, 0, None, 0, 0, None, 0, 0, 0]
    without = tuple(replace(week, value=0.0, people=0) if week.value == 35 else week for week in weeks)
    assert section_of_weeks(replace(made_up.gathered(29), weeks={"new": without})) is None


def test_a_report_without_stays_says_nothing_of_who_stayed_or_died() -> None:
    report = made(made_up.gathered(90, kind=Kind.NETWORK, stays=False))
    tables = {table.code: table for table in report.counts}
    assert [str(row) for row in tables["harms"].rows] == ["Told of a return to use", "Asked for help at once"]
    equity = [table for code, table in tables.items() if code.startswith("equity-")]
    assert equity
    assert {tuple(map(str, table.columns)) for table in equity} == {("People",)}
    said = " ".join(map(str, report.sure))
    assert "nobody here went without" not in said
    assert "day 7" not in said
    assert "day 7" in " ".join(map(str, made(made_up.gathered(150)).sure))
