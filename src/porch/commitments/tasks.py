"""What the clock does here."""

from datetime import datetime

from porch.commitments.actions.asking import let_pass
from porch.commitments.actions.between import watch
from porch.commitments.actions.together import add

__all__ = ["add", "let_pass", "watch"]


def keep_time(now: datetime) -> int:
    """What nobody said yes to in time is asked no longer; what six people told is added. How many that were."""
    return let_pass(now) + add(now)
