"""When it is quiet between two: plain values, and never why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS = (5, 7, 14, 30)


@dataclass(frozen=True)
class Side:
    """One of the two. ``days``: after so many they would like to be told, None: not at all. ``told_of``: since when it
    was quiet when they were told last. ``in_peace``: resting, leaving, or nothing is to be asked of them."""

    days: int | None
    told_of: datetime | None
    in_peace: bool


def tells(mine: Side, other: Side, *, last_at: datetime | None, now: datetime) -> bool:
    """Whether the one whose side is ``mine`` is told now: both wish it, neither is left in peace, it has been quiet
    for as long as they said, and they were not told of this quiet before."""
    if mine.days is None or other.days is None or mine.in_peace or other.in_peace:
        return False
    if last_at is None or mine.told_of == last_at:
        return False
    return now >= last_at + timedelta(days=mine.days)
