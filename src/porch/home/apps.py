from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "porch.home"
    label = "home"

    def ready(self) -> None:
        from porch.home import clockwork, knocks, parts, places

        places.register()
        clockwork.register()
        knocks.register()
        parts.register()
