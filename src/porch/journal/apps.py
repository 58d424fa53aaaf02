from datetime import timedelta

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "porch.journal"
    label = "journal"

    def ready(self) -> None:
        from porch.journal import actions
        from porch.journal.belongings import belonging
        from porch.people.registries import belongings
        from porch.stories.registries import on_put_up
        from porch.wire.registries import Job, clockwork

        belongings.register("journal", belonging)
        on_put_up.register("journal", actions.index)
        clockwork.register("journal-index", Job("journal-index", timedelta(minutes=10), actions.catch_up))
