"""Traps that a report has to say: what seems to be a change although nothing changed."""

import random
import re
from array import array
from datetime import date, timedelta

import pytest

from porch.evidence.rules.gathered import Gathered, Kind, Person
from porch.evidence.rules.made import Section
from porch.evidence.rules.report import made
from porch.measures.days import NONE, USE, Stretch

CUT = date(2026, 11, 30)
BEFORE, AFTER = 90, 100


def days(draw: random.Random, likely: list[float], first: date) -> Stretch:
    used = bytes(NONE if draw.random() < share else USE for share in likely)
    zeros = array("d", [0.0] * len(used))
    return Stretch(first, used, used, zeros, zeros)


def at_their_worst(draw: random.Random, n: int) -> Gathered:
    """A month that happens to be bad brings people here; before it and after it they are as they always are."""
    joined = CUT - timedelta(days=AFTER)
    people = []
    for number in range(n):
        own = draw.betavariate(6, 3)
        likely = [own] * (BEFORE - 28) + [max(0.0, own - 0.11)] * 28 + [own] * (AFTER + 1)
        there = days(draw, likely, joined - timedelta(days=BEFORE))
        people.append(Person(number, joined, days=there, before=BEFORE))
    return Gathered(Kind.GROUP, "A group", CUT, tuple(people), ())


def chosen_by_their_worst(draw: random.Random, n: int) -> Gathered:
    """Of many people those come whose last month was among their worst; nothing about anybody ever changes."""
    joined = CUT - timedelta(days=AFTER)
    people: list[Person] = []
    while len(people) < n:
        own = draw.betavariate(4, 3)
        there = days(draw, [own] * (BEFORE + AFTER + 1), joined - timedelta(days=BEFORE))
        month = there.used[BEFORE - 28 : BEFORE]
        if month.count(NONE) < 28 * own - 3:
            people.append(Person(len(people), joined, days=there, before=BEFORE))
    return Gathered(Kind.GROUP, "A group", CUT, tuple(people), ())


def before_and_after(there: Gathered) -> Section:
    return next(section for section in made(there).sections if section.code == "before-after")


def points(text: str) -> float:
    return float(text.replace("\N{MINUS SIGN}", "-"))


@pytest.mark.parametrize("come", [at_their_worst, chosen_by_their_worst])
def test_a_change_that_is_none_is_told_with_what_would_come_by_itself(come) -> None:  # type: ignore[no-untyped-def]
    section = before_and_after(come(random.Random(7), 400))
    change = points(str(section.said[0].values["points"]))
    by_itself = points(str(section.said[2].values["points"]))
    assert change > 9
    assert abs(change - by_itself) < 1.5
    assert "at their worst" in str(section.finding)


def test_without_earlier_days_it_is_said_that_all_of_it_could_come_by_itself() -> None:
    there = at_their_worst(random.Random(7), 60)
    late = [
        Person(
            one.number,
            one.joined,
            days=Stretch(
                one.joined - timedelta(days=28),
                one.days.used[62:],
                one.days.drank[62:],
                one.days.grams[62:],
                one.days.at_least[62:],
            ),
            before=28,
        )
        for one in there.people
        if one.days
    ]
    section = before_and_after(Gathered(there.kind, there.title, there.cut, tuple(late), ()))
    assert "It could be all of it." in str(section.said[2])
    assert re.search(r"would have come by itself is not known\.$", str(section.finding))
