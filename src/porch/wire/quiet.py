"""When a bell may ring outside the house: quiet hours by the clock on someone's own wall. Plain values in and out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BETWEEN = timedelta(minutes=30)
GRACE = timedelta(minutes=2)  # whoever is looking at the page needs no telling elsewhere

HOURS, ALWAYS, NEVER = "hours", "always", "never"


@dataclass(frozen=True)
class Quiet:
    """``kind`` hours: from ``since`` until ``until`` each day, over midnight if they lie so; or always; or never."""

    kind: str = HOURS
    since: time = time(21)
    until: time = time(8)


USUAL = Quiet()


def is_quiet(at: datetime, zone: str, quiet: Quiet = USUAL) -> bool:
    """Whether nothing may ring at that moment there."""
    return lies_in(at.astimezone(ZoneInfo(zone)).time(), quiet)


def lies_in(local: time, quiet: Quiet = USUAL) -> bool:
    """Whether it is quiet whenever a clock there shows ``local``."""
    if quiet.kind != HOURS:
        return quiet.kind == ALWAYS
    if quiet.since <= quiet.until:
        return quiet.since <= local < quiet.until
    return local >= quiet.since or local < quiet.until


def time_to_ring(now: datetime, *, zone: str, last: datetime | None, quiet: Quiet = USUAL) -> datetime | None:
    """The first moment it may ring: after the grace, half an hour after the last time, outside quiet hours.

    None when it may not ring at all.
    """
    due = now + GRACE
    if last is not None:
        due = max(due, last + BETWEEN)
    if not is_quiet(due, zone, quiet):
        return due
    if quiet.kind == ALWAYS:
        return None
    ends = _next_at(due, zone, quiet.until)
    return next((end for end in ends if not is_quiet(end, zone, quiet)), None)


def in_time(due: datetime | None, now: datetime, fades: timedelta | None) -> bool:
    """Whether something of ``now`` may still ring at ``due``; what ``fades`` does not ring later than that."""
    return due is not None and (fades is None or due - now <= fades)


def rest_of_the_day(now: datetime, zone: str, quiet: Quiet = USUAL) -> timedelta | None:
    """How long until it is quiet there; None when it never is. What arrives later than that should not arrive."""
    if quiet.kind == NEVER:
        return None
    if is_quiet(now, zone, quiet):
        return timedelta()
    return next(_next_at(now, zone, quiet.since)) - now


def _next_at(after: datetime, zone: str, clock: time) -> Iterator[datetime]:
    """When a clock there next shows ``clock`` or has leapt over it, over and over for a few days; both times in the
    night it goes back."""
    there = ZoneInfo(zone)
    today = after.astimezone(there).date()
    for days in range(4):
        on = today + timedelta(days=days)
        yield from (moment.astimezone(after.tzinfo) for moment in _shown(on, clock, there) if moment > after)


def _shown(on: date, clock: time, there: ZoneInfo) -> list[datetime]:
    """The moments of a day at which a clock there shows ``clock``: one, or two where it goes back. Where it leaps over
    ``clock``, the moment of the leap."""
    both = {datetime.combine(on, clock.replace(fold=fold), there).astimezone(UTC) for fold in (0, 1)}
    if any(moment.astimezone(there).time() == clock for moment in both):
        return sorted(both)
    minute, end = min(both), max(both)
    while minute < end and minute.astimezone(there).time() < clock:
        minute += timedelta(minutes=1)
    return [minute]
