"""A task that breaks with somebody's words in its error, and leaves a sign that it ran."""

from pathlib import Path

from django.conf import settings
from django.tasks import task


@task
def breaks_later(told: str) -> None:
    Path(settings.PORCH_DATA, "task-ran").touch()
    raise ValueError(f"canary-task {told}")
