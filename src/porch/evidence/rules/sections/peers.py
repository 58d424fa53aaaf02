"""Had a peer by day 7: from that day on alone, and never "ever had one"."""

from dataclasses import dataclass

import numpy as np

from porch.evidence.rules import curves
from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.made import LEAST, Column, Counts, Drawn, Figures, Row, Section
from porch.evidence.rules.said import Ref, Said, say
from porch.evidence.rules.stays import LEFT, Stays, stays_of
from porch.measures.staying import CannotTell, Curve, Landmark, LogRank, curve, landmark, log_rank

DAY, MOST = 7, 90
"""The day from which the two are followed, and the last one, unless stays are meant to be shorter."""

WITH, WITHOUT = say("Had a peer by day 7"), say("Had none by day 7")
COLUMNS = (
    Column("n", say("People"), "people"),
    Column("share", say("Still taking part on the last of these days"), "%"),
    Column("low", say("from"), "%"),
    Column("high", say("to"), "%"),
    Column("rmst", say("Days stayed from day 7 on, on average"), "days"),
    Column("rmst_low", say("from"), "days"),
    Column("rmst_high", say("to"), "days"),
)


@dataclass(frozen=True)
class Both:
    """The two groups, with first the one that had a peer."""

    of: Landmark
    until: int
    curves: tuple[Curve, Curve]
    test: LogRank | None


def section(there: Gathered) -> Section | None:
    """None where either group has fewer than eleven people: then nothing is said, and why is not either."""
    stays = stays_of(there.people)
    if not stays.people:
        return None
    try:
        of = landmark(stays.times, stays.causes, stays.peer_from, at=DAY)
    except CannotTell:
        return None
    if min(of.exposed.sum(), (~of.exposed).sum()) < LEAST:
        return None
    until = _until(stays)
    both = Both(of, until, (_curve(of, True), _curve(of, False)), _test(of))
    kept, left = _kept(both), _stood(both)
    figures = _figures(both, kept, left)
    drawn = [
        curves.figures(code, name, of.times[who], of.events[who], until - DAY, since=DAY)
        for code, name, who in (
            ("staying-with-peer", WITH, of.exposed),
            ("staying-without-peer", WITHOUT, ~of.exposed),
        )
    ]
    there_are = [one for one in drawn if one is not None]
    return Section(
        "peers",
        say("With a peer by day 7, and without"),
        tuple(_lines(both, figures, kept, left)),
        fine=tuple(_fine(both, kept)),
        pictures=(Drawn("curve", tuple(one.code for one in there_are), _of_curves(both, figures, left)),)
        if len(there_are) == 2
        else (),
        counts=(kept, left),
        figures=(figures, *there_are),
        sure=(
            say(
                "Who stays longer has more days on which to meet a peer, so whoever “ever met one” would seem to "
                "stay longer even where it makes no difference. So day 7 was fixed beforehand: who was gone by then "
                "is left out and counted, and everybody else is followed from that day on, in the group they were "
                "in then."
            ),
            say(
                "Nobody was put into either group by chance. Who meets somebody in the first week may differ from "
                "who does not in ways that nobody wrote down."
            ),
        ),
        finding=_finding(both, figures, left),
        tests=1,
    )


def _until(stays: Stays) -> int:
    """The ninetieth day, or the last that most stays are meant to have: beyond it nobody could be followed."""
    planned = int(np.median([person.stay.planned for person in stays.people if person.stay]))
    return min(MOST, planned) if planned > DAY else MOST


def _curve(of: Landmark, exposed: bool) -> Curve:
    who = of.exposed == exposed
    return curve(of.times[who], of.events[who] == 1)


def _test(of: Landmark) -> LogRank | None:
    try:
        return log_rank(of.times, of.events == 1, of.exposed)
    except CannotTell:
        return None


def _kept(both: Both) -> Counts:
    of = both.of
    with_, without = int(of.exposed.sum()), int((~of.exposed).sum())
    return Counts(
        "peers-by-day-7",
        say("Where people stood on day 7"),
        (say("People"),),
        (WITH, WITHOUT, say("Were gone by day 7"), say("Day 7 had not come, or was the last day known of")),
        ((with_, without, of.left_before, of.unseen_after),),
        down=False,
    )


def _stood(both: Both) -> Counts:
    """How both groups stood at the end: what each share is made of, and what is sent to other sites.

    Two kinds, because a third one of few people would take the other two with it.
    """
    of, until = both.of, both.until
    left = (of.times <= until - DAY) & (of.events == LEFT)
    return Counts(
        "peers-stood",
        say("Where both stood on day %(until)s", until=until),
        (WITH, WITHOUT),
        (say("Had not left: still there, finished, went on elsewhere or died"), say("Left before the end")),
        tuple(
            tuple(int((who & group).sum()) for who in (~left, left)) for group in (of.exposed, ~of.exposed)
        ),
        down=False,
    )


