"""How people felt: what questionnaires came to at the start, at the end and later, of those who answered."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from porch.evidence.rules.gathered import Answer, Gathered, Person
from porch.evidence.rules.made import LEAST, Column, Counts, Figures, Row, Section
from porch.evidence.rules.ranges import Numbers, mean_of, signed
from porch.evidence.rules.said import Said, of_people, say
from porch.evidence.rules.sheets import title_of

START, LATER = (-30, 14), 150
"""Days around the index day that count as the start; from when on an answer counts as later."""

COLUMNS = (
    Column("n", say("People"), "people"),
    Column("mean", say("Mean")),
    Column("low", say("from")),
    Column("high", say("to")),
)


def section(there: Gathered) -> Section | None:
    kinds = sorted({(one.sheet, one.sum) for person in there.people for one in person.answers})
    asked = [_asked(there.people, *kind) for kind in kinds]
    asked = [one for one in asked if any(row.values[0] is not None for row in one.rows)]
    if not asked:
        return None
    return Section(
        "felt",
        say("How people felt"),
        tuple(said for one in asked if (said := _line(one)) is not None),
        counts=tuple(table for one in asked for table in one.counts),
        figures=(
            Figures(
                "felt",
                say("What questionnaires came to"),
                COLUMNS,
                tuple(row for one in asked for row in one.rows),
                say("Questionnaire"),
                say(
                    "The change is of those who answered both times. Who answered once alone may differ from them."
                ),
            ),
        ),
        sure=(say("Who feels better may be likelier to answer, and who feels worse to have gone."),),
        tests=len(asked),
    )


@dataclass(frozen=True)
class Asked:
    """One sum of one questionnaire: who answered when, and a row for each time and for the change between."""

    name: Said
    counts: tuple[Counts, Counts]
    rows: tuple[Row, ...]


def _asked(people: tuple[Person, ...], sheet: str, of: str) -> Asked:
    start = _values(people, sheet, of, lambda _person, day: START[0] <= day <= START[1])
    end = _values(people, sheet, of, _is_end)
    later = _values(people, sheet, of, lambda person, day: day >= max(LATER, _end_day(person) + 45))
    name = title_of(sheet, of)
    twice, once = _twice(f"{sheet}-{of}", name, start, end), _once(f"{sheet}-{of}", name, later)
    both, alone, at_end = (twice.at(0, column) for column in range(3))
    rows = (
        Row(say("%(what)s, at the start", what=name), _shown(start), n_rests=(both, alone)),
        Row(say("%(what)s, at the end", what=name), _shown(end), n_rests=(both, at_end)),
        Row(
            say("%(what)s, change of those who answered both times", what=name),
            _shown(end - start),
            n_rests=(both,),
        ),
        Row(say("%(what)s, later", what=name), _shown(later), n_rests=(once.at(0, 0),)),
    )
    return Asked(name, (twice, once), rows)


def _twice(code: str, name: Said, start: Numbers, end: Numbers) -> Counts:
    at_start, at_end = ~np.isnan(start), ~np.isnan(end)
    kinds = (at_start & at_end, at_start & ~at_end, ~at_start & at_end, ~at_start & ~at_end)
    return Counts(
        f"answered-{code}",
        say("Who answered: %(what)s", what=name),
        (say("People"),),
        (say("Both times"), say("At the start alone"), say("At the end alone"), say("At neither")),
        (tuple(int(kind.sum()) for kind in kinds),),
        down=False,
    )


def _once(code: str, name: Said, later: Numbers) -> Counts:
    n = int((~np.isnan(later)).sum())
    return Counts(
        f"answered-later-{code}",
        say("Who answered later: %(what)s", what=name),
        (say("People"),),
        (say("Answered"), say("Did not")),
        ((n, len(later) - n),),
        down=False,
    )


def _shown(values: Numbers) -> tuple[float | int | None, ...]:
    middle = mean_of(values)
    if middle is None or middle.n < LEAST:
        return (None,) * len(COLUMNS)
    return middle.n, middle.value, middle.low, middle.high


def _end_day(person: Person) -> int:
    """The last day of the stay; the ninetieth where there is none."""
    return person.stay.days if person.stay else 90


def _is_end(person: Person, day: int) -> bool:
    """From two weeks before the end to a month and a half after it, and after the start in any case."""
    end = _end_day(person)
    return max(START[1] + 1, end - 14) <= day < end + 45


def _values(
    people: tuple[Person, ...], sheet: str, of: str, counts: Callable[[Person, int], bool]
) -> Numbers:
    """Of each person the last answer in that time; NaN where there is none."""
    found = []
    for person in people:
        mine = [one for one in person.answers if (one.sheet, one.sum) == (sheet, of)]
        inside: list[Answer] = [one for one in mine if counts(person, one.day)]
        found.append(max(inside, key=lambda one: one.day).value if inside else float("nan"))
    return np.array(found, dtype=float)


def _line(asked: Asked) -> Said | None:
    row = asked.rows[2]
    n, change, low, high = row.values
    if n is None or change is None or low is None or high is None:
        return None
    return of_people(
        "%(what)s: of %(n)s people who answered both times the mean changed by %(change)s (likely range %(low)s to "
        "%(high)s).",
        row.n_rests,
        int(n),
        what=asked.name,
        change=signed(float(change)),
        low=signed(float(low)),
        high=signed(float(high)),
    )
