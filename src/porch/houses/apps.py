from django.apps import AppConfig


class HousesConfig(AppConfig):
    name = "porch.houses"
    label = "houses"

    def ready(self) -> None:
        from porch.houses import coming, deciding, fairness, living, owing

        for part in (coming, deciding, owing, living, fairness):
            part.register()
