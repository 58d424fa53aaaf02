"""How often somebody wants to be asked: days they choose themselves, and when that is next."""

from datetime import date, timedelta

OFF, TWO_WEEKS, FOUR_WEEKS, SEASON, OWN = "off", "two-weeks", "four-weeks", "season", "own"
DAYS = {TWO_WEEKS: 14, FOUR_WEEKS: 28, SEASON: 91}
SHORTEST, LONGEST = 7, 366
"""Days between two times, when somebody chooses their own: what asks about two weeks says little sooner."""

LATER = timedelta(days=7)
"""How far "not now" moves it."""


def days_of(rhythm: str, own: int | None) -> int | None:
    """How many days lie between; None for never."""
    return own if rhythm == OWN else DAYS.get(rhythm)


def rhythm_of(days: int | None) -> str:
    """The word for so many days."""
    return next((word for word, number in DAYS.items() if number == days), OWN) if days else OFF


def next_on(days: int, today: date) -> date:
    return today + timedelta(days=days)
