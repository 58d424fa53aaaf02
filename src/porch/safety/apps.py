from datetime import timedelta

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "porch.safety"
    label = "safety"

    def ready(self) -> None:
        from porch.people.registries import Belonging, belongings, common, not_told_yet, on_staying
        from porch.safety import actions, consent, doors, glass, hard_hour, keys, looking, shielding, today
        from porch.safety.belongings import TABLES, erase, export
        from porch.safety.commons import common as numbers
        from porch.ui.registries import Card, KeptPage, Place, cards, kept_pages, nav
        from porch.wire.registries import Job, clockwork

        consent.register()
        glass.register()
        shielding.register()
        clockwork.register("old-evidence", Job("old-evidence", timedelta(days=1), actions.let_go_of_evidence))
        often = timedelta(minutes=5)
        clockwork.register("safety-overdue", Job("safety-overdue", often, actions.call_the_rest))
        clockwork.register("safety-leases", Job("safety-leases", often, actions.let_go_of_leases))
        clockwork.register("safety-ends", Job("safety-ends", often, actions.end_what_is_over))
        on_staying.register("safety", actions.lock_again)
        not_told_yet.register("reports", looking.not_told_yet)
        cards.register("standing", Card("safety/_card_standing.html", 4, today.standing_card, stays=True))
        belongings.register("safety", Belonging("The safety desk and I", TABLES, export, erase))
        hard_hour.register()
        keys.register()
        common.register("crisis-numbers", numbers)
        kept_pages.register("help-now", KeptPage("/help-now/", doors.help_page))
        kept_pages.register("sit", KeptPage("/help-now/sit/", doors.sit_page))
        kept_pages.register("plan", KeptPage("/help-now/plan/", doors.plan_page))
        kept_pages.register("leave", KeptPage("/leave/", doors.bland_page))
        desk = frozenset({"moderator", "coordinator"})
        nav.register(
            "break-glass",
            Place("Breaking the glass", "safety:break-glass", "eye", 81, "desk-break-glass", glass.STAFF),
        )
        nav.register("safety-desk", Place("Safety desk", "safety:desk", "shield", 80, "safety-desk", desk))
