from datetime import timedelta

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "porch.sources"
    label = "sources"

    def ready(self) -> None:
        from porch.sources import keys, tasks
        from porch.ui.registries import Place, nav
        from porch.wire.registries import Job, clockwork

        keys.register()
        clockwork.register("lists-due", Job("lists-due", timedelta(minutes=1), tasks.fetch_due))
        clockwork.register("lists-late", Job("lists-late", timedelta(hours=1), tasks.look_after))
        nav.register(
            "desk-lists",
            Place(
                *("Lists of meetings", "sources:desk", "list"),
                order=63,
                page="desk-lists",
                roles=frozenset({"coordinator"}),
            ),
        )
