from datetime import timedelta

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "porch.config"
    label = "config"

    def ready(self) -> None:
        from porch.config import keys, tasks
        from porch.wire.registries import Job, clockwork

        hourly = timedelta(hours=1)
        clockwork.register("keys-of-nobody", Job("keys-of-nobody", hourly, keys.let_go_of_nobodys))
        clockwork.register("backup", Job("backup", timedelta(minutes=5), tasks.back_up_when_due))
