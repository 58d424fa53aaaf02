from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "porch.home"
    label = "home"

    def ready(self) -> None:
        from porch.home import clockwork, places

        places.register()
        clockwork.register()
