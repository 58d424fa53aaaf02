"""Which meetings of a list are, at the next of their times, on the days and hours that are wanted."""

from dataclasses import dataclass
from datetime import time

import numpy as np

from porch.listings.comings import Calendar, Comings
from porch.listings.ordering import NEVER
from porch.listings.wanted import THEIRS, Wanted

DAY = 24 * 60
THURSDAY = 4  # the first day of 1970

type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
type Minutes = np.ndarray[tuple[int], np.dtype[np.int32]]
type Moments = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Timed:
    """``fits``: the rows that have such a time. For ``later`` ones it is not the one that goes on, but the next."""

    fits: Mask
    later: Moments
    comings: Comings

    def starts(self, rows: Moments) -> Moments:
        """When the time of each row that fits begins."""
        found: Moments = self.comings.starts[rows]
        if len(self.later):
            again = np.isin(rows, self.later)
            found[again] = self.comings.later[rows[again]]
        return found


NONE = np.zeros(0, np.int64)


def timed(wanted: Wanted, comings: Comings, calendar: Calendar) -> Timed:
    """What goes on counts to today; where that is not wanted, the next time of the same meeting is looked at."""
    if not wanted.names_a_time:
        return Timed((comings.starts < NEVER) | calendar.by_appointment, NONE, comings)
    zone = "" if wanted.clock == THEIRS else wanted.zone
    window, on = _Window(wanted), comings.on
    shown = calendar.wall(comings, zone)
    now = calendar.now_shown(comings.at, zone)
    of = (lambda rows: now) if zone else (lambda rows: now[rows])
    fits = np.zeros(len(shown), bool) if wanted.on_now else window.fit(shown, now) & (comings.starts < NEVER)
    fits[on] = window.fit_while_on(shown[on], of(on))
    if wanted.on_now:
        return Timed(fits, NONE, comings)
    missed = on[~fits[on]]
    missed = missed[comings.later[missed] < NEVER]
    again = calendar.shown(comings.later[missed], missed, zone)
    later = missed[window.fit(again, of(missed))]
    fits[later] = True
    return Timed(fits, later, comings)


class _Window:
    """Days and hours, held against minutes since 1970 on a wall: those at the beginning, and those now."""

    def __init__(self, wanted: Wanted) -> None:
        self._days, self._ahead = sorted(wanted.days), sorted(wanted.ahead)
        first, last = _minute(wanted.since, 0), _minute(wanted.until, DAY - 1)
        # over midnight the day begins with the window, so that what comes after midnight is of the evening before
        self._shift = first if first > last else 0
        self._first, self._last = first - self._shift, (last - self._shift) % DAY

    def fit(self, shown: Minutes, now: Minutes) -> Mask:
        shown = shown - self._shift if self._shift else shown
        days = shown // DAY
        return self._of_the_day(shown - days * DAY) & self._of_the_week(days, self._today(now))

    def fit_while_on(self, shown: Minutes, now: Minutes) -> Mask:
        """For what goes on: its day is today, and its time is when it began and also now."""
        today = self._today(now)
        of_the_day = self._of_the_day((shown - self._shift) % DAY) | self._of_the_day(
            (now - self._shift) % DAY
        )
        fits: Mask = of_the_day & self._of_the_week(today, today)
        return fits

    def _today(self, now: Minutes) -> Minutes:
        """While a window over midnight lasts, today is the day on which it began."""
        if not self._shift:
            return now // DAY
        shifted = now - self._shift
        return np.where(self._of_the_day(shifted % DAY), shifted // DAY, now // DAY)

    def _of_the_day(self, minutes: Minutes) -> Mask:
        return (minutes >= self._first) & (minutes <= self._last)

    def _of_the_week(self, days: Minutes, today: Minutes) -> Mask:
        """Broadcast: one today for all, or one for each."""
        if not self._days and not self._ahead:
            return np.ones(np.broadcast(days, today).shape, bool)
        found = np.zeros(np.broadcast(days, today).shape, bool)
        for day in self._days:
            found |= (days + THURSDAY) % 7 == day
        for ahead in self._ahead:
            found |= days - today == ahead
        return found


def _minute(at: time | None, unsaid: int) -> int:
    return unsaid if at is None else at.hour * 60 + at.minute
