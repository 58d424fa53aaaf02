"""How long someone serves, when they are reminded, and how long they keep the keys once it is over."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, datetime, timedelta

USUAL_MONTHS = 6
MOST_MONTHS = 24
MOST_IN_A_HOUSE = 6  # who lives together under officers needs them to change hands, whatever was agreed
SOON = timedelta(days=30)  # before the end: its holder is reminded, and the group sees that it is free soon
GRACE = timedelta(days=30)  # after the end: whoever held it may still open the door, until somebody is chosen


def end_of_term(since: datetime, months: int) -> datetime:
    """The same day and hour ``months`` later, or the last day of that month where it is shorter."""
    count = since.year * 12 + since.month - 1 + months
    year, month = divmod(count, 12)
    day = min(since.day, monthrange(year, month + 1)[1])
    return since.replace(year=year, month=month + 1, day=day)


def months_at_most(kinds: Collection[str]) -> int:
    """The longest term there is in a group of these kinds."""
    return MOST_IN_A_HOUSE if "house" in kinds else MOST_MONTHS


class TooLong(Exception):
    """Nobody serves that long here: ``months`` at most."""

    def __init__(self, months: int) -> None:
        super().__init__(f"{months} months at most")
        self.months = months


def check_months(months: int, kinds: Collection[str]) -> None:
    """TooLong where a term of so many months is more than there is in a group of these kinds."""
    most = months_at_most(kinds)
    if months > most:
        raise TooLong(most)


def is_free_soon(until: datetime, now: datetime) -> bool:
    """Whether a held position is to be filled: its term ends within a month, or has ended."""
    return until - now <= SOON


def is_over(until: datetime, now: datetime) -> bool:
    """Whether even the month after its end has passed: then nobody holds it."""
    return now >= until + GRACE


def has_time(recovery_since: date | None, days: int, today: date) -> bool:
    """Whether someone is that long in recovery, as they told it themselves."""
    return days <= 0 or (recovery_since is not None and (today - recovery_since).days >= days)
