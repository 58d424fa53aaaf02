from datetime import timedelta

from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "porch.bonds"
    label = "bonds"

    def ready(self) -> None:
        from porch.bonds import actions
        from porch.people.registries import on_block, on_leaving
        from porch.wire.registries import Job, clockwork

        on_block.register("bonds", actions.part_quietly)
        on_leaving.register("bonds", actions.leave_everything)
        clockwork.register("past-meetings", Job("past-meetings", timedelta(hours=6), actions.close_past))
        clockwork.register(
            "friends-or-not", Job("friends-or-not", timedelta(hours=6), actions.close_unanswered)
        )
