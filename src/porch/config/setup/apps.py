from django.apps import AppConfig


class SetUpConfig(AppConfig):
    name = "porch.config.setup"
    label = "setup"

    def ready(self) -> None:
        from porch.ui.registries import Place, nav

        who = frozenset({"coordinator", "operator"})
        nav.register(
            "community",
            Place("This community", "setup:community", "house", 82, page="desk-community", roles=who),
        )
        nav.register(
            "remains",
            Place("What remains", "setup:remains", "list-checks", 83, page="desk-remains", roles=who),
        )
