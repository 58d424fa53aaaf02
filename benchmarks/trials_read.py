"""Three trials of medicines for opioid use, as their own people told them, read into arrays.

``public.ctn0094data`` (MIT licence): CTN-0027, CTN-0030 and CTN-0051 of the clinical trials network of the National
Institute on Drug Abuse, made alike and without names. Days are counted from consent; sites are masked. Nothing here may
be used to find out who somebody is.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from porch.measures.tables import Table, columns

type Days = NDArray[np.int64]
WEEKS = {"27": 24, "30": 12, "51": 24}
"""Of treatment and of what was planned after it, from the first lot on: for CTN-0030 its first phase."""
ATTENDED = ("visit", "final")
OPIOIDS = ("Heroin", "Opioid")
INJECTION = "Inpatient NR-NTX"
INJECTION_DAYS = 28  # one injection is meant to last


@dataclass(frozen=True)
class Told:
    """Rows about one person each: ``who`` counts into ``Trials.people``, ``day`` from the day of the lot."""

    who: Days
    day: Days
    what: NDArray[np.str_]


@dataclass(frozen=True)
class Trials:
    """People whom a lot gave an arm. ``screened``: how many of each trial signed, also those who were given none."""

    people: NDArray[np.str_]
    trial: NDArray[np.str_]
    arm: NDArray[np.str_]
    site: NDArray[np.str_]
    lot_day: Days  # after consent
    screened: dict[str, int]
    use: Told
    visits: Told
    doses: Told
    screens: Told
    use_days: int  # rows of the calendars, everybody's
    week_24: Told  # visits of week 24 of CTN-0027 that were kept


def read(folder: Path) -> Trials:
    trial = _by_person(_table(folder, "everybody", "project"), "project")
    site = _by_person(_table(folder, "site_masked", "site_masked"), "site_masked")
    lots = _table(folder, "randomization", "treatment", "which", "when")
    first = [n for n, which in enumerate(lots.words("which")) if which == "1"]
    people = np.array([lots.words("who")[n] for n in first])
    lot_day = np.array([int(lots.words("when")[n]) for n in first])
    at = {who: n for n, who in enumerate(people.tolist())}
    calendar = _table(folder, "tlfb", "what", "when")
    visits = _table(folder, "visit", "visit", "what", "when")
    kept = np.isin(visits.words("what"), ATTENDED)
    return Trials(
        people,
        np.array([trial[who] for who in people.tolist()]),
        np.array([lots.words("treatment")[n] for n in first]),
        np.array([site[who] for who in people.tolist()]),
        lot_day,
        {name: sum(one == name for one in trial.values()) for name in WEEKS},
        _told(calendar, at, lot_day, "what"),
        _told(visits, at, lot_day, "visit", kept),
        _told(_table(folder, "treatment", "amount", "when"), at, lot_day, "amount"),
        _told(_table(folder, "uds", "what", "when"), at, lot_day, "what"),
        len(calendar),
        _told(visits, at, lot_day, "visit", kept & (np.array(visits.words("visit")) == "WK24")),
    )


def _table(folder: Path, name: str, *names: str) -> Table:
    return columns(folder / f"ctn0094_{name}.csv.gz", ("who", *names))


def _by_person(table: Table, name: str) -> dict[str, str]:
    return dict(zip(table.words("who"), table.words(name), strict=True))


def _told(
    table: Table, at: dict[str, int], lot_day: Days, what: str, kept: NDArray[np.bool_] | None = None
) -> Told:
    """Only rows of people whom a lot gave an arm."""
    who = np.array([at.get(one, -1) for one in table.words("who")])
    there = who >= 0 if kept is None else (who >= 0) & kept
    day = np.array([int(float(one)) for one in np.array(table.words("when"))[there]])
    return Told(who[there], day - lot_day[who[there]], np.array(table.words(what))[there])
