"""Jobs of rooms that lie below the clock's registry."""

from datetime import datetime, timedelta

from porch.people import actions
from porch.wire.registries import Job, clockwork


def register() -> None:
    clockwork.register("ways-back", Job("ways-back", timedelta(minutes=1), _end_ways_back))
    clockwork.register("erase-due", Job("erase-due", timedelta(minutes=10), _erase_due))
    clockwork.register("pauses", Job("pauses", timedelta(minutes=10), _end_pauses))
    clockwork.register("sessions", Job("sessions", timedelta(hours=1), _forget_sessions))
    clockwork.register("names", Job("names", timedelta(days=1), _let_names_go))
    clockwork.register("invitations", Job("invitations", timedelta(days=1), _forget_invitations))


def _erase_due(now: datetime) -> None:
    actions.erase_due(now)


def _end_pauses(now: datetime) -> None:
    actions.end_pauses(now)


def _let_names_go(now: datetime) -> None:
    actions.let_names_go(now)


def _forget_sessions(now: datetime) -> None:
    actions.forget_over(now)


def _forget_invitations(now: datetime) -> None:
    actions.forget_old_invitations(now)


def _end_ways_back(now: datetime) -> None:
    actions.end_ways_back_over(now)
