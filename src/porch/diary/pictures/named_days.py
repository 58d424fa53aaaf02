"""The days somebody remembers others by, wherever they fall in the days that are looked at."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from porch.diary.pictures.cravings import Own
from porch.diary.pictures.periods import Window
from porch.diary.rules.calendar import Anchor, Every


def falling(anchors: Iterable[Anchor], window: Window) -> list[Own]:
    """Those that fall in the window, each time they do, by day."""
    found = [Own(day, anchor.words) for anchor in anchors for day in _times(anchor, window)]
    return sorted(found, key=lambda one: (one.day, one.words))


def _times(anchor: Anchor, window: Window) -> Iterator[date]:
    """Looks once at every month there is in the window, not at every day: of years there may be many."""
    if anchor.every == Every.ONCE:
        if window.holds(anchor.day):
            yield anchor.day
        return
    month = window.first.year * 12 + window.first.month - 1
    while month <= window.last.year * 12 + window.last.month - 1:
        year, at = divmod(month, 12)
        day = date(year, at + 1, min(anchor.day.day, monthrange(year, at + 1)[1]))
        if window.holds(day) and anchor.falls_on(day):
            yield day
        month += 1
