"""The clock's turns in this room."""

from datetime import datetime

from porch.groups import actions
from porch.groups.actions.motions_deciding import keep_motions_moving
from porch.groups.actions.motions_leaving import tidy_motions as clear_away


def keep_time(at: datetime) -> None:
    """What nobody answered, terms that end, positions whose month of grace has passed."""
    actions.lapse_joiners(at)
    actions.lapse_groups(at)
    actions.remind(at)
    actions.end_overdue(at)
    actions.let_go_of_old(at)


def keep_motions(at: datetime) -> None:
    """Motions whose time has passed take their next step."""
    keep_motions_moving(at)


def tidy_motions(at: datetime) -> None:
    clear_away(at)
