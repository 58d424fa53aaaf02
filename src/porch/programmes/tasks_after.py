"""What the clock does for what comes after a stay."""

from datetime import datetime

from porch.programmes.actions import aftercare, drifting, following, handing_ends


def keep_time(now: datetime) -> int:
    """Hand-overs go on to the next or are closed, a word a week runs its time; how many moved."""
    return handing_ends.keep_time(now) + aftercare.keep_time(now)


def watch(now: datetime) -> int:
    return drifting.watch(now)


def ask_again(now: datetime) -> int:
    return following.ask_those_due(now)
