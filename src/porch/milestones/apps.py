from django.apps import AppConfig


class MilestonesConfig(AppConfig):
    name = "porch.milestones"
    label = "milestones"

    def ready(self) -> None:
        from porch.bonds.registries import Link
        from porch.diary.registries import progress_links
        from porch.groups.registries import Section, on_leaving_group, sections
        from porch.milestones import actions, consent, keys, today
        from porch.milestones.belongings import belonging
        from porch.milestones.sections import marked_section
        from porch.people.registries import belongings, brings, on_block
        from porch.ui.registries import Card, Place, cards, nav

        keys.register()
        consent.register()
        belongings.register("milestones", belonging)
        brings.register("milestones", actions.bring)
        on_block.register("milestones", actions.apart)
        on_leaving_group.register("milestones", actions.gone_from_group)
        sections.register("marked", Section("milestones/_group.html", 60, marked_section))
        nav.register(
            "milestones", Place("Milestones", "milestones:mine", "award", order=43, page="milestones")
        )
        progress_links.register("milestones", Link("Milestones", "milestones:mine", "award", 10))
        cards.register("milestone", Card("milestones/_card.html", 58, today.card, question=True))
