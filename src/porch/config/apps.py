from datetime import timedelta

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "porch.config"
    label = "config"

    def ready(self) -> None:
        from porch.config import tasks
        from porch.wire.registries import Job, clockwork

        clockwork.register("backup", Job("backup", timedelta(minutes=5), tasks.back_up_when_due))
