"""When a list is fetched again, and how long one waits after trouble."""

from datetime import datetime, timedelta

USUAL_HOURS = 24
FIRST_WAIT = timedelta(minutes=30)
LONGEST_WAIT = timedelta(hours=24)


def next_time(now: datetime, every_hours: int | None) -> datetime:
    """After it was read."""
    return now + timedelta(hours=every_hours or USUAL_HOURS)


def after_trouble(now: datetime, troubles: int, every_hours: int | None, asked_wait: int = 0) -> datetime:
    """After the ``troubles``-th failure in a row: twice as long each time, a day at most, never less than it asks."""
    wait = min(
        FIRST_WAIT * (1 << min(max(troubles, 1) - 1, 10)),
        LONGEST_WAIT,
        timedelta(hours=every_hours or USUAL_HOURS),
    )
    return now + max(wait, timedelta(seconds=asked_wait))
