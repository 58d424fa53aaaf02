"""What the clock does here."""

from datetime import datetime

from porch.groups.actions.motions_deciding import keep_motions_moving
from porch.groups.actions.motions_leaving import tidy_motions as clear_away


def keep_motions(at: datetime) -> None:
    """Motions whose time has passed take their next step."""
    keep_motions_moving(at)


def tidy_motions(at: datetime) -> None:
    clear_away(at)
