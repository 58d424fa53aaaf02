"""The clock: runs each registered job when its time has come, once, whoever else is looking."""

import logging
import threading
from datetime import datetime

from django.db import close_old_connections
from django.db.models import Q

from porch.kit.clock import now as this_moment
from porch.wire.models import Mark
from porch.wire.registries import Job, clockwork

log = logging.getLogger("porch.clock")
TICK_SECONDS = 5.0


def claim(job: Job, now: datetime) -> bool:
    """True for exactly one caller when the job is due: a conditional update, then look at the count."""
    Mark.objects.get_or_create(name=job.name)
    due = Q(ran_at=None) | Q(ran_at__lte=now - job.every)
    return Mark.objects.filter(due, name=job.name).update(ran_at=now) == 1


def tick(now: datetime) -> list[str]:
    """Run what is due now; a job that fails is logged and tried again at its next time."""
    ran = []
    for job in clockwork:
        if not claim(job, now):
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
