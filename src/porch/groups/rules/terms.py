"""How long someone serves."""

from calendar import monthrange
from datetime import datetime, timedelta

USUAL_MONTHS = 6
REMINDED_BEFORE = timedelta(days=30)


def end_of_term(since: datetime, months: int) -> datetime:
    """The same day and hour ``months`` later, or the last day of that month where it is shorter."""
    count = since.year * 12 + since.month - 1 + months
    year, month = divmod(count, 12)
    day = min(since.day, monthrange(year, month + 1)[1])
    return since.replace(year=year, month=month + 1, day=day)
