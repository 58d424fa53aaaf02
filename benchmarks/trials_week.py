"""Week 24 of CTN-0027, three ways: of those who came, with missing as use, and with missing as none."""

from dataclasses import dataclass

import numpy as np

from trials_read import Trials

LEAST = 11  # people: of fewer nothing is said


@dataclass(frozen=True)
class Week:
    """One arm at one visit: how many were given it by lot, came, and had nothing found in their urine."""

    arm: str
    people: int
    came: int
    without: int

    @property
    def is_small(self) -> bool:
        """Whether its shares would tell of fewer than eleven people."""
        cells = (self.came, self.people - self.came, self.without, self.came - self.without)
        return any(0 < cell < LEAST for cell in cells) or self.came == 0

    @property
    def of_those_who_came(self) -> float:
        return 100 * self.without / self.came

    @property
    def missing_is_use(self) -> float:
        return 100 * self.without / self.people

    @property
    def best(self) -> float:
        return 100 * (self.without + self.people - self.came) / self.people


def weeks_24(told: Trials) -> dict[str, tuple[Week, ...]]:
    """By what was looked for in urine, and by which visits stand for the week."""
    opioid, anything = ("Opioid",), tuple(np.unique(told.screens.what).tolist())
    week_24 = set(zip(told.week_24.who.tolist(), told.week_24.day.tolist(), strict=True))
    since_consent = told.visits.day + told.lot_day[told.visits.who]
    inside = (since_consent >= 162) & (since_consent <= 168)
    days = set(zip(told.visits.who[inside].tolist(), told.visits.day[inside].tolist(), strict=True))
    return {
        "no opioid": _week(told, week_24, opioid),
        "nothing that was looked for": _week(told, week_24, anything),
        "no opioid, all visits of days 162 to 168 from consent": _week(told, days, opioid),
    }


def _week(told: Trials, came: set[tuple[int, int]], looked_for: tuple[str, ...]) -> tuple[Week, ...]:
    """Who of CTN-0027 came on one of these days, and of them who had none of these in their urine on any of them."""
    rows = np.isin(told.screens.what, looked_for)
    positive = set(zip(told.screens.who[rows].tolist(), told.screens.day[rows].tolist(), strict=True))
    there = {who for who, _ in came}
    found = {who for who, _ in came & positive}
    weeks = []
    here = told.trial == "27"
    for arm in np.unique(told.arm[here]).tolist():
        ids = set(np.flatnonzero(here & (told.arm == arm)).tolist())
        weeks.append(Week(arm, len(ids), len(ids & there), len((ids & there) - found)))
    return tuple(weeks)
