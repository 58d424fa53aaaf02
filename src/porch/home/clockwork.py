"""Jobs of rooms that lie below the clock's registry."""

from datetime import datetime, timedelta

from porch.people import actions
from porch.wire.registries import Job, clockwork


def register() -> None:
    clockwork.register("erase-due", Job("erase-due", timedelta(minutes=10), _erase_due))


def _erase_due(now: datetime) -> None:
    actions.erase_due(now)
