from datetime import timedelta

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "porch.care"
    label = "care"

    def ready(self) -> None:
        from porch.bonds.registries import Link, may_mentor, people_links
        from porch.care import actions, consent, keys, queries, tasks, today
        from porch.care.belongings import belonging
        from porch.people.registries import belongings, on_leaving
        from porch.talk.registries import sidelights
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Card, Place, cards, nav, next_things
        from porch.wire.registries import Job, clockwork

        consent.register()
        keys.register()
        belongings.register("care", belonging)
        desk = frozenset({"coordinator"})
        nav.register(
            "helping", Place("If you help others", "care:care", "hand-heart", order=34, page="helping")
        )
        nav.register(
            "desk-helpers",
            Place("Those who help", "care:desk", "hand-heart", order=63, page="desk-helpers", roles=desk),
        )
        may_mentor.register("care", queries.may_be_put_forward)
        people_links.register("helping", Link("If you help others", "care:care", "hand-heart", 20))
        next_things.register("debrief", Next(Pull.WAITS, today.asked))
        cards.register("check-on-oneself", Card("care/_card_check.html", 64, today.check_card, question=True))
        sidelights.register("care", today.sidelight)
        on_leaving.register("care", actions.leave_care)
        clockwork.register("debriefs-in-time", Job("debriefs-in-time", timedelta(minutes=5), tasks.keep_time))
        clockwork.register("care-tidy", Job("care-tidy", timedelta(hours=6), tasks.tidy))
