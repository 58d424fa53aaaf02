"""What the rows of one thread come to: this run, the longest, all days that were ever counted, shares of days.

Rows are only ever added (``docs/decisions/0058``). A day is counted when it is over. What is shown as now known follows
every row that was not taken back; ``all_days`` follows every moment there was, so that no row ever lowers it.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from porch.measures.rows import Kind, Row
from porch.measures.spans import Pair, merged, within, without

YEAR = 365  # days of "the last year"
QUARTER = 90  # days of "the last 90"
FEWEST_TO_LENGTHEN = 3


class Ending(StrEnum):
    """What came after a run, as now known."""

    USE = "use"
    UNTOLD = "untold"  # nothing was told of the next day
    OPEN = "open"  # it goes on


@dataclass(frozen=True)
class Run:
    """Days one after another, from ``first`` to ``last``; of a run that begins today ``last`` is the day before."""

    first: date
    last: date
    ending: Ending

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Share:
    """Of the last ``of`` days that are over: how many were days without, with use, and days nothing was told of."""

    of: int
    without: int
    used: int

    @property
    def untold(self) -> int:
        return self.of - self.without - self.used


@dataclass(frozen=True)
class Standing:
    """Where one thread stands on ``today``, its owner's day.

    ``this``: the run that goes on, None while none does. ``runs``: every run as now known, oldest first. ``all_days``:
    days that were counted at any moment, never fewer than before. ``lengthening``: how many runs, at least three, have
    each been longer than the one before, the last of them included; 0 otherwise. ``asks``: a run ended with use and its
    owner has not said how to go on. ``rests``: what others see of the numbers rests until its owner says otherwise.
    """

    today: date
    this: Run | None
    runs: tuple[Run, ...]
    all_days: int
    last_year: Share
    last_90: Share
    lengthening: int
    last_used: date | None
    goal: str
    count: str
    asks: bool
    rests: bool
    last_return: date | None  # the day on which a return to use was told of last

    @property
    def longest(self) -> int:
        """Days of the longest run, the one that goes on included."""
        return max((run.days for run in self.runs), default=0)


def standing(rows: Iterable[Row], today: date) -> Standing:
    """What ``rows`` come to on ``today`` (``rows.day_of``); rows may come in any order, their numbers order them."""
    told = _Told()
    for row in sorted(rows, key=lambda row: row.seq):
        told.take(row)
    return told.on(max(today.toordinal(), told.day))


def ever_counted(rows: Iterable[Row], today: date) -> list[tuple[date, date]]:
    """The days that ``all_days`` counts, as first and last of each stretch, oldest first."""
    told = _Told()
    for row in sorted(rows, key=lambda row: row.seq):
        told.take(row)
    ever = told.ever(max(today.toordinal(), told.day))
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in ever]


def known_of(rows: Iterable[Row], day: date) -> Kind | None:
    """What is now known of one day: ``Kind.USED``, ``Kind.WITHOUT``, or None. Today counts as told while it lasts."""
    told = _Told()
    for row in sorted(rows, key=lambda row: row.seq):
        told.take(row)
    number = day.toordinal()
    if number in told.in_order:
        return Kind.USED
    return Kind.WITHOUT if any(first <= number <= last for first, last in told.known(number + 1)) else None


class _Told:
    """The rows so far. Days are ordinals; ``day`` is the day it was at the last row."""

    def __init__(self) -> None:
        self.sinces: dict[int, int] = {}
        self.withouts: dict[int, Pair] = {}
        self.uses: dict[int, int] = {}
        self.in_order: list[int] = []  # the days of ``uses``
        self.returns: dict[int, int] = {}  # rows of use that ended a run, and the day they were told on
        self.day = date.min.toordinal()
        self.goal = self.count = ""
        self.counting = self.shown = 0  # numbers of the rows that said so last
        self._ever: list[Pair] = []
        self._not_over: list[Pair] = []  # days told of before they were over

    def take(self, row: Row) -> None:
        self.day = max(self.day, row.on.toordinal())
        self._count_by_the_clock()
        match row.kind:
            case Kind.SINCE if row.first:
                self.sinces[row.seq] = row.first.toordinal()
                self._ever += within([self._from(row.first.toordinal(), self.day)], self.day - 1)
            case Kind.WITHOUT if row.first and row.last:
                self._take_without(row.seq, (row.first.toordinal(), row.last.toordinal()))
            case Kind.USED if row.first:
                self._take_use(row.seq, row.first.toordinal())
            case Kind.NOT_SO if row.of is not None:
                self._take_back(row.of)
            case Kind.GOAL:
                self.goal = row.code
            case Kind.COUNT:
                self.count, self.counting = row.code, row.seq
            case Kind.SHOWN:
                self.shown = row.seq

    def _take_without(self, seq: int, days: Pair) -> None:
        self.withouts[seq] = days
        self._ever += without(within([days], self.day - 1), self.in_order)
        if days[1] >= self.day:
            self._not_over.append(days)

    def _take_use(self, seq: int, day: int) -> None:
        going = self._open_since()
        if going is not None and going <= day:
            self.returns[seq] = self.day
        self.uses[seq] = day
        insort(self.in_order, day)

    def _take_back(self, seq: int) -> None:
        known = self.uses.pop(seq, None)
        self.returns.pop(seq, None)
        self.sinces.pop(seq, None)
        self.withouts.pop(seq, None)
        self._not_over = [days for days in self.withouts.values() if days[1] >= self.day]
        if known is not None:
            self.in_order.remove(known)
            self._ever += self.known(self.day)

    def _count_by_the_clock(self) -> None:
        """Days that are over since the last row: of the run that goes on, and those told of before they were over."""
        going = self._open_since()
        if going is not None and going < self.day:
            self._ever.append((going, self.day - 1))
        if self._not_over:
            self._ever += without(within(self._not_over, self.day - 1), self.in_order)
            self._not_over = [days for days in self._not_over if days[1] >= self.day]

    def _open_since(self) -> int | None:
        """Where the run that goes on began, as its owner said; None while none does."""
        last_use = self.in_order[-1] if self.in_order else 0
        return min((day for day in self.sinces.values() if day > last_use), default=None)

    def known(self, today: int) -> list[Pair]:
        """The days without, as known now, that are over before ``today``."""
        uses = sorted(set(self.in_order))
        spans = [(first, min(last, today - 1)) for first, last in self.withouts.values()]
        spans += [self._from(day, today) for day in self.sinces.values()]
        return without(merged(within(spans, today - 1)), uses)

    def _from(self, day: int, today: int) -> Pair:
        """The days without from a beginning on: up to the next use, or to yesterday."""
        at = bisect_left(self.in_order, day)
        return day, (self.in_order[at] if at < len(self.in_order) else today) - 1

    def ever(self, today: int) -> list[Pair]:
        return merged([*self._ever, *self.known(today), *self._over(today)])

    def _over(self, today: int) -> list[Pair]:
        return without(within(self._not_over, today - 1), self.in_order)

    def on(self, today: int) -> Standing:
        known, uses = self.known(today), sorted(set(self.in_order))
        runs = self._runs(known, uses, today)
        this = runs[-1] if runs and runs[-1].ending is Ending.OPEN else None
        last_return = max(self.returns, default=0)
        went_on = max(self.counting, *self.sinces, 0)
        return Standing(
            today=date.fromordinal(today),
            this=this,
            runs=tuple(run for run in runs if run.days),
            all_days=sum(last - first + 1 for first, last in self.ever(today)),
            last_year=_share(known, uses, today, YEAR),
            last_90=_share(known, uses, today, QUARTER),
            lengthening=_lengthening(runs, uses),
            last_used=date.fromordinal(uses[-1]) if uses else None,
            goal=self.goal,
            count=self.count,
            asks=this is None and last_return > went_on,
            rests=last_return > self.shown,
            last_return=date.fromordinal(self.returns[last_return]) if last_return else None,
        )

    def _runs(self, known: list[Pair], uses: list[int], today: int) -> list[Run]:
        going, used = self._open_since(), set(uses)
        found = []
        for first, last in known:
            ending = Ending.USE if last + 1 in used else Ending.UNTOLD
            if going is not None and first <= going <= last:
                ending = Ending.OPEN
            found.append(Run(date.fromordinal(first), date.fromordinal(last), ending))
        if going is not None and going >= today:
            found.append(_beginning(found, going))
        return found


def _beginning(found: list[Run], going: int) -> Run:
    """The run that began today or begins tomorrow: one with the days told of right before it."""
    begins = date.fromordinal(going)
    if found and found[-1].last == begins - timedelta(days=1):
        return Run(found.pop().first, begins - timedelta(days=1), Ending.OPEN)
    return Run(begins, begins - timedelta(days=1), Ending.OPEN)


def _share(known: Sequence[Pair], uses: Sequence[int], today: int, of: int) -> Share:
    since = today - of
    days = sum(last - max(first, since) + 1 for first, last in known if last >= since)
    return Share(of, days, sum(1 for use in uses if since <= use < today))


def _lengthening(runs: Sequence[Run], uses: Sequence[int]) -> int:
    """How many of the last runs were each longer than the one before, with use between them; 0 below three.

    The run that goes on is one of them when it is longer already: a run that is still short says nothing yet.
    """
    looked_at = list(runs)
    if (
        len(looked_at) > 1
        and looked_at[-1].ending is Ending.OPEN
        and looked_at[-1].days <= looked_at[-2].days
    ):
        looked_at.pop()
    grown = 1
    while grown < len(looked_at):
        before, after = looked_at[-grown - 1], looked_at[-grown]
        if before.days >= after.days or before.ending is not Ending.USE:
            break
        grown += 1
    return grown if grown >= FEWEST_TO_LENGTHEN else 0
