"""The clock: runs each registered job when its time has come, once, whoever else is looking."""

import logging
import threading
from datetime import datetime

from django.db import close_old_connections

from porch.kit.clock import now as this_moment
from porch.wire import actions
from porch.wire.registries import clockwork

log = logging.getLogger("porch.clock")
TICK_SECONDS = 5.0


def tick(now: datetime) -> list[str]:
    """Run what is due now; a job that fails is logged and tried again at its next time."""
    ran = []
    for job in clockwork:
        if not actions.claim(job.name, job.every, now=now):
            continue
        try:
            job.run(now)
            ran.append(job.name)
        except Exception:
            log.exception("a clock job failed")
    return ran


def run(stop: threading.Event) -> None:
    """Tick until told to stop."""
    while not stop.wait(TICK_SECONDS):
        try:
            close_old_connections()
            tick(this_moment())
        except Exception:
            log.exception("the clock missed a tick")
