"""What the parts of a report count, on a few people whose lives are written down here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from porch.evidence.rules.gathered import Answer, Gathered, Kind, Person, Stay
from porch.evidence.rules.made import Counts, Figures, Section
from porch.evidence.rules.report import made
from porch.measures.pooling import Method, effects_given, pool
from tests.evidence import made_up

CUT = date(2026, 11, 30)
FIRST = date(2026, 3, 1)


def people(*kinds: tuple[int, Person]) -> Gathered:
    """So many of each."""
    every = [replace(one, number=n) for many, one in kinds for n in range(many)]
    return Gathered(Kind.PROGRAMME, "A programme", CUT, tuple(every), ())


def part(there: Gathered, code: str) -> Section:
    return next(section for section in made(there).sections if section.code == code)


def counts(there: Gathered, of: str, code: str) -> Counts:
    return next(table for table in part(there, of).counts if table.code == code)


def figures(there: Gathered, of: str, code: str) -> Figures:
    return next(one for one in part(there, of).figures if one.code == code)


def stayed(days: int, ending: str, **more: object) -> Person:
    return Person(0, FIRST, stay=Stay(days, ending, 84, days), **more)  # type: ignore[arg-type]


COHORT = people((20, stayed(84, "completed")), (15, stayed(40, "left")), (12, stayed(130, "")))


def test_who_had_left_by_a_day_is_counted_to_the_day_they_came_last() -> None:
    assert counts(COHORT, "staying", "gone").counts == ((0, 0, 47), (15, 20, 12), (15, 20, 12))
    shares = figures(COHORT, "staying", "incidence").rows[1].values
    assert shares[0] == pytest.approx(100 * 15 / 47)
    assert shares[3] == pytest.approx(100 * 20 / 47)


def test_how_stays_ended_is_told_by_reason_and_by_site() -> None:
    there = people(
        (20, stayed(84, "completed", site="Hill")),
        (12, stayed(40, "left", site="Hill")),
        (11, stayed(84, "completed", site="Dale")),
    )
    endings = counts(there, "staying", "endings")
    assert [str(row) for row in endings.rows] == ["Dale", "Hill"]
    assert [str(column) for column in endings.columns] == ["Finished as planned", "Left before the end"]
    assert endings.counts == ((11, 0), (20, 12))


def test_harms_are_people_who_told_of_them_and_a_death_is_one() -> None:
    there = people(
        (12, stayed(84, "completed", came_back=2)),
        (13, stayed(84, "completed", crises=1)),
        (14, stayed(60, "died")),
    )
    assert counts(there, "harms", "harms").counts == ((12, 27), (13, 26), (14, 25))


def answers(*pairs: tuple[int, float]) -> dict[str, Sequence[Answer]]:
    return {"answers": tuple(Answer("ten", "sum", day, value) for day, value in pairs)}


def test_an_answer_counts_for_the_start_the_end_or_later_by_its_day() -> None:
    there = people(
        (11, stayed(84, "completed", **answers((0, 30), (84, 36), (200, 40)))),
        (12, stayed(84, "completed", **answers((-3, 20), (7, 24)))),
        (13, stayed(84, "completed", **answers((40, 50)))),
    )
    assert counts(there, "felt", "answered-ten-sum").counts == ((11, 12, 0, 13),)
    assert counts(there, "felt", "answered-later-ten-sum").counts == ((11, 25),)
    start, end, change, later = (row.values for row in figures(there, "felt", "felt").rows)
    assert (start[0], start[1]) == (23, pytest.approx((11 * 30 + 12 * 24) / 23))
    assert (end[0], end[1]) == (11, 36)
    assert (change[0], change[1]) == (11, 6)
    assert (later[0], later[1]) == (11, 40)


def test_whose_stay_goes_on_is_neither_one_who_finished_nor_one_who_did_not() -> None:
    assert counts(people_who_answered(), "completers", "completed").counts == ((20, 15, 12),)
    row = figures(people_who_answered(), "completers", "completers").rows[0].values
    assert row[:3] == (30.0, 20.0, 10.0), "of how many is not said: who told nothing at the start are few"
    assert row[4] == 10


def people_who_answered() -> Gathered:
    return people(
        (20, stayed(84, "completed", **answers((0, 30)))),
        (15, stayed(40, "left", **answers((0, 20)))),
        (12, stayed(130, "", **answers((0, 90)))),
    )


def test_sites_stand_in_the_order_of_their_names_and_are_pooled_without_claiming_too_much() -> None:
    rows = figures(made_up.gathered(200, seed=3), "sites", "sites").rows
    sites = [row for row in rows if row.values[5] is not None]
    assert [str(row.name) for row in sites] == ["Site A", "Site B", "Site C", "Site D"]
    assert [str(row.name) for row in rows[4:]] == [
        "All sites together",
        "Where one more site would likely lie",
    ]
    values = [row.values for row in sites]
    together = next(row for row in rows if str(row.name) == "All sites together").values
    half = [(float(v[3]) - float(v[1])) for v in values]  # type: ignore[arg-type]
    assert all(wide > 0 for wide in half)
    assert sum(float(v[4]) for v in values) == pytest.approx(100)  # type: ignore[arg-type]
    low, high = float(together[2]), float(together[3])  # type: ignore[arg-type]
    assert low < float(together[1]) < high  # type: ignore[arg-type]


def test_the_range_of_sites_together_is_that_of_hartung_and_knapp() -> None:
    there = made_up.gathered(200, seed=3)
    rows = figures(there, "sites", "sites").rows
    from porch.evidence.rules.sections.sites import _effects, _sites
    from porch.evidence.rules.spans import spans

    effects = _effects(_sites(there, ["Site A", "Site B", "Site C", "Site D"], spans(there)))
    told = pool(effects_given(effects.yi, effects.vi**0.5), Method.REML, hartung_knapp=True)
    plain = pool(effects_given(effects.yi, effects.vi**0.5), Method.REML)
    assert rows[4].values[2:4] == pytest.approx(told.ci)
    assert told.ci[1] - told.ci[0] > plain.ci[1] - plain.ci[0]
