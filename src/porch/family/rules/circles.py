"""When a circle meets: once a week by the clock on the wall where it is at home, and by everybody's own when shown."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import is_a_day, moment_of

AHEAD = timedelta(days=7)
"""So long before an evening its room is there, with its door shut."""

LENGTHS = (30, 45, 60, 75, 90)

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SCRIPT = "family-circle"


def starts(weekday: int, at: time, zone: str, *, since: datetime, until: datetime) -> Iterator[datetime]:
    """The moments (in UTC) at which a circle begins, from ``since`` until before ``until``, soonest first.

    The clock on the wall stays when clocks change. A time that is left out that night comes as much later as clocks
    jump; one that comes twice is its first.
    """
    day = since.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while (moment := moment_of(day, at, zone)) < until:
        if moment >= since and is_a_day(day, zone):
            yield moment
        day += timedelta(days=7)
