"""Those who finished as planned beside those who did not, as they were at the start."""

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.gathered import Gathered, Person
from porch.evidence.rules.made import LEAST, Column, Counts, Figures, For, Row, Section
from porch.evidence.rules.ranges import mean_of
from porch.evidence.rules.said import Said, say
from porch.evidence.rules.sections.felt import START
from porch.evidence.rules.sheets import title_of
from porch.evidence.rules.spans import Days, Span
from porch.programmes.rules.endings import Ending

COLUMNS = (
    Column("finished", say("Finished: mean")),
    Column("not", say("Did not: mean")),
    Column("difference", say("Difference")),
    Column("low", say("from")),
    Column("high", say("to")),
)


def section(there: Gathered, spans: dict[Span, Days]) -> Section | None:
    """None unless eleven finished and eleven did not."""
    ended = np.array([bool(person.stay and person.stay.ending) for person in there.people])
    finished = np.array(
        [bool(person.stay and person.stay.ending == Ending.COMPLETED) for person in there.people]
    )
    not_ = ended & ~finished
    if min(finished.sum(), not_.sum()) < LEAST:
        return None
    table = Counts(
        "completed",
        say("Who finished as planned"),
        (say("People"),),
        (say("Finished as planned"), say("Stay ended otherwise"), say("Goes on, or no stay")),
        ((int(finished.sum()), int(not_.sum()), int((~ended).sum())),),
        down=False,
    )
    measured: list[tuple[Said, NDArray[np.float64]]] = [
        (say("Days without use in the four weeks before, of days told, %%"), spans[Span.BEFORE].percent())
    ]
    kinds = sorted({(one.sheet, one.sum) for person in there.people for one in person.answers})
    measured += [(title_of(*kind), _at_start(there.people, *kind)) for kind in kinds]
    rests = (table.at(0, 0), table.at(0, 1))
    rows = [
        Row(name, values, rests)
        for name, each in measured
        if (values := _beside(each[finished], each[not_])) is not None
    ]
    if not rows:
        return None
    return Section(
        "completers",
        say("Those who finished, as they were at the start"),
        (
            say(
                "%(finished)s people finished as planned, and the stays of %(not_)s ended otherwise. Where the "
                "two differed at the start already, a difference at the end says little about what happened "
                "between.",
                *rests,
                finished=int(finished.sum()),
                not_=int(not_.sum()),
            ),
        ),
        counts=(table,),
        figures=(
            Figures(
                "completers", say("At the start"), COLUMNS, tuple(rows), say("What was told at the start")
            ),
        ),
        views=(For.FUNDERS, For.RESEARCHERS),
        tests=len(rows),
    )


def _at_start(people: tuple[Person, ...], sheet: str, of: str) -> NDArray[np.float64]:
    values = []
    for person in people:
        found = [
            one
            for one in person.answers
            if (one.sheet, one.sum) == (sheet, of) and START[0] <= one.day <= START[1]
        ]
        values.append(max(found, key=lambda one: one.day).value if found else float("nan"))
    return np.array(values, dtype=float)


def _beside(one: NDArray[np.float64], other: NDArray[np.float64]) -> tuple[float | int | None, ...] | None:
    """Both means and their difference with its range (Welch, by the normal distribution); None where one is too few.
    Of how many is not said: those who finished and told nothing at the start are few as a rule.
    """
    left, right = mean_of(one), mean_of(other)
    if left is None or right is None or min(left.n, right.n) < LEAST:
        return None
    gap, se = left.value - right.value, float(np.hypot(left.se, right.se))
    return left.value, right.value, gap, gap - 1.96 * se, gap + 1.96 * se
