"""Weekly shifts, each by the clock of whoever has it, as spans of time; and the gaps between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Weekly:
    """``day`` 0 is Monday. ``until`` at or before ``since`` is on the next day. ``key`` is the shift's number."""

    key: int
    day: int
    since: time
    until: time
    zone: str
    who: str


@dataclass(frozen=True)
class Span:
    """One evening of one shift: from ``since`` to ``until`` (UTC), on the local day ``on``; ``who`` has it then.

    ``who`` is empty where the one whose shift it is cannot come and nobody has taken it yet.
    """

    key: int
    on: date
    since: datetime
    until: datetime
    who: str


type Covers = dict[tuple[int, date], str]
"""(shift, day) -> who takes it that day; empty where nobody does yet."""


def spans(shifts: Iterable[Weekly], covers: Covers, *, since: datetime, until: datetime) -> list[Span]:
    """Every span that touches the time from ``since`` to ``until``, in order."""
    found = [
        span
        for shift in shifts
        for span in _of(shift, covers, since, until)
        if span.since < until and span.until > since
    ]
    return sorted(found, key=lambda span: (span.since, span.until, span.key))


def _of(shift: Weekly, covers: Covers, since: datetime, until: datetime) -> Iterable[Span]:
    zone = ZoneInfo(shift.zone)
    first, last = since.astimezone(zone).date() - 2 * DAY, until.astimezone(zone).date() + DAY
    on = first + DAY * ((shift.day - first.weekday()) % 7)
    while on <= last:
        start = datetime.combine(on, shift.since, zone).astimezone(UTC)
        ends_on = on if shift.until > shift.since else on + DAY
        end = datetime.combine(ends_on, shift.until, zone).astimezone(UTC)
        if start < end:  # an hour that a clock change swallowed is no shift that day
            yield Span(shift.key, on, start, end, covers.get((shift.key, on), shift.who))
        on += 7 * DAY


def gaps(found: Iterable[Span], *, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """The times from ``since`` to ``until`` when nobody is on duty."""
    empty: list[tuple[datetime, datetime]] = []
    reached = since
    for span in sorted((span for span in found if span.who), key=lambda span: span.since):
        if span.since > reached:
            empty.append((reached, min(span.since, until)))
        reached = max(reached, span.until)
        if reached >= until:
            return empty
    return [*empty, (reached, until)] if reached < until else empty
