"""Jobs of rooms that lie below the clock's registry."""

from datetime import timedelta

from porch.people import actions
from porch.wire.registries import Job, clockwork


def register() -> None:
    clockwork.register("erase-due", Job("erase-due", timedelta(minutes=10), actions.erase_due))
