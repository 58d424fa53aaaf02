"""Days without use: how often and how much, before, while taking part and after; mentors and mentees apart."""

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.labels import GROUPS
from porch.evidence.rules.made import LEAST, Column, Counts, Figures, Row, Section
from porch.evidence.rules.ranges import kept_apart, mean_of
from porch.evidence.rules.said import Said, of_people, say
from porch.evidence.rules.spans import LEAST_DAYS, Days, Span

SPANS = {
    Span.BEFORE: say("before"),
    Span.DURING: say("while taking part"),
    Span.AFTER: say("after"),
}
type Group = tuple[Said, NDArray[np.bool_]]

ALL = say("Everybody")
_THREE = "; taking every missing day as use, %(worst)s in 100 were, and taking none of them as use, %(best)s."
LINES = {
    Span.BEFORE: "In the four weeks before, %(share)s in 100 of the days told were without use (likely range %(low)s "
    "to %(high)s, %(n)s people)" + _THREE,
    Span.DURING: "While taking part, at most for 90 days, %(share)s in 100 of the days told were without use (likely "
    "range %(low)s to %(high)s, %(n)s people)" + _THREE,
    Span.AFTER: "In up to 90 days after, %(share)s in 100 of the days told were without use (likely range %(low)s to "
    "%(high)s, %(n)s people)" + _THREE,
}
COLUMNS = (
    Column("n", say("People"), "people"),
    Column("percent_days_abstinent", say("Days without use, of days told"), "%"),
    Column("low", say("from"), "%"),
    Column("high", say("to"), "%"),
    Column("missing_is_use", say("if every missing day were use"), "%"),
    Column("missing_is_none", say("if no missing day were"), "%"),
    Column("percent_heavy_days", say("Days of heavy drinking"), "%"),
    Column("drinks_per_drinking_day", say("Drinks on a day of drinking"), "drinks"),
)


def section(there: Gathered, spans: dict[Span, Days]) -> Section | None:
    if not any(days.told_enough.any() for days in spans.values()):
        return None
    groups = groups_of(there)
    told = {span: _told(span, days, groups) for span, days in spans.items() if days.there.any()}
    figures = _figures(there, spans, groups, told)
    return Section(
        "days",
        say("Days without use"),
        tuple(_lines(figures, told)),
        counts=(*told.values(), _followed(spans)),
        figures=(figures,),
        sure=(
            say(
                "Missing days are never filled in. Three figures stand together: of the days that were told, with "
                "every missing day taken as use, and with none of them. What is true lies between the last two."
            ),
            say(
                "What people told of their days is what they told: nobody checked it, and it is easier to tell of a "
                "good day."
            ),
            say(
                "Heavy drinking is counted by the limits of the European Medicines Agency (60 g of alcohol a day for "
                "men, 40 g for women), of those alone who said which of the two holds for them. Nobody is counted "
                "twice, and a day of which the amount was not told is in neither."
            ),
        ),
    )


def groups_of(there: Gathered) -> list[Group]:
    """Mentors and mentees apart; everybody last."""
    stood = np.array([person.stood for person in there.people])
    apart = [(name, np.isin(stood, kinds)) for name, kinds in GROUPS]
    apart = [(name, who) for name, who in apart if who.any()]
    everybody = (ALL, np.ones(len(stood), dtype=bool))
    return [*apart, everybody] if len(apart) > 1 else [everybody]


def _told(span: Span, days: Days, groups: list[Group]) -> Counts:
    enough, there = days.told_enough, days.there
    apart = groups[:-1] or groups
    return Counts(
        f"told-{span}",
        say("Who told of their days, %(when)s", when=SPANS[span]),
        tuple(name for name, _ in apart),
        (
            say("Told of seven days or more"),
            say("Told of fewer, or of none"),
            say("Has no such days"),
        ),
        tuple(
            (int((enough & who).sum()), int((there & ~enough & who).sum()), int((~there & who).sum()))
            for _, who in apart
        ),
    )


def _followed(spans: dict[Span, Days]) -> Counts:
    """The follow-up rate, as people."""
    rows = []
    for days in spans.values():
        followed, there = int(days.followed.sum()), int(days.there.sum())
        rows.append((followed, there - followed, len(days.there) - there))
    return Counts(
        "followed",
        say("Who told of four days in five"),
        tuple(SPANS[span] for span in spans),
        (say("Told of four days in five"), say("Told of fewer"), say("Has no such days")),
        tuple(rows),
        down=False,
    )


def _figures(
    there: Gathered,
    spans: dict[Span, Days],
    groups: list[Group],
    told: dict[Span, Counts],
) -> Figures:
    rows = []
    for span, table in told.items():
        days = spans[span]
        apart = [int((days.told_enough & who).sum()) for name, who in groups if name is not ALL]
        shown = [*kept_apart(apart), True]
        for at, (name, who) in enumerate(groups):
            rests = (
                tuple(table.at(row, 0) for row in range(len(table.rows)))
                if name is ALL
                else (table.at(at, 0),)
            )
            values = _values(days, who, there.drink_grams) if shown[at] else (None,) * len(COLUMNS)
            rows.append(Row(say("%(who)s, %(when)s", who=name, when=SPANS[span]), values, n_rests=rests))
    return Figures(
        "days",
        say("Days without use and how much was drunk"),
        COLUMNS,
        tuple(rows),
        say("Who and when"),
        say(
            "A mean over people, each of whom counts once, and the range (95 %%) within which it is likely to lie. A "
            "person counts where they told of %(n)s days or more of the span.",
            n=LEAST_DAYS,
        ),
    )


def _values(days: Days, who: NDArray[np.bool_], drink: float) -> tuple[float | int | None, ...]:
    """In the order of ``COLUMNS``; all None but the number where fewer than 11 people are behind it."""
    n = int((days.told_enough & who).sum())
    if n < LEAST:
        return (None,) * len(COLUMNS)
    middle = mean_of(days.percent()[who])
    assert middle is not None
    return (
        n,
        middle.value,
        max(0.0, middle.low),
        min(100.0, middle.high),
        _mean(days.percent_missing_is_use()[who]),
        _mean(days.percent_missing_is_none()[who]),
        _mean(days.percent_heavy()[who]),
        _mean(days.grams[who] / drink),
    )


def _lines(figures: Figures, told: dict[Span, Counts]) -> list[Said]:
    """What everybody told, span by span, with the three figures together."""
    said = []
    for span in told:
        row = next(
            (row for row in figures.rows if row.name.values == {"who": ALL, "when": SPANS[span]}), None
        )
        if row is None or row.values[0] is None:
            continue
        names = ("share", "low", "high", "worst", "best")
        values = {
            name: value for name, value in zip(names, row.values[1:], strict=False) if value is not None
        }
        shown = {name: plainly(value) for name, value in values.items()}
        said.append(of_people(LINES[span], row.n_rests, int(row.values[0]), **shown))
    return said


def plainly(value: float | int | str) -> float | int | str:
    """As a sentence gives it: whole percents."""
    return round(value) if isinstance(value, float) else value


def _mean(values: NDArray[np.float64]) -> float | None:
    """Of what is known; None where fewer than 11 people have it."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) >= LEAST else None
