from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "porch.home"
    label = "home"

    def ready(self) -> None:
        from porch.bonds.registries import on_pair
        from porch.home import clockwork, consents, knocks, parts, places
        from porch.home.demo import hello

        on_pair.register("demo-hello", hello.follow)
        places.register()
        clockwork.register()
        consents.register()
        knocks.register()
        parts.register()
