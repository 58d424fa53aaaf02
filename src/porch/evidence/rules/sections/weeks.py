"""Week by week: what a run chart shows.

Shares are told in whole percents and never of how many: one week's number of people less the week's before is whoever
came or went in between.
"""

from collections.abc import Sequence

from porch.evidence.rules.gathered import Gathered, Week
from porch.evidence.rules.labels import WEEKS, label
from porch.evidence.rules.made import LEAST, Column, Drawn, Figures, For, Row, Section
from porch.evidence.rules.said import Said, say
from porch.measures.runcharts import RunChart, runs

FEWEST = 5
"""Points below which nothing is drawn."""

PEOPLE, SHARE = Column("value", say("How many"), "people"), Column("share", say("In 100"), "%")
NEW = "new"


def section(there: Gathered) -> Section | None:
    figures, drawn = [], []
    for code in sorted(there.weeks):
        one = _figures(code, there.weeks[code])
        values = [float(row.values[0]) for row in one.rows if row.values[0] is not None]
        if len(values) < FEWEST or not any(
            values
        ):  # where only weeks of nobody are told, they would say that none came
            continue
        chart = runs(values, least=0)
        sentence = _line(label(WEEKS, code), chart)
        figures.append(one)
        drawn.append(Drawn("runs", (one.code,), sentence))
    if not figures:
        return None
    return Section(
        "weeks",
        say("Week by week"),
        pictures=tuple(drawn),
        figures=tuple(figures),
        sure=(
            say(
                "Six points in a row on one side of the middle, or five in a row that rise or fall, are seldom "
                "chance. What else changed in those weeks is not in the picture."
            ),
        ),
        views=(For.FUNDERS, For.RESEARCHERS),
    )


def _figures(code: str, weeks: tuple[Week, ...]) -> Figures:
    known = sorted(weeks, key=lambda week: week.first)
    values = _people(known) if code == NEW else [_share(week) for week in known]
    rows = tuple(
        Row(say("%(week)s", week=week.first), (value,)) for week, value in zip(known, values, strict=True)
    )
    column = PEOPLE if code == NEW else SHARE
    return Figures(f"weeks-{code}", label(WEEKS, code), (column,), rows, say("Week from"))


def _share(week: Week) -> int | None:
    return round(100 * week.value / week.of) if week.of and _shows_nobody(week) else None


def _people(weeks: Sequence[Week]) -> list[int | None]:
    """How many came each week. How many came in all stands on the report: what the hidden weeks make together is the
    rest, so that it too is nobody or eleven or more.
    """
    shown = [int(week.value) if _shows_nobody(week) else None for week in weeks]
    while 0 < sum(int(week.value) for week, n in zip(weeks, shown, strict=True) if n is None) < LEAST:
        if not any(shown):
            return [None] * len(weeks)
        least = min(n for n in shown if n)
        shown[shown.index(least)] = None
    return shown


def _shows_nobody(week: Week) -> bool:
    """Neither those who did nor those who did not are one to ten people: days and marks are more than those are."""
    return all(number == 0 or number >= LEAST for number in (week.people, week.others))


def _line(name: Said, chart: RunChart) -> Said:
    """What the chart shows, in words."""
    return say(
        "%(what)s: %(points)s weeks, the middle is %(median)s. Stretches that stay on one side of it: %(shifts)s; that "
        "rise or fall: %(trends)s.",
        what=name,
        points=chart.points,
        median=round(chart.median or 0.0, 1),
        shifts=len(chart.shifts),
        trends=len(chart.trends),
    )
