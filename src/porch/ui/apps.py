from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "porch.ui"
    label = "ui"

    def ready(self) -> None:
        from porch.ui import shell
        from porch.ui.registries import KeptPage, kept_pages

        kept_pages.register("no-signal", KeptPage(shell.NO_SIGNAL, shell.no_signal))
