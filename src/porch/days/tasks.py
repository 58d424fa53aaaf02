"""What the clock does here: ask those how it is who wished to be asked."""

from datetime import datetime

from porch.days import actions


def ask_how_it_is(now: datetime) -> int:
    return actions.ask_how_it_is(now)
