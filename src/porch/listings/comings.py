"""When every meeting of a list is on or comes next, as arrays of moments, exact on every night of the year.

Moments are whole seconds since 1970. A weekly meeting's come from its zone, day and time, which many share; any other
rule is asked one by one. What was worked out for a moment holds until a meeting ends; then only what has ended is
worked out anew.
"""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from porch.kit.wall_clock import is_a_day, moment_of
from porch.listings.entry import Entry
from porch.listings.ordering import NEVER, in_order, moved
from porch.listings.recurrence import EVERY_WEEK, Weekly, day_of, next_start

_HOLDS_FOR = 24 * 3600  # seconds for which the beginnings of a week, once worked out, are enough
_MOST_ZONES = 8
_WALKED = (
    400 * 24 * 3600
)  # seconds in which every turn of the clocks is looked for; what is later is asked one by one
_log = logging.getLogger(__name__)

type Moments = np.ndarray[tuple[int], np.dtype[np.int64]]
type Minutes = np.ndarray[tuple[int], np.dtype[np.int32]]
type Rows = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True)
class Comings:
    """For the moment ``at``: the beginning and end of what is on or comes first, and of what comes after that.

    ``on`` are the rows that go on at ``at``; ``order`` is every row, soonest first, of equals the first; ``walls`` are
    the beginnings by clocks on walls, as far as somebody asked.
    """

    at: int
    starts: Moments
    ends: Moments
    later: Moments
    on: Rows
    order: Rows
    walls: dict[str, Minutes] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        walls = sum(one.nbytes for one in list(self.walls.values()))
        return walls + 4 * self.starts.nbytes


