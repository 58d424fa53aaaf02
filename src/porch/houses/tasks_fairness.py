"""What the clock does for what is fair in a house."""

from datetime import datetime

from porch.houses.actions import grieving, leaving


def keep_time(now: datetime) -> int:
    """Whoever is next is asked again, and what was objected to goes on to somebody; how many moved."""
    return leaving.keep_time(now) + grieving.keep_time(now)
