from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "porch.mentoring"
    label = "mentoring"

    def ready(self) -> None:
        from porch.bonds.registries import Link, people_links
        from porch.mentoring import consent, keys, today
        from porch.mentoring.belongings import belonging
        from porch.people.registries import belongings
        from porch.talk.registries import sidelights

        consent.register()
        keys.register()
        belongings.register("mentoring", belonging)
        sidelights.register("shared-work", today.work_sidelight)
        people_links.register(
            "shared-work",
            Link(
                "What we work on together", "mentoring:all-work", "list-checks", 15, today.has_a_mentor_pair
            ),
        )
