"""What the engines say of three trials: days, staying, sites, and one week seen three ways."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.measures import bulk
from porch.measures.days import NONE, USE
from porch.measures.pooling import (
    CannotPool,
    Effects,
    Measure,
    Pooled,
    effects_of_means,
    effects_of_tables,
    pool,
)
from porch.measures.several import chance_of_any, false_discovery
from porch.measures.staying import Curve, LogRank, curve, left_on, log_rank
from porch.measures.staying.retained import CONTACT_DAYS
from trials_read import INJECTION, INJECTION_DAYS, OPIOIDS, WEEKS, Told, Trials
from trials_week import LEAST, Week, weeks_24

RECALL = 30  # days that the calendar of a visit asks about: these count as observed
START = date(2000, 1, 1)  # stands for the day of the lot: only days counted from it are known
ON_MEDICINE = ("27", "51")  # in the first phase of CTN-0030 the medicine was to end after four weeks

type Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Days:
    """Of one arm: everybody's days together, what missing days could change, and how people lie around the middle."""

    arm: str
    figures: bulk.Figures
    together: dict[str, float]
    otherwise: dict[str, dict[str, float]]
    spreads: dict[str, bulk.Spread]


@dataclass(frozen=True)
class Stays:
    """Curves by arm. ``what``: of being seen, or of taking the medicine."""

    what: str
    curves: dict[str, Curve]
    test: LogRank


@dataclass(frozen=True)
class Sites:
    """Sites pooled. ``shown``: those of which every cell has eleven people or more."""

    what: str
    effects: Effects
    pooled: Pooled
    shown: Mask


