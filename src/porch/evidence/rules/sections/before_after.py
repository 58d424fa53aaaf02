"""Before and after, of the same people; beside it what would be expected although nothing had changed."""

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.made import LEAST, Column, Counts, Drawn, Figures, Row, Section
from porch.evidence.rules.ranges import Range, mean_of, signed
from porch.evidence.rules.said import Ref, Said, Value, of_people, say
from porch.evidence.rules.sections.days import SPANS
from porch.evidence.rules.spans import Days, Span, earlier
from porch.measures.regression import ToTheMean, to_the_mean

HUNDRED = (
    Column("n", say("People"), "people"),
    Column("without", say("Without use"), "days in 100"),
    Column("use", say("With use"), "days in 100"),
    Column("missing", say("Not told"), "days in 100"),
)
TOLD = say("Told of both")


def section(there: Gathered, spans: dict[Span, Days]) -> Section | None:
    before, during = spans[Span.BEFORE], spans[Span.DURING]
    both = before.told_enough & during.told_enough
    change = mean_of((during.percent() - before.percent())[both])
    if change is None or change.n < LEAST:
        return None
    paired = _paired(both)
    rests = (paired.at(0, 0),)
    expected = _expected(there, before, during)
    hundred = _hundred(spans, both, paired)
    return Section(
        "before-after",
        say("Before and after"),
        (_changed(change, rests), *_three(spans, both), _to_the_mean(expected)),
        fine=_alike(expected),
        pictures=(Drawn("people", (hundred.code,), _of_a_hundred(hundred)),),
        counts=(paired,),
        figures=(hundred,),
        sure=(
            say(
                "People tend to come when things are at their worst, and from there most go back towards what is "
                "usual for them, whatever they do. This is called regression to the mean."
            ),
            say(
                "Nobody was followed who did not come, so what would have been otherwise is not in these figures."
            ),
        ),
        finding=_finding(change, _shares(before, during, both), expected, rests),
        tests=1,
    )


def _paired(both: NDArray[np.bool_]) -> Counts:
    n = int(both.sum())
    return Counts(
        "before-after-told",
        say("Told of enough days before and while taking part"),
        (say("People"),),
        (TOLD, say("Did not")),
        ((n, len(both) - n),),
        down=False,
    )


def _expected(there: Gathered, before: Days, during: Days) -> ToTheMean | None:
    """What would be expected had nothing changed: everybody goes back to what was usual for them until a month before.

    ``rho`` is taken as 0, so that they go all the way, which expects the most. None where fewer than eleven people told
    of enough of those days.
    """
    usual = earlier(there)
    known = before.told_enough & during.told_enough & usual.told_enough
    if known.sum() < LEAST:
        return None
    first, second = before.percent()[known], during.percent()[known]
    return to_the_mean(first, second, float(usual.percent()[known].mean()), 0.0)


def _hundred(spans: dict[Span, Days], both: NDArray[np.bool_], paired: Counts) -> Figures:
    """Of a hundred days of these people: without use, with use, and those of which nobody told."""
    rows = []
    for span, days in spans.items():
        who = both & days.there
        n = int(who.sum())
        if n < LEAST or (0 < int(both.sum()) - n < LEAST):
            continue
        length = days.length[who]
        without = float((100 * days.without[who] / length).mean())
        missing = float((100 * (length - days.observed[who]) / length).mean())
        rows.append(
            Row(
                say("%(when)s", when=SPANS[span]),
                (n, without, 100 - without - missing, missing),
                n_rests=(paired.at(0, 0),),
            )
        )
    return Figures(
        "hundred-days",
        say("Of a hundred days"),
        HUNDRED,
        tuple(rows),
        say("When"),
        say("The same people each time. Days of which nobody told are drawn as such and counted as nothing."),
    )


def _changed(change: Range, rests: tuple[Ref, ...]) -> Said:
    return of_people(
        "In %(n)s people who told of both, days without use changed by %(points)s in 100 from before to while "
        "taking part (likely range %(low)s to %(high)s).",
        rests,
        change.n,
        points=signed(change.value),
        low=signed(change.low),
        high=signed(change.high),
    )


def _to_the_mean(expected: ToTheMean | None) -> Said:
    if expected is None:
        return say(
            "How much of it would be expected from regression to the mean is not known, because too few told of days "
            "two and three months before. It could be all of it."
        )
    return say(
        "%(points)s would be expected from regression to the mean alone.", points=signed(expected.expected)
    )


def _alike(expected: ToTheMean | None) -> tuple[Said, ...]:
    if expected is None:
        return ()
    return (
        say(
            "Regression to the mean is taken as (1 − rho) (mu − mean): mu, what was usual for these people, is "
            "the mean of days 29 to 90 before they came (%(mu)s in 100), and rho is taken as 0, which expects the "
            "most.",
            mu=round(expected.population_mean),
        ),
    )


def _shares(before: Days, during: Days, both: NDArray[np.bool_]) -> tuple[int, int]:
    return round(float(before.percent()[both].mean())), round(float(during.percent()[both].mean()))


def _three(spans: dict[Span, Days], both: NDArray[np.bool_]) -> list[Said]:
    """The same change with missing days taken as use, and in the best and the worst case."""
    before, during = spans[Span.BEFORE], spans[Span.DURING]
    as_use = (during.percent_missing_is_use() - before.percent_missing_is_use())[both].mean()
    best = (during.percent_missing_is_none() - before.percent_missing_is_use())[both].mean()
    worst = (during.percent_missing_is_use() - before.percent_missing_is_none())[both].mean()
    return [
        say(
            "With every missing day taken as use the change is %(as_use)s; whatever the missing days were, it lies "
            "between %(worst)s and %(best)s.",
            as_use=signed(float(as_use)),
            worst=signed(float(worst)),
            best=signed(float(best)),
        )
    ]


def _of_a_hundred(hundred: Figures) -> Said:
    first, second = hundred.rows[0].values, hundred.rows[1].values
    return say(
        "Of a hundred days before, %(before)s were told as days without use; while taking part, %(during)s.",
        before=round(float(first[1] or 0)),
        during=round(float(second[1] or 0)),
    )


def _finding(
    change: Range, shares: tuple[int, int], expected: ToTheMean | None, rests: tuple[Ref, ...]
) -> Said:
    values: dict[str, Value] = {
        "before": shares[0],
        "during": shares[1],
        "points": signed(change.value),
        "low": signed(change.low),
        "high": signed(change.high),
    }
    if expected is None:
        return of_people(FOUND + UNKNOWN, rests, change.n, **values)
    return of_people(FOUND + EXPECTED, rests, change.n, **values, expected=signed(expected.expected))


FOUND = (
    "%(n)s people told of %(before)s days without use in 100 before they came and of %(during)s in 100 while they "
    "took part, a change of %(points)s (likely range %(low)s to %(high)s); "
)
EXPECTED = (
    "%(expected)s would be expected alone from people coming when things are at their worst, and what would have "
    "been had they not come is not known."
)
UNKNOWN = "how much of that would have come by itself is not known."
