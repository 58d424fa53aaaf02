from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "porch.diary"
    label = "diary"

    def ready(self) -> None:
        from porch.days.registries import told_one_by_one
        from porch.diary import bringing, consent, keys, queries, reminding, sending, today
        from porch.diary.belongings import belonging
        from porch.people.registries import belongings
        from porch.ui.registries import Card, Place, cards, last_words, nav

        keys.register()
        consent.register()
        told_one_by_one.register("diary", queries.days_without)
        belongings.register("diary", belonging)
        nav.register(
            "progress",
            Place(
                "Progress",
                "diary:progress",
                "chart-column",
                order=40,
                page="progress",
                bar=True,
            ),
        )
        last_words.register("diary", today.told_since)
        cards.register("check-in", Card("diary/_card_check_in.html", 9, today.check_in_card))
        reminding.register()
        sending.register()
        bringing.register()
