"""Hours of the week in a person's own time zone, and the same hours in UTC.

Offsets are those of the week (Monday to Sunday) of the round, hour by hour, so that a change of clocks
within it is right on both sides of it. Where a zone is off UTC by part of an hour, an hour counts as the
UTC hour it begins in: two people of one zone keep exactly what they share, and between zones half an hour
either way is accepted.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from porch.matching.vocabulary import HOURS_IN_WEEK


@lru_cache(maxsize=4096)
def utc_hours(zone: str, as_of: date) -> tuple[int, ...]:
    """For each local hour of the week, the hour of the week in UTC."""
    monday = as_of - timedelta(days=as_of.weekday())
    return tuple(_utc_hour(zone, monday, hour) for hour in range(HOURS_IN_WEEK))


def _utc_hour(zone: str, monday: date, hour: int) -> int:
    day = monday + timedelta(days=hour // 24)
    there = datetime.combine(day, time(hour % 24), ZoneInfo(zone))
    utc = there.astimezone(UTC)
    return utc.weekday() * 24 + utc.hour
