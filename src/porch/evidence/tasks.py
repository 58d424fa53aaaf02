"""What runs later: reports are made here, never in the thread of a page."""

from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from uuid import UUID

from django.tasks import task

from porch.evidence import engine
from porch.evidence.actions import making
from porch.evidence.actions import together as studies
from porch.kit.clock import now


@task()
def work_out(report_id: str) -> None:
    """Make a report that waits, in a process of its own; one that was made meanwhile is left as it is."""
    try:
        engine.apart("porch.evidence.child:work_out", UUID(report_id), now())
    except BrokenProcessPool:
        making.fail(UUID(report_id))


@task()
def put_studies_together() -> None:
    """Work out anew what the library comes to, when its numbers changed."""
    studies.put_together(now())


def studies_due(at: datetime) -> None:
    """The clock's turn: numbers that came with a newer program are put together too."""
    if studies.is_due():
        put_studies_together.enqueue()


def keep_time(at: datetime) -> None:
    """The clock's turn: what was cut off can be asked again."""
    making.fail_cut_off(at)
