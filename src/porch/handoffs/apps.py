from django.apps import AppConfig


class HandoffsConfig(AppConfig):
    name = "porch.handoffs"
    label = "handoffs"

    def ready(self) -> None:
        from porch.handoffs import passing

        passing.register()
