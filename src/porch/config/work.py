"""The task worker: takes queued tasks from the database one at a time, in the order they were asked for."""

import logging
import threading

from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

log = logging.getLogger("porch.worker")
POLL_SECONDS = 0.5


class _Quiet(Worker):
    """One pass over what is queued, then back to us: signals and waiting are the process's own business."""

    def configure_signals(self) -> None:
        pass


def drain() -> None:
    """Run every task that is ready."""
    _Quiet(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(16),
        excluded_queue_names=[],
    ).run()


def run(stop: threading.Event) -> None:
    """Drain the queue, wait a moment, again, until told to stop. A failing poll is logged, not fatal."""
    while not stop.is_set():
        try:
            if _anything_ready():
                drain()
        except Exception:
            log.exception("the worker missed a turn")
        stop.wait(POLL_SECONDS)


def _anything_ready() -> bool:
    """A plain read first, so that an idle worker never takes the write lock."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  needs the apps to be ready

    close_old_connections()
    return bool(DBTaskResult.objects.ready().exists())
