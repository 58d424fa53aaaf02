from datetime import timedelta

from django.apps import AppConfig


class DaysConfig(AppConfig):
    name = "porch.days"
    label = "days"

    def ready(self) -> None:
        from porch.days import actions, consent, keys, queries, tasks, today
        from porch.days.belongings import belonging
        from porch.people.registries import belongings, brings, on_zone
        from porch.stories.registries import hard_times
        from porch.ui.registries import Card, Place, TakesOver, cards, nav, takes_over
        from porch.wire.registries import Job, clockwork, hushed

        consent.register()
        keys.register()
        belongings.register("days", belonging)
        brings.register("days", actions.bring)
        on_zone.register("days", actions.moved)
        hushed.register("days", queries.is_hard)
        nav.register("days", Place("My days", "days:days", "calendar", order=33, page="days"))
        glad = TakesOver("days/_after.html", "We are glad you are here.", 10, today.after_return)
        takes_over.register("after-a-return", glad)
        cards.register("how-is-it", Card("days/_card_asked.html", 14, today.asked_card, stays=True))
        cards.register("my-days", Card("days/_card_count.html", 90, today.count_card))
        clockwork.register("asked-for", Job("asked-for", timedelta(minutes=15), tasks.ask_how_it_is))
        hard_times.register("days", queries.hard_time)
