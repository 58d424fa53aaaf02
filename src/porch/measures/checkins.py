"""On which days somebody checked in, and with which word. A day without a check-in stays empty."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from porch.measures.bands import Unit, stretches
from porch.measures.told import Mood, Told

BETTER = (
    Mood.VERY_HARD,
    Mood.HARD,
    Mood.UP_AND_DOWN,
    Mood.OK,
    Mood.GOOD,
)  # the order of the sizes of the dots


@dataclass(frozen=True, slots=True)
class Day:
    """``mood`` is None where something was told of the day, but not how it went."""

    day: date
    mood: Mood | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month, cut to the days that are looked at. ``mood`` is the middle of its check-ins, None without any."""

    first: date
    last: date
    days: int
    checked_in: int
    mood: Mood | None


def middle_mood(moods: Sequence[Mood]) -> Mood:
    """The one in the middle, from the hardest to the best; of two in the middle the harder one."""
    return sorted(moods, key=BETTER.index)[(len(moods) - 1) // 2]


def by_day(told: Iterable[Told], first: date, last: date) -> dict[date, Day]:
    """The days from ``first`` to ``last`` that something was told of; one told of several times has its middle word."""
    moods: dict[date, list[Mood]] = {}
    for one in told:
        if first <= one.day <= last:
            words = moods.setdefault(one.day, [])
            if one.mood is not None:
                words.append(one.mood)
    return {day: Day(day, middle_mood(words) if words else None) for day, words in sorted(moods.items())}


def weeks(days: Mapping[date, Day], first: date, last: date) -> list[tuple[date, list[Day | None]]]:
    """Each Monday with its seven days; None for days that nothing was told of, and for those outside."""
    monday = first - timedelta(days=first.weekday())
    rows = []
    while monday <= last:
        rows.append((monday, [days.get(monday + timedelta(days=at)) for at in range(7)]))
        monday += timedelta(days=7)
    return rows


def months(days: Mapping[date, Day], first: date, last: date) -> list[Month]:
    """Each month from ``first`` to ``last``."""
    found = []
    for start, end in stretches(first, last, Unit.MONTH):
        words = _moods(days, start, end)
        middle = middle_mood(words) if words else None
        found.append(Month(start, end, (end - start).days + 1, len(words), middle))
    return found


def _moods(days: Mapping[date, Day], first: date, last: date) -> list[Mood]:
    every = (days.get(first + timedelta(days=at)) for at in range((last - first).days + 1))
    return [day.mood for day in every if day is not None and day.mood is not None]
