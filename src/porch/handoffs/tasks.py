"""What the clock does for hand-overs."""

from datetime import datetime

from porch.handoffs.actions import passing_time


def keep_time(now: datetime) -> int:
    """Hand-overs go on where nobody answered, or are closed; how many moved."""
    return passing_time.keep_time(now)
