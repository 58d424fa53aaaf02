"""Points for run charts, a week each: sessions come to, days told of, people new. Whole weeks alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from porch.evidence.rules.gathered import Person, Week
from porch.measures.days import MISSING
from porch.programmes.rules.roll import Here

MOST = 104
"""Weeks back from the cut that are shown: two years."""


def weeks_of(
    people: Sequence[Person], marks: Sequence[Sequence[tuple[date, str]]], cut: date
) -> Mapping[str, tuple[Week, ...]]:
    """``sessions``: present of all marked; ``checkins``: days told of, of all days of those who were there; ``new``:
    people whose index day is in it, of all who had come by its end. A measure of which nothing is known is not there.
    ``marks``: those of each person.
    """
    if not people:
        return {}
    last = cut - timedelta(days=(cut.weekday() + 1) % 7)  # the Sunday of the last whole week
    first = max(_monday(min(one.joined for one in people)), _monday(last) - timedelta(weeks=MOST - 1))
    mondays = [first + timedelta(weeks=n) for n in range(max(0, (_monday(last) - first).days // 7 + 1))]
    found = {
        "sessions": _sessions(mondays, marks),
        "checkins": _checkins(mondays, people),
        "new": _new(mondays, people),
    }
    return {measure: weeks for measure, weeks in found.items() if any(week.value for week in weeks)}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


class _Both:
    """What was done and what was not, week by week, and how many people did any of either."""

    def __init__(self) -> None:
        self.did, self.not_ = Counter[date](), Counter[date]()
        self.people, self.others = Counter[date](), Counter[date]()

    def add(self, monday: date, did: int, not_: int) -> None:
        """One person's week."""
        self.did[monday] += did
        self.not_[monday] += not_
        self.people[monday] += did > 0
        self.others[monday] += not_ > 0

    def weeks(self, mondays: Sequence[date]) -> tuple[Week, ...]:
        return tuple(
            Week(one, self.did[one], self.did[one] + self.not_[one], self.people[one], self.others[one])
            for one in mondays
            if self.did[one] + self.not_[one]
        )


def _sessions(mondays: Sequence[date], marks: Sequence[Sequence[tuple[date, str]]]) -> tuple[Week, ...]:
    both = _Both()
    for mine in marks:
        marked = Counter(_monday(day) for day, _ in mine)
        present = Counter(_monday(day) for day, here in mine if here == Here.PRESENT)
        for monday, n in marked.items():
            both.add(monday, present[monday], n - present[monday])
    return both.weeks(mondays)


def _checkins(mondays: Sequence[date], people: Sequence[Person]) -> tuple[Week, ...]:
    both = _Both()
    for one in people:
        if one.days is None:
            continue
        ends = one.before + one.stay.days + 1 if one.stay else len(one.days.used)
        for monday in mondays:
            starts = (monday - one.days.first).days
            week = one.days.used[max(one.before, starts) : max(0, min(ends, starts + 7))]
            missing = week.count(MISSING)
            both.add(monday, len(week) - missing, missing)
    return both.weeks(mondays)


def _new(mondays: Sequence[date], people: Sequence[Person]) -> tuple[Week, ...]:
    came = Counter(_monday(one.joined) for one in people)
    by_then = sum(n for monday, n in came.items() if mondays and monday < mondays[0])
    weeks = []
    for monday in mondays:
        by_then += came[monday]
        weeks.append(Week(monday, came[monday], by_then, came[monday], by_then - came[monday]))
    return tuple(weeks)
