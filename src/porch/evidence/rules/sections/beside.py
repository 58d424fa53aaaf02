"""Beside people or programmes without a social part, made alike by weights in what was written down of both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.gathered import Gathered, Person
from porch.evidence.rules.labels import LIVED, answer_of, label
from porch.evidence.rules.made import LEAST, Column, Counts, Drawn, Figures, Row, Section
from porch.evidence.rules.said import Ref, Said, say
from porch.evidence.rules.spans import Days, Span, spans
from porch.evidence.rules.status import AT, STAYED, Status, status
from porch.measures.weighing import (
    APART,
    Estimate,
    Separated,
    TooFew,
    Weights,
    balance,
    independent,
    indicators,
    stabilised,
    weighted_difference,
)
from porch.measures.weighing import Row as Balanced

STAYED_AT_90 = say("Still there, or finished as planned, after 90 days, in 100")
WITHOUT_USE = say("Days without use while taking part, of days told, in 100")
COLUMNS = (
    Column("n_here", say("Here: people, at least"), "people"),
    Column("here", say("Here, weighted")),
    Column("equal_here", say("Here: as many as of equal weight, at least"), "people"),
    Column("n_beside", say("Beside: people, at least"), "people"),
    Column("beside", say("Beside, weighted")),
    Column("equal_beside", say("Beside: as many as of equal weight, at least"), "people"),
    Column("plain", say("Difference without weights")),
    Column("difference", say("Difference, weighted")),
    Column("low", say("from")),
    Column("high", say("to")),
    Column("outside", say("People whom nobody on the other side resembles"), "%"),
)
BALANCE = (
    Column("before", say("Before weights"), "standard deviations"),
    Column("after", say("After weights"), "standard deviations"),
)


@dataclass(frozen=True)
class Compared:
    """One outcome of both sides: how many of each, the difference with and without weights, how alike they are."""

    name: Said
    sides: tuple[int, int]
    plain: float
    weighted: Estimate
    weights: Weights
    rows: tuple[Balanced, ...]


def section(there: Gathered, of: dict[Span, Days]) -> Section | None:
    beside = there.beside
    if beside is None:
        return None
    if len(beside.people) < LEAST:
        return _nobody(
            say("Fewer than 11 people without a social part could be counted, so nobody is compared.")
        )
    here, other = _known(there, of), _known(beside, spans(beside))
    sides = _sides(there, beside)
    found: list[Compared] = []
    why: list[Said] = []
    for name, key in ((STAYED_AT_90, "stayed"), (WITHOUT_USE, "during")):
        try:
            found.append(_compared(name, here, other, key))
        except Separated:
            why.append(
                say("%(what)s: the two differ so wholly at the start that nobody can be compared.", what=name)
            )
        except (TooFew, ValueError):
            why.append(say("%(what)s: too few people of both sides are known of.", what=name))
    if not found:
        return replace(_nobody(*why), counts=(sides,))
    return _section(found, why, sides)


def _section(found: list[Compared], why: list[Said], sides: Counts) -> Section:
    rests: tuple[Ref, ...] = sides.row(0)
    return Section(
        "beside",
        TITLE,
        (*(_line(one, rests) for one in found), *why),
        pictures=(Drawn("balance", ("balance",), _how_alike(found[0])),),
        counts=(sides,),
        figures=(
            Figures(
                "beside",
                say("Both sides"),
                COLUMNS,
                tuple(_row(one, rests) for one in found),
                say("What"),
                say(
                    "Numbers of people, of those whose outcome is known, are in elevens. The more weights differ, "
                    "the fewer people of equal weight would say as much. No weight was cut."
                ),
            ),
            _balance(found[0], rests),
        ),
        sure=(
            say(
                "Weights make the two sides alike in what was told at the start, and in nothing else. Whoever chose "
                "a place without other people may differ in what nobody wrote down."
            ),
        ),
        tests=len(found),
    )


TITLE = say("Beside people without a social part")


def _nobody(*said: Said) -> Section:
    return Section("beside", TITLE, said)


def _sides(there: Gathered, beside: Gathered) -> Counts:
    return Counts(
        "sides",
        say("How many on both sides"),
        (say("People"),),
        (say("Here"), say("Without a social part")),
        ((len(there.people), len(beside.people)),),
        down=False,
    )


@dataclass(frozen=True)
class Known:
    """What is known of one side at the start, and how it went; NaN where nothing is."""

    people: tuple[Person, ...]
    before: NDArray[np.float64]
    outcomes: Mapping[str, NDArray[np.float64]]


def _known(there: Gathered, of: dict[Span, Days]) -> Known:
    stayed = [_stayed(status(person, AT)) for person in there.people]
    return Known(
        there.people,
        of[Span.BEFORE].percent(),
        {"stayed": np.array(stayed, dtype=float), "during": of[Span.DURING].percent()},
    )


def _stayed(at: Status) -> float:
    if at in (Status.UNKNOWN, Status.ELSEWHERE):
        return float("nan")
    return 100.0 if at in STAYED else 0.0


def _compared(name: Said, here: Known, other: Known, key: str) -> Compared:
    """Weights are fitted on those alone of whom the outcome is known."""
    outcome = np.concatenate([here.outcomes[key], other.outcomes[key]])
    with_it = np.concatenate([np.ones(len(here.people)), np.zeros(len(other.people))])
    kept = ~np.isnan(outcome)
    treated, y = with_it[kept], outcome[kept]
    sides = int(treated.sum()), int((1 - treated).sum())
    if min(sides) < LEAST:
        raise TooFew("too few people are known of")
    people = [person for person, keep in zip((*here.people, *other.people), kept, strict=True) if keep]
    before = np.concatenate([here.before, other.before])[kept]
    columns = _columns(people, before)
    weights = stabilised(treated, columns)
    plain = float(y[treated == 1].mean() - y[treated == 0].mean())
    return Compared(
        name,
        sides,
        plain,
        weighted_difference(y, treated, weights),
        weights,
        tuple(balance(treated, columns, weights.weights)),
    )


def _columns(people: list[Person], before: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """What both sides told at the start. What is not known is the mean of what is, with a column that says so."""
    columns: dict[str, NDArray[np.float64]] = {}
    missing = np.isnan(before)
    if (~missing).sum() >= LEAST:
        columns["before"] = np.where(missing, before[~missing].mean(), before)
        columns["before missing"] = missing.astype(float)
    for code in LIVED:
        columns |= indicators(code, [person.lived.get(code, "") for person in people])
    return independent({name: values for name, values in columns.items() if _is_seen(values)})


def _is_seen(values: NDArray[np.float64]) -> bool:
    """Of what is told in words, at least eleven said it and eleven did not: else it could tell of somebody."""
    if not np.isin(values, (0, 1)).all():
        return True
    return bool(min(values.sum(), len(values) - values.sum()) >= LEAST)


def _row(one: Compared, rests: tuple[Ref, ...]) -> Row:
    of = one.weighted
    return Row(
        one.name,
        (
            _elevens(one.sides[0]),
            of.means[0],
            _elevens(of.effective[0]),
            _elevens(one.sides[1]),
            of.means[1],
            _elevens(of.effective[1]),
            one.plain,
            of.estimate,
            *of.ci,
            100 * one.weights.share_outside,
        ),
        rests,
    )


def _elevens(people: float) -> int | None:
    """11, 22, 33; fewer are None. Beside the number of everybody, the exact one would say who is not known of."""
    return LEAST * int(people // LEAST) or None


def _line(one: Compared, rests: tuple[Ref, ...]) -> Said:
    of = one.weighted
    return say(
        "%(what)s: here %(here)s, beside %(beside)s, a difference of %(gap)s (likely range %(low)s to %(high)s) "
        "once both were made alike in what was told at the start; without that it was %(plain)s.",
        *rests,
        what=one.name,
        here=round(of.means[0], 1),
        beside=round(of.means[1], 1),
        gap=round(of.estimate, 1),
        low=round(of.ci[0], 1),
        high=round(of.ci[1], 1),
        plain=round(one.plain, 1),
    )


def _how_alike(one: Compared) -> Said:
    apart = [row for row in one.rows if row.after is None or abs(row.after) >= APART]
    return say(
        "Of %(all)s things told at the start, %(apart)s still differ by a tenth of a standard deviation or more "
        "after weights.",
        all=len(one.rows),
        apart=len(apart),
    )


def _balance(one: Compared, rests: tuple[Ref, ...]) -> Figures:
    return Figures(
        "balance",
        say("How alike both sides are"),
        BALANCE,
        tuple(Row(_named(row.name), (row.before, row.after), rests) for row in one.rows),
        say("What was told at the start"),
        say(
            "Standardised differences, here less beside; from 0.1 on, in either direction, two sides are called "
            "apart."
        ),
    )


def _named(column: str) -> Said:
    if column == "before":
        return say("Days without use before")
    if column == "before missing":
        return say("Told of no days before")
    code, _, answer = column.partition(" ")
    about = label(LIVED, code)
    return say("%(about)s: %(answer)s", about=about, answer=answer_of(code, answer))
