"""Sites side by side in the order of their names, pooled, and never ranked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.made import Column, Counts, Drawn, Figures, For, Row, Section
from porch.evidence.rules.ranges import Numbers, Range, kept_apart, mean_of, signed
from porch.evidence.rules.said import Said, say
from porch.evidence.rules.spans import Days, Span
from porch.measures.pooling import CannotPool, Effects, Method, Pooled, effects_given, pool
from porch.measures.several import false_discovery

COLUMNS = (
    Column("n", say("People"), "people"),
    Column("estimate", say("Change, points in 100")),
    Column("low", say("from")),
    Column("high", say("to")),
    Column("weight", say("Weight"), "%"),
    Column("p_adjusted", say("p, adjusted for all sites together")),
)
ALL_SITES, ONE_MORE = say("All sites together"), say("Where one more site would likely lie")


@dataclass(frozen=True)
class Sites:
    """Those of which a mean may be shown, with their means; ``kept``: who told enough, of all sites."""

    means: Mapping[str, Range]
    kept: Counts


def section(there: Gathered, of: dict[Span, Days]) -> Section | None:
    """None for one site, and where fewer than two may be shown."""
    names = sorted({person.site for person in there.people})
    if len(names) < 2:
        return None
    sites = _sites(there, names, of)
    if len(sites.means) < 2:
        return None
    try:
        together = pool(_effects(sites), Method.REML, hartung_knapp=True)
    except CannotPool:
        return None
    figures = _figures(sites, together)
    return Section(
        "sites",
        say("Site by site"),
        tuple(_lines(together)),
        pictures=(Drawn("forest", (figures.code,), _sentence(together)),),
        counts=(sites.kept,),
        figures=(figures,),
        fine=_fine(together),
        sure=(
            say(
                "Sites stand in the order of their names. Which of them is highest says little: of twenty sites "
                "at which nothing differs, one or more would stand out in 64 of 100 reports, so no site is put "
                "before another."
            ),
        ),
        views=(For.FUNDERS, For.RESEARCHERS),
        tests=len(sites.means),
    )


def _sites(there: Gathered, names: list[str], of: dict[Span, Days]) -> Sites:
    """The change in days without use from before to while taking part, site by site."""
    change: Numbers = of[Span.DURING].percent() - of[Span.BEFORE].percent()
    site = np.array([person.site for person in there.people])
    each: list[NDArray[np.float64]] = [change[site == name] for name in names]
    told = [int((~np.isnan(values)).sum()) for values in each]
    means = {
        name: middle
        for name, values, is_shown in zip(names, each, kept_apart(told), strict=True)
        if is_shown and (middle := mean_of(values)) is not None and middle.se > 0
    }
    kept = Counts(
        "sites-told",
        say("Told of both, site by site"),
        tuple(_named(name) for name in names),
        (say("Told of both"), say("Did not")),
        tuple((n, len(values) - n) for n, values in zip(told, each, strict=True)),
    )
    return Sites(means, kept)


def _named(site: str) -> Said:
    return say("%(site)s", site=site) if site else say("No site")


def _effects(sites: Sites) -> Effects:
    values = list(sites.means.values())
    return effects_given([one.value for one in values], [one.se for one in values], names=list(sites.means))


def _figures(sites: Sites, together: Pooled) -> Figures:
    """p by the normal distribution, adjusted together (Benjamini and Hochberg)."""
    p = [2 * float(ndtr(-abs(one.value / one.se))) for one in sites.means.values()]
    places = {str(name): at for at, name in enumerate(sites.kept.rows)}
    rows = [
        Row(
            _named(name),
            (one.n, one.value, one.low, one.high, float(weight), float(adjusted)),
            n_rests=(sites.kept.at(places[str(_named(name))], 0),),
        )
        for (name, one), weight, adjusted in zip(
            sites.means.items(), together.weights, false_discovery(p), strict=True
        )
    ]
    n = sum(one.n for one in sites.means.values())
    everywhere = tuple(sites.kept.at(row, 0) for row in range(len(sites.kept.rows)))
    rows.append(Row(ALL_SITES, (n, together.estimate, *together.ci, 100.0, None), n_rests=everywhere))
    if together.prediction_interval is not None:
        rows.append(Row(ONE_MORE, (None, None, *together.prediction_interval, None, None)))
    return Figures(
        "sites",
        say("Change in days without use, site by site"),
        COLUMNS,
        tuple(rows),
        say("Site"),
        say(
            "From before to while taking part, of those who told of both. The wider the line, the less is known."
        ),
    )


def _lines(together: Pooled) -> list[Said]:
    said = [
        say(
            "Over %(k)s sites, days without use changed by %(points)s in 100 from before to while taking part "
            "(likely range %(low)s to %(high)s).",
            k=together.k,
            points=signed(together.estimate),
            low=signed(together.ci[0]),
            high=signed(together.ci[1]),
        )
    ]
    if together.prediction_interval is None:
        return [*said, say("Of two sites nobody can say where a third would lie.")]
    low, high = together.prediction_interval
    return [
        *said,
        say(
            "One more site like these would likely lie between %(low)s and %(high)s.",
            low=signed(low),
            high=signed(high),
        ),
    ]


def _fine(together: Pooled) -> tuple[Said, ...]:
    return (
        say(
            "Sites may differ (restricted maximum likelihood), range by Hartung and Knapp and never narrower than "
            "the usual one; tau\N{SUPERSCRIPT TWO} %(tau2)s, I\N{SUPERSCRIPT TWO} %(i2)s %%, Q %(q)s (p = %(p)s).",
            tau2=f"{together.tau2:.2f}",
            i2=round(together.I2),
            q=f"{together.Q:.2f}",
            p=f"{together.Q_p:.3f}",
        ),
    )


def _sentence(together: Pooled) -> Said:
    return say(
        "Site by site, and the %(k)s sites together: a change of %(points)s in 100 (likely range %(low)s to %(high)s).",
        k=together.k,
        points=signed(together.estimate),
        low=signed(together.ci[0]),
        high=signed(together.ci[1]),
    )
