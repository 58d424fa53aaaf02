"""What the clock does here."""

from datetime import datetime

from porch.care import actions


def keep_time(at: datetime) -> None:
    """Turns that have passed go on to whoever is next."""
    actions.debriefs_in_time(at)


def tidy(at: datetime) -> None:
    actions.forget_rests(at)
