"""The day someone's recovery began: whichever they say, as long as it has come and is within a lifetime."""

from datetime import date

EARLIEST = date(1900, 1, 1)


def is_a_beginning(day: date, today: date) -> bool:
    """Whether recovery can have begun on ``day``; ``today`` is the member's own."""
    return EARLIEST <= day <= today
