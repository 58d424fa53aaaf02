from datetime import timedelta

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "porch.commitments"
    label = "commitments"

    def ready(self) -> None:
        from porch.bonds.registries import Link, on_end, people_links
        from porch.commitments import consent, keys, reporting, tasks, today
        from porch.commitments.actions import ending
        from porch.commitments.belongings import belonging
        from porch.commitments.rules.standing import SHARED_EFFORT, STANDING_BY
        from porch.groups import registries as groups
        from porch.people.registries import belongings, on_block, on_leaving, on_pause
        from porch.talk.registries import sidelights
        from porch.ui.registries import Card, cards, last_words
        from porch.wire.registries import Job, clockwork

        keys.register()
        consent.register()
        reporting.register()
        belongings.register("commitments", belonging)
        link = Link("What I mean to do", "commitments:all", "list-checks", 14)
        people_links.register("commitments", link)
        cards.register("commitments", Card("commitments/_card.html", 26, today.card))
        evening = Card("commitments/_card.html", 58, today.evening_card, question=True)
        cards.register("how-did-it-go", evening)
        last_words.register("commitments", today.told_since)
        sidelights.register("commitments", today.beside)

        for setting in (SHARED_EFFORT, STANDING_BY):
            groups.group_settings.register(setting.code, setting)
        groups.on_setting.register(SHARED_EFFORT.code, ending.follow_shared_effort)
        groups.on_setting.register(STANDING_BY.code, ending.follow_standing_by)
        groups.on_leaving_group.register("commitments", ending.leave_group)
        groups.on_end.register("commitments", ending.group_ended)
        groups.sections.register("together", groups.Section("commitments/_of_group.html", 20, today.of_group))

        on_end.register("commitments", ending.pair_ended)
        on_block.register("commitments", ending.apart)
        on_pause.register("commitments", ending.rest)
        on_leaving.register("commitments", ending.leave)
        ten = timedelta(minutes=10)
        clockwork.register("commitments", Job("commitments", ten, tasks.keep_time))
        clockwork.register("quiet-between", Job("quiet-between", timedelta(hours=1), tasks.watch))
