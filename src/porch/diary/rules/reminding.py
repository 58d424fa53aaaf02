"""When a reminder that somebody set rings: by the clock on the wall where they are, once, and one a day at most."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

DAY = timedelta(days=1)
STILL_OF_USE = timedelta(hours=1)
"""What could not be told for so long, because the clock stood still, is let go of: it was for that hour."""
FARTHEST = 16
"""Days to look ahead: two weeks, for a week may lose a day to a flight and another to the date line."""


@dataclass(frozen=True)
class Wish:
    """``days`` of the week (Monday is 0) on which it rings ``at`` that time, as a clock there shows it."""

    key: str
    days: frozenset[int]
    at: time


@dataclass(frozen=True)
class Ring:
    """The reminder ``key`` is to ring ``at`` that moment (UTC): it is the one of the day ``on``."""

    key: str
    on: date
    at: datetime


def rings(wishes: Iterable[Wish], zone: str, *, since: date) -> Iterator[Ring]:
    """What rings on the days from ``since`` on, one a day at most, for as far ahead as is looked.

    A time that a spring night leaves out comes after the leap, one that an autumn night has twice comes the first
    time; a day that a calendar left out has none.
    """
    by_day = day_by_day(wishes)
    for ahead in range(FARTHEST):
        on = since + ahead * DAY
        wish = by_day.get(on.weekday())
        if wish is not None and is_a_day(on, zone):
            yield Ring(wish.key, on, moment_of(on, wish.at, zone))


def day_by_day(wishes: Iterable[Wish]) -> Mapping[int, Wish]:
    """Whose turn it is on each day of the week. Where two claim one, the earlier has it."""
    by_day: dict[int, Wish] = {}
    for wish in sorted(wishes, key=lambda wish: (wish.at, wish.key), reverse=True):
        by_day.update(dict.fromkeys(wish.days, wish))
    return by_day


def next_ring(
    wishes: Iterable[Wish], zone: str, *, after: datetime, rung_on: date | None = None
) -> Ring | None:
    """The first that rings later than ``after``, on a day later than ``rung_on``, the last that had one.

    So whoever flies west and has the same Tuesday again is not reminded twice on it.
    """
    since = after.astimezone(ZoneInfo(zone)).date() - DAY
    if rung_on is not None:
        since = max(since, rung_on + DAY)
    return next((ring for ring in rings(wishes, zone, since=since) if ring.at > after), None)


def taken(wishes: Iterable[Wish], days: Iterable[int]) -> list[int]:
    """Those of ``days`` on which there is a reminder already."""
    return sorted(set(days) & set(day_by_day(wishes)))
