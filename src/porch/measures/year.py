"""Runs of days as a picture shows them: cut to the days that are looked at, with every return in sight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days without use, one after another, both ends counted. ``then_used``: there was use on the day after them."""

    first: date
    last: date
    then_used: bool = False

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A run in a picture: ``shown`` is the part of the ``whole`` that lies in it, ``goes_on`` that it has not ended.

    ``came_back``: the run before it ended with use. Where nothing was told between the two, nothing is said of it.
    """

    whole: Stretch
    shown: Stretch
    came_back: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One thread from ``first`` to ``last``: its bars by time, and ``days`` without use of the ``of`` looked at."""

    first: date
    last: date
    bars: tuple[Bar, ...]

    @property
    def days(self) -> int:
        return sum(bar.shown.days for bar in self.bars)

    @property
    def of(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def came_back(self) -> tuple[Bar, ...]:
        """The runs in sight that somebody came back with."""
        return tuple(bar for bar in self.bars if bar.came_back and bar.whole.first >= self.first)


def joined(runs: Iterable[Stretch]) -> list[Stretch]:
    """By time, with those that touch or overlap as one: a day is shown once, whoever told of it twice."""
    found: list[Stretch] = []
    for run in sorted(runs, key=lambda run: run.first):
        before = found[-1] if found else None
        if before is None or run.first > before.last + timedelta(days=1):
            found.append(run)
            continue
        ends_last = run if run.last >= before.last else before
        found[-1] = Stretch(before.first, ends_last.last, ends_last.then_used)
    return found


def shown(runs: Iterable[Stretch], first: date, last: date) -> Shown:
    """The runs as seen from ``first`` to ``last``, the last day that is over. A run that reaches it goes on."""
    bars = []
    came_back = False
    for whole in joined(runs):
        start, end = max(whole.first, first), min(whole.last, last)
        if start <= end:
            goes_on = whole.last >= last and not whole.then_used
            bars.append(Bar(whole, Stretch(start, end), came_back, goes_on))
        came_back = whole.then_used
    return Shown(first, last, tuple(bars))