def _figures(both: Both, kept: Counts, left: Counts) -> Figures:
    until = both.until
    rows = []
    for column, (name, one) in enumerate(zip((WITH, WITHOUT), both.curves, strict=True)):
        point, mean = one.at(until - DAY), one.rmst(until - DAY)
        shares = [None if value is None else 100 * value for value in (point.s, point.lo, point.hi)]
        days = (mean.value, mean.value - 1.96 * mean.se, mean.value + 1.96 * mean.se) if mean else (None,) * 3
        rows.append(Row(name, (one.n, *shares, *days), (left.at(column, 1),), (kept.at(0, column),)))
    return Figures(
        "peers",
        say("From day 7 on"),
        COLUMNS,
        tuple(rows),
        say("Who"),
        say(
            "Followed from day 7 to day %(until)s. Still taking part: Kaplan-Meier with a 95 %% range. Days "
            "stayed: the restricted mean.",
            until=until,
        ),
    )


def _difference(both: Both) -> tuple[float, float, float] | None:
    """Of the days stayed: those with a peer less those without, and its range."""
    with_, without = (one.rmst(both.until - DAY) for one in both.curves)
    if with_ is None or without is None:
        return None
    gap, se = with_.value - without.value, float(np.hypot(with_.se, without.se))
    return gap, gap - 1.96 * se, gap + 1.96 * se


def _refs(left: Counts) -> tuple[Ref, ...]:
    """A share of a group tells how many of it left: both have to be shown."""
    return left.at(0, 1), left.at(1, 1)


def _lines(both: Both, figures: Figures, kept: Counts, left: Counts) -> list[Said]:
    said = [
        say("%(n)s people were gone by day 7 and are in neither group.", kept.at(0, 2), n=both.of.left_before)
    ]
    shares = _shares(figures)
    if shares:
        said.append(
            say(
                "On day %(until)s, %(with_)s in 100 of those with a peer by day 7 were still taking part (likely "
                "range %(with_low)s to %(with_high)s), and %(without)s in 100 of those without (%(without_low)s "
                "to %(without_high)s). Who finished as planned or went on elsewhere is followed until then.",
                *_refs(left),
                until=both.until,
                **shares,
            )
        )
    return said


def _fine(both: Both, kept: Counts) -> list[Said]:
    said = []
    gap = _difference(both)
    if gap:
        said.append(
            say(
                "From day 7 to day %(until)s those with a peer stayed %(days)s days more on average (a number "
                "below 0 is fewer; likely range %(low)s to %(high)s).",
                until=both.until,
                days=round(gap[0], 1),
                low=round(gap[1], 1),
                high=round(gap[2], 1),
            )
        )
    if both.test:
        said.append(
            say(
                "Log-rank test between the two: chi-square %(chi)s, 1 degree of freedom, p %(p)s. A small p "
                "says that chance alone would seldom show such a difference; it does not say why there is one.",
                chi=f"{both.test.chi_square:.2f}",
                p=f"= {both.test.p:.3f}" if both.test.p >= 0.001 else "< 0.001",
            )
        )
    return [*said, _later(both, kept)]


def _later(both: Both, kept: Counts) -> Said:
    """How many met a peer after day 7 and count as without, in elevens, where that tells of nobody."""
    later, without = both.of.exposed_later, int((~both.of.exposed).sum())
    if min(later, without - later) < LEAST:
        return say("Whoever first had a peer after day 7 is among those without.")
    return say(
        "Of those without a peer by day 7, %(n)s or more had one later; they are among those without.",
        kept.at(0, 1),
        n=LEAST * (later // LEAST),
    )


def _shares(figures: Figures) -> dict[str, int] | None:
    values = [value for row in figures.rows for value in row.values[1:4]]
    if any(value is None for value in values):
        return None
    names = ("with_", "with_low", "with_high", "without", "without_low", "without_high")
    return {name: round(float(value or 0)) for name, value in zip(names, values, strict=True)}


def _of_curves(both: Both, figures: Figures, left: Counts) -> Said:
    shares = _shares(figures)
    if not shares:
        return say("From day 7 on, those with a peer by then and those without.")
    return say(
        "On day %(until)s, %(with_)s in 100 of those with a peer by day 7 were still taking part, and %(without)s "
        "in 100 of those without.",
        *_refs(left),
        until=both.until,
        with_=shares["with_"],
        without=shares["without"],
    )


def _finding(both: Both, figures: Figures, left: Counts) -> Said | None:
    shares = _shares(figures)
    if not shares:
        return None
    return say(
        "Of those who had a peer by day 7, %(with_)s in 100 were still taking part on day %(until)s (likely range "
        "%(with_low)s to %(with_high)s), and of those who had none by then, %(without)s in 100 (%(without_low)s "
        "to %(without_high)s); whether the peer had anything to do with it is not known, because nobody was put "
        "into either group by chance.",
        *_refs(left),
        until=both.until,
        **shares,
    )
