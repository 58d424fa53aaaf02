"""How long somebody has to look at what was said of a meeting of theirs."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import moment_of

KEEPERS_DAYS = 3
"""Working days until the coordinators are asked as well."""
UNTIL_OFF = timedelta(days=90)
UNCONFIRMED_AFTER = timedelta(days=180)
"""After that a desk says quietly that nobody has said for long whether a meeting of ours is still as it stands."""
SATURDAY = 5


def due(at: datetime, zone: str, rests: Collection[date], days: int = KEEPERS_DAYS) -> datetime:
    """The same time of day so many working days later, by the clock of ``zone``; ``rests`` are no working days.

    What is said on a day of rest counts from the working day after it.
    """
    there = at.astimezone(ZoneInfo(zone))
    on, left = there.date(), days
    while left:
        on += timedelta(days=1)
        if on.weekday() < SATURDAY and on not in rests:
            left -= 1
    return moment_of(on, there.time().replace(microsecond=0), zone)
