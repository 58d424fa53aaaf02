"""Two sides made alike: answers that the same people passed over, and of how few an outcome is not known."""

from dataclasses import replace

import pytest

from porch.evidence.rules.gathered import Gathered, Person
from porch.evidence.rules.made import LEAST
from porch.evidence.rules.report import made
from porch.measures.weighing import Separated, stabilised
from tests.evidence import made_up


def silent(there: Gathered, every: int) -> Gathered:
    """Every ``every``-th person passed over every question about themselves."""

    def about(person: Person) -> Person:
        return replace(person, lived={}) if person.number % every == 0 else person

    return replace(there, people=tuple(map(about, there.people)))


def section(there: Gathered) -> str:
    (beside,) = [one for one in made(there).sections if one.code == "beside"]
    return " ".join(map(str, beside.said))


def test_people_who_passed_over_every_question_are_no_reason_to_compare_nobody() -> None:
    there = made_up.gathered(200, seed=3, beside=150)
    assert there.beside is not None
    both = replace(silent(there, 3), beside=silent(there.beside, 3))
    assert "too few people" not in section(both)
    assert "once both were made alike" in section(both)


def test_of_how_few_the_outcome_is_not_known_cannot_be_worked_out() -> None:
    """Numbers of people stand in elevens beside the number of everybody."""
    report = made(made_up.gathered(200, seed=3, beside=150)).as_json()
    codes = [column["code"] for column in report["figures"]["beside"]["columns"]]
    for row in report["figures"]["beside"]["rows"]:
        told = dict(zip(codes, row["values"], strict=True))
        for side in ("here", "beside"):
            assert told[f"n_{side}"] % LEAST == 0
            assert 0 < told[f"equal_{side}"] <= told[f"n_{side}"]
            assert told[f"equal_{side}"] % LEAST == 0


def test_two_sides_that_differ_wholly_are_said_to_be_apart_and_not_compared() -> None:
    there = made_up.gathered(60, seed=5, beside=60)
    assert there.beside is not None

    def all_of(group: Gathered, answer: str) -> Gathered:
        return replace(group, people=tuple(replace(one, lived={"age": answer}) for one in group.people))

    apart = replace(all_of(there, "18-34"), beside=all_of(there.beside, "55+"))
    assert "differ so wholly at the start that nobody can be compared" in section(apart)
    with pytest.raises(Separated):
        stabilised([1] * 9 + [0] * 9, {"age": [1] * 9 + [0] * 9})
