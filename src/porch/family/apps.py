from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "porch.family"
    label = "family"

    def ready(self) -> None:
        from porch.family import helping, peers, windows

        for part in (windows, peers, helping):
            part.register()
