"""How old a list may be that is expected anew: an old one sends people to locked doors.

A list that was brought once, by hand, is as old as it is: its meetings say themselves when they were last confirmed.
"""

from datetime import datetime, timedelta

LATE_AFTER = timedelta(hours=72)
LEFT_OUT_AFTER = timedelta(days=14)


def is_late(read_at: datetime | None, every_hours: int | None, now: datetime) -> bool:
    """Whether whoever looks after a list should hear that it has not been read for too long.

    A list that is expected less often than every three days is late once it has been missed.
    """
    if read_at is None or not every_hours:
        return False
    return now - read_at > max(LATE_AFTER, timedelta(hours=every_hours))


def is_left_out(read_at: datetime | None, every_hours: int | None, now: datetime) -> bool:
    """Whether nobody should be sent to what a list says any more. Nothing of it is lost: once read, it is back."""
    return read_at is not None and bool(every_hours) and read_at < oldest(now)


def oldest(now: datetime) -> datetime:
    """What was read before this moment, and is expected anew, is left out."""
    return now - LEFT_OUT_AFTER
