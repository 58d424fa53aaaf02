"""What staff see of somebody in their programme: engagement, given by themselves, and what it is looked at for."""

from datetime import UTC, date, datetime, time, timedelta

SCOPE = "programme-engagement"
PURPOSE = "programme"
TAIL = timedelta(days=30)
"""Staff see it this long after the planned last day, so that what comes after can be handed over."""

LEAST = 11
"""Figures about fewer people than this are not shown."""


def ends(last_day: date) -> datetime:
    """When the consent to a cohort that ends on ``last_day`` is over by itself."""
    return datetime.combine(last_day + TAIL, time(23, 59), UTC)
