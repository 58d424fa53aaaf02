from datetime import timedelta

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "porch.safety"
    label = "safety"

    def ready(self) -> None:
        from porch.people.registries import Belonging, belongings, common
        from porch.safety import actions, consent, doors, keys, models
        from porch.safety.belongings import erase, export
        from porch.safety.commons import common as numbers
        from porch.ui.registries import KeptPage, Place, kept_pages, nav
        from porch.wire.registries import Job, clockwork

        consent.register()
        clockwork.register("old-evidence", Job("old-evidence", timedelta(days=1), actions.let_go_of_evidence))
        keys.register()
        belongings.register(
            "safety", Belonging("What I told the safety desk", (models.Report,), export, erase)
        )
        common.register("crisis-numbers", numbers)
        kept_pages.register("help-now", KeptPage("/help-now/", doors.help_page))
        kept_pages.register("leave", KeptPage("/leave/", doors.bland_page))
        desk = frozenset({"moderator", "coordinator"})
        nav.register("safety-desk", Place("Safety desk", "safety:desk", "shield", 80, "safety-desk", desk))
