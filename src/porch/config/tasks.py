"""What the processes themselves do in the background."""

from datetime import datetime

from django.tasks import task

from porch.config import backups
from porch.kit.clock import now


@task()
def back_up() -> None:
    """Make a backup, unless one was made meanwhile."""
    backups.keep_going(now())


def back_up_when_due(at: datetime) -> None:
    """The clock's turn: only a look, so that the clock never waits for a disk."""
    if backups.is_due(at):
        back_up.enqueue()
