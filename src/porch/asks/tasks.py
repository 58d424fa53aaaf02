"""What the clock asks of this room."""

from datetime import datetime

from porch.asks import actions


def keep_time(at: datetime) -> None:
    """Every ask whose deadline has passed gets its next turn; whoever is free now is asked."""
    actions.keep_time(at)


def tidy(at: datetime) -> None:
    """A word that runs out soon, days that are past, asks that nobody needs any more."""
    actions.remind(at)
    actions.forget_days(at)
    actions.forget_old(at)
