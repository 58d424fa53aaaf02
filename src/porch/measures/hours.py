"""Hard hours: when in the week it is hard, from the times at which somebody wrote of the day they were in.

Somebody who always writes at nine in the evening has all their hard entries at nine in the evening. So an hour stands
out only where it was hard *more often, of the times they wrote,* than at other hours, and where chance would rarely
have done that (``standing_out``). What is told of a day later says nothing about an hour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from porch.measures.told import Mood, Told

HARD_MOODS = frozenset({Mood.HARD, Mood.VERY_HARD})
HARD_CRAVING = 7
HOURS, DAYS, LONG = 24, 7, 3  # of a stretch: three hours
LEAST_HARD, LEAST_DATES, TIMES_AS_OFTEN, CHANCE = 5, 4, 2.0, 0.05


@dataclass(frozen=True, slots=True)
class Moment:
    """One time of writing by the writer's own clock: ``day`` 0 is Monday, ``date`` only tells days apart."""

    day: int
    hour: int
    date: int
    hard: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One hour of the week: how often somebody wrote in it, how often it was hard then, and on which dates."""

    written: int = 0
    hard: int = 0
    dates: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Three hours from ``hour`` on, on ``day`` of the week or, with None, on every day. It may run past midnight."""

    day: int | None
    hour: int
    written: int = 0
    hard: int = 0

    @property
    def until(self) -> int:
        return (self.hour + LONG) % HOURS

    def holds(self, day: int, hour: int) -> bool:
        """Whether an hour lies in it; past midnight it is the night that began on its day."""
        if self.day is None:
            return (hour - self.hour) % HOURS < LONG
        return (day * HOURS + hour - self.day * HOURS - self.hour) % (DAYS * HOURS) < LONG


def is_hard(one: Told) -> bool | None:
    """Whether it was hard then; None where neither a word nor a craving was told."""
    if one.mood is None and one.craving is None:
        return None
    return one.mood in HARD_MOODS or (one.craving is not None and one.craving >= HARD_CRAVING)


def moments(told: Iterable[Told]) -> list[Moment]:
    """The times of writing that say something of an hour: told on the day itself, with a word or a craving.

    The hour is the one on the clock where they were. When clocks go back, an hour that comes twice is one hour here.
    """
    found = []
    for one in told:
        hard = is_hard(one)
        local = one.at.astimezone(_zone(one.zone))
        if hard is not None and local.date() == one.day:
            found.append(Moment(local.weekday(), local.hour, one.day.toordinal(), hard))
    return found


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


type Grid = dict[tuple[int, int], Cell]


def grid(of: Iterable[Moment]) -> Grid:
    """Day and hour to what happened in it; hours in which nothing was written are left out."""
    found: Grid = {}
    for moment in of:
        cell = found.get((moment.day, moment.hour), Cell())
        dates = cell.dates | {moment.date} if moment.hard else cell.dates
        found[moment.day, moment.hour] = Cell(cell.written + 1, cell.hard + moment.hard, dates)
    return dict(sorted(found.items()))


def standing_out(there: Grid) -> Stretch | None:
    """The three hours of a day of the week, or of every day, in which it is hard far more often than else, if any.

    The rule, all of it: at least 5 hard times in the stretch, on at least 4 dates; hard at least twice as often, of the
    times of writing, as outside it; and, were hard times spread over all times of writing by chance, so many would fall
    into it in fewer than 5 of 100 such pictures, with all stretches that were looked at counted in (Fisher's exact
    test, one-sided, Bonferroni). Of several, the one chance would bring most rarely; of equals a day before every day.
    """
    written, hard = sum(cell.written for cell in there.values()), sum(cell.hard for cell in there.values())
    stretches = [Stretch(day, hour) for day in (*range(DAYS), None) for hour in range(HOURS)]
    looked_at = [(one, cell) for one in stretches if (cell := _summed(there, one)).written >= LEAST_HARD]
    found: list[tuple[float, bool, Stretch]] = []
    for stretch, cell in looked_at:
        enough = cell.hard >= LEAST_HARD and len(cell.dates) >= LEAST_DATES
        if not enough or not _twice(cell, written, hard):
            continue
        chance = by_chance(written, hard, cell.written, cell.hard) * len(looked_at)
        if chance < CHANCE:
            known = Stretch(stretch.day, stretch.hour, cell.written, cell.hard)
            found.append((chance, stretch.day is None, known))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _summed(there: Grid, stretch: Stretch) -> Cell:
    """What happened in three hours, as one."""
    cells = [cell for (day, hour), cell in there.items() if stretch.holds(day, hour)]
    dates = frozenset[int]().union(*(cell.dates for cell in cells))
    return Cell(sum(cell.written for cell in cells), sum(cell.hard for cell in cells), dates)


def _twice(inside: Cell, written: int, hard: int) -> bool:
    """Whether it is hard inside at least twice as often as outside; never where nothing was written outside."""
    outside = written - inside.written
    return outside > 0 and inside.hard * outside >= TIMES_AS_OFTEN * (hard - inside.hard) * inside.written


def by_chance(written: int, hard: int, inside: int, hard_inside: int) -> float:
    """How likely it is by chance alone that at least ``hard_inside`` of the ``hard`` fall among ``inside`` of all."""
    most, least = min(hard, inside), max(hard_inside, hard + inside - written, 0)
    whole = _log_of_ways(written, inside)
    return min(
        1.0,
        sum(
            exp(_log_of_ways(hard, k) + _log_of_ways(written - hard, inside - k) - whole)
            for k in range(least, most + 1)
        ),
    )


def _log_of_ways(of: int, taken: int) -> float:
    """The logarithm of how many ways there are to take so many: whole numbers of it have a thousand digits here."""
    return lgamma(of + 1) - lgamma(taken + 1) - lgamma(of - taken + 1)
