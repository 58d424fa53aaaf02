"""What a phone kept while there was no signal: when it counts as told, and whose it is. Plain values in and out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from porch.diary.rules.told import is_zone

AHEAD = timedelta(minutes=5)
"""Clocks of phones differ by so much without anybody noticing."""
LONGEST_WAIT = timedelta(days=30)


@dataclass(frozen=True)
class Written:
    """``day`` it tells of, the moment it counts as told, the zone it was written in (IANA, or empty for unknown).

    ``clock_was_wrong``: the phone's clock cannot be believed, so it counts as told now.
    """

    day: date
    at: datetime
    zone: str
    clock_was_wrong: bool = False


def as_written(day: date, at: datetime, zone: str, *, home: str, now: datetime) -> Written:
    """When something that a phone says was written ``at`` that moment, about ``day``, counts as told.

    Within thirty days before now the phone is believed: written in the evening and sent the next day, it was told
    that evening. A clock that is ahead is not, nor one that is more than thirty days behind: then it counts as told
    now. If a clock that is ahead wrote about its own today, it is about ours; a day that the clock had not reached is
    the day it was written on. ``home`` is the member's own zone, for a phone that names none.
    """
    zone = zone if is_zone(zone) else ""
    there = ZoneInfo(zone or home)
    by_the_phone = at.astimezone(there).date()
    today = now.astimezone(there).date()
    if now - LONGEST_WAIT <= at <= now + AHEAD:
        moment = min(at, now)
        return Written(min(day, moment.astimezone(there).date()), moment.astimezone(UTC), zone)
    is_about_today = day >= by_the_phone and at > now
    return Written(
        today if is_about_today else min(day, today), now.astimezone(UTC), zone, clock_was_wrong=True
    )
