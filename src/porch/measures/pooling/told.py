"""From a table of studies to their effects: which columns each measure needs, and what a row may not say."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from porch.measures.pooling.effects import (
    Effects,
    Measure,
    effects_given,
    effects_of_means,
    effects_of_tables,
    informative,
)
from porch.measures.tables import Table, WrongTable, columns

type Floats = NDArray[np.float64]
ARMS = (("ai", "bi", "n1i"), ("ci", "di", "n2i"))
CELLS = ("ai", "bi", "n1i", "ci", "di", "n2i")
MEANS = ("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")
FEWEST_WITH_A_MEAN = 2
SMALLEST = 1e-100  # of errors: beyond, their squares are no numbers of a computer


@dataclass(frozen=True)
class Told:
    """Effects, and the columns that explain: numbers as they are, words as one column for each word but the first."""

    effects: Effects
    moderators: dict[str, Floats]


def told(source: Path | str, measure: Measure, moderators: Iterable[str] = ()) -> Told:
    """A file (a ``Path``) or text. ``study`` names the rows where it is there. Raises WrongTable."""
    asked = tuple(dict.fromkeys(moderators))
    if measure.of_tables:
        return _of_tables(columns(source, ("ai", "ci", *asked), (*CELLS, "study")), measure, asked)
    if measure is Measure.GEN:
        return _given(columns(source, ("yi", *asked), ("sei", "vi", "study")), asked)
    table = columns(source, (*MEANS, *asked), ("study",))
    m1, m2 = table.numbers("m1i"), table.numbers("m2i")
    sd1, sd2 = (table.positive(name, needed="a standard deviation above 0") for name in ("sd1i", "sd2i"))
    n1, n2 = (_people(table, name) for name in ("n1i", "n2i"))
    effects = effects_of_means(m1, sd1, n1, m2, sd2, n2, measure=measure, names=_names(table))
    return Told(effects, _explain(table, asked, np.ones(len(table), dtype=bool)))


def _people(table: Table, name: str) -> Floats:
    many = table.counts(name)
    for at in np.flatnonzero(many < FEWEST_WITH_A_MEAN):
        raise table.refuse(int(at), name, "a mean with its deviation needs at least 2 people")
    return many


def _of_tables(table: Table, measure: Measure, asked: tuple[str, ...]) -> Told:
    a, b = _arm(table, *ARMS[0])
    c, d = _arm(table, *ARMS[1])
    effects = effects_of_tables(a, b, c, d, measure=measure, names=_names(table))
    return Told(effects, _explain(table, asked, informative(a, b, c, d)))


def _arm(table: Table, events: str, others: str, people: str) -> tuple[Floats, Floats]:
    """Events and non-events; of two ways to say it either will do, and both must agree."""
    had = table.counts(events)
    if others not in table and people not in table:
        raise WrongTable(
            f"there is neither a column {others} (without the event) nor a column {people} (people)"
        )
    if people not in table:
        return had, table.counts(others)
    all_of_them = table.counts(people)
    for at in np.flatnonzero(had > all_of_them):
        raise table.refuse(int(at), people, f"{had[at]:.0f} had the event, of {all_of_them[at]:.0f} people")
    if others in table:
        for at in np.flatnonzero(had + table.counts(others) != all_of_them):
            raise table.refuse(
                int(at), people, f"{events} and {others} are not {all_of_them[at]:.0f} together"
            )
    return had, all_of_them - had


def _given(table: Table, asked: tuple[str, ...]) -> Told:
    yi = table.numbers("yi")
    if "sei" in table:
        errors = table.positive("sei", needed="a standard error above 0")
    elif "vi" in table:
        errors = np.sqrt(table.positive("vi", needed="a variance above 0"))
    else:
        raise WrongTable("there is no column sei (the standard errors)")
    for at in np.flatnonzero((errors < SMALLEST) | (errors > 1 / SMALLEST)):
        raise table.refuse(
            int(at), "sei" if "sei" in table else "vi", "it is too small or too large to reckon with"
        )
    return Told(
        effects_given(yi, errors, names=_names(table)),
        _explain(table, asked, np.ones(len(table), dtype=bool)),
    )


def _names(table: Table) -> tuple[str, ...]:
    """As ``study`` says; a row without a name has its number."""
    given = table.words("study") if "study" in table else ("",) * len(table)
    return tuple(name or f"Row {row}" for name, row in zip(given, table.rows, strict=True))


def _explain(table: Table, asked: tuple[str, ...], kept: NDArray[np.bool_]) -> dict[str, Floats]:
    explained: dict[str, Floats] = {}
    for name in asked:
        words = table.words(name, gaps=False)
        if any(table.number(word) is not None for word in words):
            explained[name] = table.numbers(name)[kept]
            continue
        of = np.array(words)[kept]
        if len(set(words)) == 1:
            raise WrongTable(f"the column {name} says the same for every study, so it explains nothing")
        for word in sorted(set(of.tolist()))[1:]:
            explained[f"{name} {word}"] = (of == word).astype(float)
    return explained