class Calendar:
    """The rows of a list and when they are."""

    def __init__(self, entries: Sequence[Entry], holidays: Collection[date] = ()) -> None:
        self._holidays = frozenset(holidays)
        self._minutes = np.fromiter((one.minutes for one in entries), np.int64, len(entries))
        self._rare: dict[int, Weekly] = {}
        numbers: dict[tuple[str, int, time], int] = {}
        slots = np.full(len(entries), -1, np.int64)
        for row, one in enumerate(entries):
            weekly = one.weekly
            if weekly is not None and weekly.recurrence == EVERY_WEEK:
                slots[row] = numbers.setdefault((weekly.zone, weekly.day, weekly.time), len(numbers))
            elif weekly is not None:
                self._rare[row] = weekly
        self._slots, self._numbers = slots, list(numbers)
        self.by_appointment = np.array([one.weekly is None for one in entries], bool)
        zones: dict[str, int] = {}
        self._zone_of = np.array([zones.setdefault(one.zone, len(zones)) for one in entries], np.int32)
        self._zones = list(zones)
        self._every_week = np.flatnonzero(slots >= 0)
        self._known: tuple[int, np.ndarray[tuple[int, int], np.dtype[np.int64]]] | None = None
        self._now: Comings | None = None

    @property
    def bytes(self) -> int:
        return 2 * self._minutes.nbytes + (self._now.bytes if self._now else 0)

    def at(self, now: datetime) -> Comings:
        """What is on at this moment, and what comes."""
        moment = int(now.timestamp())  # the part of a second after it makes no difference to whole seconds
        known = self._now
        if known is None or not known.at <= moment < known.at + _HOLDS_FOR:
            made = self._from_the_start(moment)
        elif known.at == moment:
            return known
        else:
            made = self._moved_on(known, moment)
        self._now = made
        return made

    def wall(self, comings: Comings, zone: str) -> Minutes:
        """Minutes since 1970 that a clock shows when each row begins: one in ``zone``, or each row's own if empty.

        Kept for the zones people lately looked from.
        """
        found = comings.walls.get(zone)
        if found is None:
            if len(comings.walls) >= _MOST_ZONES:
                comings.walls.clear()
            found = comings.walls[zone] = self.shown(comings.starts, slice(None), zone)
        return found

    def shown(self, moments: Moments, rows: Rows | slice, zone: str) -> Minutes:
        """The same for any moments, one for each of ``rows``."""
        if zone:
            return on_the_wall(moments, zone)
        found = np.zeros(len(moments), np.int32)
        whose = self._zone_of[rows]
        for number, name in enumerate(self._zones):
            theirs = np.flatnonzero(whose == number)
            found[theirs] = on_the_wall(moments[theirs], name)
        return found

    def now_shown(self, moment: int, zone: str) -> Minutes:
        """Minutes since 1970 at a moment: one number for a zone, or one for each row by its own clock if empty."""
        clocks = [zone] if zone else self._zones
        shown = [on_the_wall(np.array([moment], np.int64), name) for name in clocks]
        now = np.concatenate(shown) if shown else np.zeros(0, np.int32)
        return now if zone else now[self._zone_of]

    def _from_the_start(self, moment: int) -> Comings:
        size = len(self._minutes)
        starts, ends, later = (np.full(size, NEVER, np.int64) for _ in range(3))
        self._fill(self._every_week, moment, starts, ends, later)
        self._ask(list(self._rare), moment, starts, ends, later)
        on = np.flatnonzero(starts <= moment)
        return Comings(moment, starts, ends, later, on, in_order(starts, np.arange(size)))

    def _moved_on(self, known: Comings, moment: int) -> Comings:
        """Only what has ended is worked out anew."""
        over = np.flatnonzero(known.ends <= moment)
        if not len(over):
            return replace(known, at=moment, on=np.flatnonzero(known.starts <= moment))
        starts, ends, later = known.starts.copy(), known.ends.copy(), known.later.copy()
        self._fill(over[self._slots[over] >= 0], moment, starts, ends, later)
        self._ask([row for row in over.tolist() if row in self._rare], moment, starts, ends, later)
        walls = {zone: self._wall_again(wall, starts, over, zone) for zone, wall in list(known.walls.items())}
        order = moved(known.order, starts, over)
        return Comings(moment, starts, ends, later, np.flatnonzero(starts <= moment), order, walls)

    def _wall_again(self, wall: Minutes, starts: Moments, rows: Rows, zone: str) -> Minutes:
        again = wall.copy()
        again[rows] = self.shown(starts[rows], rows, zone)
        return again

    def _fill(self, rows: Rows, moment: int, starts: Moments, ends: Moments, later: Moments) -> None:
        if not len(rows):
            return
        begins = self._beginnings(moment)[self._slots[rows]]
        lasts = self._minutes[rows] * 60
        which = (begins + lasts[:, None] <= moment).sum(axis=1)
        every = np.arange(len(rows))
        starts[rows] = begins[every, which]
        ends[rows] = starts[rows] + lasts
        later[rows] = begins[every, which + 1]

    def _beginnings(self, moment: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        """Of every slot three weeks in a row, the first of them over or on at ``moment``."""
        known = self._known
        if known is None or not known[0] <= moment < known[0] + _HOLDS_FOR:
            today = datetime.fromtimestamp(moment, UTC).date()
            table = np.array([_three(*slot, today) for slot in self._numbers], np.int64).reshape(-1, 3)
            known = self._known = (moment, table)
        return known[1]

    def _ask(self, rows: list[int], moment: int, starts: Moments, ends: Moments, later: Moments) -> None:
        for row in rows:
            weekly = self._rare[row]
            first = self._next(weekly, moment)
            starts[row], ends[row] = first, first + weekly.minutes * 60 if first != NEVER else NEVER
            later[row] = self._next(weekly, int(ends[row])) if first != NEVER else NEVER

    def _next(self, weekly: Weekly, moment: int) -> int:
        """A rule that comes to the end of all dates has no next time; the others of the list go on."""
        try:
            found = next_start(weekly, datetime.fromtimestamp(moment, UTC), self._holidays)
        except (ArithmeticError, ValueError) as trouble:
            _log.warning("A meeting has no next time, for its rule leads nowhere: %s", trouble)
            return NEVER
        return NEVER if found is None else int(found.timestamp())


@lru_cache(maxsize=50_000)
def _three(zone: str, day: int, at: time, around: date) -> tuple[int, ...]:
    """Three beginnings a week apart, the first so early that it is over, on or the next one around that day."""
    on = around - timedelta(days=3)
    on += timedelta(days=(day - day_of(on)) % 7)
    found: list[int] = []
    while len(found) < 3:
        if is_a_day(on, zone):
            found.append(int(moment_of(on, at, zone).timestamp()))
        on += timedelta(days=7)
    return tuple(found)


def on_the_wall(moments: Moments, zone: str) -> Minutes:
    """Minutes since 1970 as clocks in ``zone`` show them; of NEVER nothing that means anything."""
    real = moments[moments < NEVER]
    if not len(real):
        return np.zeros(len(moments), np.int32)
    first = int(real.min())
    last = first + _WALKED
    steps = _steps(zone, first, int(real[real <= last].max()))
    shown = moments + steps[0][1]
    for at, (since, offset) in enumerate(steps[1:]):
        shown[moments >= since] += offset - steps[at][1]
    there = ZoneInfo(zone)
    for row in np.flatnonzero((moments > last) & (moments < NEVER)).tolist():
        shown[row] = moments[row] + _ahead(there, int(moments[row]))
    return np.minimum(shown // 60, np.iinfo(np.int32).max).astype(np.int32)


def _steps(zone: str, since: int, until: int) -> list[tuple[int, int]]:
    """From which moment on clocks there are how many seconds ahead of UTC."""
    there = ZoneInfo(zone)
    found = [(since, _ahead(there, since))]
    day = 24 * 3600
    for at in range(since, until + day, day):
        before, after = _ahead(there, at), _ahead(there, at + day)
        if before != after:
            low, high = at, at + day
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _ahead(there, middle) == before else (low, middle)
            found.append((high, after))
    return found


def _ahead(there: ZoneInfo, moment: int) -> int:
    offset = datetime.fromtimestamp(moment, there).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())