@dataclass(frozen=True)
class Trial:
    name: str
    screened: int
    arms: tuple[str, ...]
    people: dict[str, int]
    weeks: int
    days: dict[str, tuple[Days, ...]]  # by which use is counted
    stays: tuple[Stays, ...]
    sites: tuple[Sites, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    trials: tuple[Trial, ...]
    week_24: dict[str, tuple[Week, ...]]
    tests: tuple[tuple[str, float, float], ...] = field(default=())  # what, p, p adjusted

    @property
    def by_chance(self) -> float:
        return chance_of_any(len(self.tests))


def found(told: Trials) -> Found:
    trials = tuple(_trial(told, name) for name in WEEKS)
    tests = [
        *((f"CTN-00{trial.name}, {stay.what}", stay.test.p) for trial in trials for stay in trial.stays),
        *(
            (f"CTN-00{trial.name}, sites: {site.what}", site.pooled.p)
            for trial in trials
            for site in trial.sites
        ),
    ]
    adjusted = false_discovery([p for _, p in tests]).tolist()
    return Found(
        trials, weeks_24(told), tuple((what, p, q) for (what, p), q in zip(tests, adjusted, strict=True))
    )


def _trial(told: Trials, name: str) -> Trial:
    here = told.trial == name
    arms = tuple(sorted(np.unique(told.arm[here]).tolist()))
    end = 7 * WEEKS[name]
    uses = {
        "opioids": np.isin(told.use.what, OPIOIDS),
        "anything that was told": np.ones(len(told.use.who), bool),
    }
    days = {
        what: tuple(_days(told, here & (told.arm == arm), arm, end, which) for arm in arms)
        for what, which in uses.items()
    }
    seen = _contacts(len(told.people), [told.visits, told.doses], end)
    stays = [_stays(told, here, arms, seen, end, "seen at a visit or for a dose")]
    retained = {"seen": seen}
    if name in ON_MEDICINE:
        retained["medicine"] = _contacts(len(told.people), [_lasting(told)], end)
        stays.append(_stays(told, here, arms, retained["medicine"], end, "taking the medicine"))
    sites, notes = _all_sites(told, here, arms, retained, days["opioids"], end)
    return Trial(
        name,
        told.screened[name],
        arms,
        {arm: int((here & (told.arm == arm)).sum()) for arm in arms},
        WEEKS[name],
        days,
        tuple(stays),
        sites,
        notes,
    )


# ---- days ----


def _days(told: Trials, who: Mask, arm: str, end: int, which: Mask) -> Days:
    """Days from the lot on. One is observed where a visit on it or in the 30 days after it could ask about it."""
    ids = np.flatnonzero(who)
    place = np.full(len(told.people), -1)
    place[ids] = np.arange(len(ids))
    used_rows = (place[told.use.who] >= 0) & (told.use.day >= 0) & (told.use.day < end)
    observed = np.zeros((len(ids), end + RECALL + 1), bool)
    visits = (place[told.visits.who] >= 0) & (told.visits.day >= 0) & (told.visits.day < end + RECALL)
    for back in range(RECALL + 1):
        day = told.visits.day[visits] - back
        observed[place[told.visits.who[visits]][day >= 0], day[day >= 0]] = True
    observed = observed[:, :end]
    observed[place[told.use.who[used_rows]], told.use.day[used_rows]] = True
    use = used_rows & which
    person, day = np.nonzero(observed)
    person = np.concatenate([person, place[told.use.who[use]]])
    day = np.concatenate([day, told.use.day[use]])
    used = np.full(len(person), NONE, np.uint8)
    used[-int(use.sum()) :] = USE if use.any() else NONE
    entries = bulk.Entries(
        tuple(told.people[ids].tolist()),
        np.full(len(ids), bulk.Whose.UNSAID, np.uint8),
        person.astype(np.int32),
        (day + START.toordinal()).astype(np.int32),
        used,
        np.full(len(person), bulk.What.OTHER, np.uint8),
        np.full(len(person), np.nan),
    )
    figures = bulk.measured(entries, first=START, last=date.fromordinal(START.toordinal() + end - 1))
    return Days(arm, figures, bulk.overall(figures), bulk.overall_if(figures), bulk.spreads(figures))


# ---- staying ----


def _lasting(told: Trials) -> Told:
    """Doses; an injection stands for the four weeks that it is meant to last."""
    injected = told.arm[told.doses.who] == INJECTION
    rows = np.flatnonzero(injected)
    who = np.concatenate([told.doses.who, np.repeat(told.doses.who[rows], INJECTION_DAYS)])
    later = (told.doses.day[rows][:, None] + np.arange(1, INJECTION_DAYS + 1)).ravel()
    return Told(who, np.concatenate([told.doses.day, later]), np.array([]))


def _contacts(people: int, rows: Iterable[Told], end: int) -> list[NDArray[np.int64]]:
    """The days of contact of everybody from the lot to the end, in their order."""
    who = np.concatenate([row.who for row in rows])
    day = np.concatenate([row.day for row in rows])
    inside = (day >= 0) & (day <= end)
    pairs = np.unique(np.column_stack([who[inside], day[inside]]), axis=0)
    return np.split(pairs[:, 1], np.searchsorted(pairs[:, 0], np.arange(1, people)))


def leaving(days: NDArray[np.int64], end: int) -> tuple[int, bool]:
    """When somebody left: at the last contact before more than 30 days without one; to the end where there is none."""
    steps = np.concatenate([[0], days, [end]])
    gaps = np.flatnonzero(np.diff(steps) > CONTACT_DAYS)
    left = left_on(end, not len(gaps), int(steps[gaps[0]]) if len(gaps) else None)
    return left.day, left.left


def _stays(
    told: Trials, here: Mask, arms: tuple[str, ...], contacts: list[Any], end: int, what: str
) -> Stays:
    left = np.array([leaving(contacts[n], end) for n in np.flatnonzero(here)])
    times, events, arm = left[:, 0], left[:, 1].astype(bool), told.arm[here]
    curves = {one: curve(times[arm == one], events[arm == one]) for one in arms}
    return Stays(what, curves, log_rank(times, events, arm))


# ---- sites ----


def _all_sites(
    told: Trials,
    here: Mask,
    arms: tuple[str, ...],
    contacts: dict[str, list[Any]],
    days: tuple[Days, ...],
    end: int,
) -> tuple[tuple[Sites, ...], tuple[str, ...]]:
    made, notes = [], []
    what = "medicine" if "medicine" in contacts else "seen"
    said = {"medicine": "still taking the medicine at the end", "seen": "still seen at the end"}[what]
    stayed = np.array([not leaving(one, end)[1] for one in contacts[what]])
    for words, work in (
        (said, lambda: _by_stay(told, here, arms, stayed)),
        ("percent of observed days without opioids", lambda: _by_days(told, here, arms, days)),
    ):
        effects, counts = work()
        try:
            made.append(Sites(words, effects, pool(effects, hartung_knapp=True), np.array(counts >= LEAST)))
        except CannotPool as refused:
            notes.append(f"{words}: {refused}")
    return tuple(made), tuple(notes)


def _by_stay(told: Trials, here: Mask, arms: tuple[str, ...], stayed: Mask) -> tuple[Effects, Any]:
    sites = np.unique(told.site[here])
    cells = np.array(
        [
            [
                (here & (told.site == site) & (told.arm == arm) & (stayed == yes)).sum()
                for arm in arms
                for yes in (True, False)
            ]
            for site in sites
        ]
    )
    effects = effects_of_tables(*cells.T, measure=Measure.RR, names=[f"Site {site}" for site in sites])
    assert effects.tables is not None
    return effects, effects.tables.min(1)


def _by_days(told: Trials, here: Mask, arms: tuple[str, ...], days: tuple[Days, ...]) -> tuple[Effects, Any]:
    rows, names = [], []
    for site in np.unique(told.site[here]):
        row: list[float] = []
        for one, arm in zip(days, arms, strict=True):
            who = told.site[here & (told.arm == arm)] == site
            values = one.figures.values["percent_days_abstinent"][who]
            values = values[~np.isnan(values)]
            row += (
                [values.mean(), values.std(ddof=1), len(values)] if len(values) > 1 else [np.nan, np.nan, 0]
            )
        if min(row[2], row[5]) > 1 and min(row[1], row[4]) > 0:
            rows.append(row)
            names.append(f"Site {site}")
    effects = effects_of_means(*np.array(rows).T, measure=Measure.MD, names=names)
    return effects, np.array(rows)[:, [2, 5]].min(1)
