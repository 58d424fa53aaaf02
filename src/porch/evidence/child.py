"""What runs in the process of a report: reading, opening and working out, away from the threads that answer pages."""

from datetime import datetime
from importlib import import_module
from uuid import UUID

import django


def work_out(pk: UUID, now: datetime) -> None:
    """Make a report that waits. This process has connections of its own to the database and to the keys."""
    django.setup()
    import_module("porch.evidence.actions.making").work_out(pk, now=now)
