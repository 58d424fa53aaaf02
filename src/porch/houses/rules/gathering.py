"""When a house meets next, until when one adds to what is talked about, and until when minutes are put right."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

DAY = timedelta(days=1)
LASTS = timedelta(hours=3)  # so long after its beginning a meeting is still on
OPEN_FOR = DAY  # so long after its beginning one can still add to it, where nobody wrote minutes before
PUT_RIGHT_FOR = timedelta(days=7)  # so long after its beginning minutes can be written and put right
SOONEST, LATEST = timedelta(minutes=10), timedelta(days=2)  # from now, when everybody is called together


def next_meeting(weekday: int, at: time, zone: str, after: datetime) -> datetime:
    """The first moment later than ``after`` that is this hour of this weekday by the clock of ``zone``."""
    today = after.astimezone(ZoneInfo(zone)).date()
    days = (today + DAY * number for number in range(15))
    moments = (moment_of(day, at, zone) for day in days if day.weekday() == weekday and is_a_day(day, zone))
    return next(moment for moment in moments if moment > after)


def takes_more(at: datetime, closed_at: datetime | None, now: datetime) -> bool:
    """Whether one can add to what is talked about."""
    return closed_at is None and now < at + OPEN_FOR


def can_be_written(at: datetime, now: datetime) -> bool:
    """Whether its minutes can be written or put right now: from its beginning, for a week."""
    return at <= now < at + PUT_RIGHT_FOR


def is_tonight(at: datetime, zone: str, now: datetime) -> bool:
    """Whether it is today, by the clock of the house, and not over."""
    there = ZoneInfo(zone)
    return at.astimezone(there).date() == now.astimezone(there).date() and now < at + LASTS


def is_soon_enough(at: datetime, now: datetime) -> bool:
    """Whether everybody can be called together for then."""
    return now + SOONEST <= at <= now + LATEST
