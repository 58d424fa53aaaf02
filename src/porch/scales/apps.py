from django.apps import AppConfig


class ScalesConfig(AppConfig):
    name = "porch.scales"
    label = "scales"

    def ready(self) -> None:
        from porch.people.registries import belongings, brings
        from porch.scales import actions, consent, keys, today
        from porch.scales.belongings import belonging
        from porch.ui.registries import Card, Place, cards, nav

        keys.register()
        consent.register()
        belongings.register("scales", belonging)
        brings.register("scales", actions.bring)
        cards.register("questions", Card("scales/_card.html", 62, today.card, question=True))
        operators = frozenset({"operator"})
        nav.register(
            "desk-questions",
            Place("Questionnaires", "scales:desk", "list-checks", 87, "desk-questions", operators),
        )
