"""How long somebody who helps may rest after a hard talk."""

from collections.abc import Mapping
from datetime import datetime, timedelta

LENGTHS: Mapping[str, timedelta] = {
    "hours": timedelta(hours=4),
    "day": timedelta(days=1),
    "days": timedelta(days=3),
}
USUAL = "day"
LONGEST = max(LENGTHS.values())


class NotARest(Exception):
    """No rest ends before it began, and none lasts longer than three days: for longer there is a pause."""


def until_of(length: str, now: datetime) -> datetime:
    """When a rest of this length ends; NotARest for a length nobody offers."""
    if length not in LENGTHS:
        raise NotARest(length)
    return now + LENGTHS[length]


def checked(until: datetime, now: datetime) -> datetime:
    """``until``, if a rest may last from ``now`` to then."""
    if not now < until <= now + LONGEST:
        raise NotARest(f"until {until}")
    return until
