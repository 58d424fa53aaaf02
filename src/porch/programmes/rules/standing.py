"""Figures of how many stay, from days alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from porch.programmes.rules.endings import Ending

MARKS = (30, 60, 90)


@dataclass(frozen=True)
class Stay:
    began: date
    ended: date | None
    ending: Ending


@dataclass(frozen=True)
class StillThere:
    """Of ``n`` who began at least ``days`` ago, ``there`` were there by then or had completed before."""

    days: int
    n: int
    there: int

    @property
    def percent(self) -> int:
        return round(100 * self.there / self.n)


def still_there(stays: Iterable[Stay], today: date, *, least: int) -> list[StillThere]:
    """For 30, 60 and 90 days, where at least ``least`` people began that long ago."""
    everyone = list(stays)
    found = []
    for days in MARKS:
        began = [one for one in everyone if (today - one.began).days >= days]
        there = sum(_was_there(one, days) for one in began)
        if len(began) >= least:
            found.append(StillThere(days, len(began), there))
    return found


def _was_there(one: Stay, days: int) -> bool:
    if one.ended is None or one.ending is Ending.COMPLETED:
        return True
    return (one.ended - one.began).days >= days
