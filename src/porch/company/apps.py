from datetime import timedelta

from django.apps import AppConfig


class CompanyConfig(AppConfig):
    name = "porch.company"
    label = "company"

    def ready(self) -> None:
        from porch.bonds.registries import Link, Section, calendar_entries, people_links, people_sections
        from porch.company import actions, calendar, consent, keys, reporting, sections, sources, today
        from porch.company.belongings import belonging
        from porch.company.commons import common as our_gatherings
        from porch.people.registries import belongings, common, on_block, on_leaving, on_pause
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Card, Place, cards, nav, next_things
        from porch.wire.registries import Job, clockwork

        shows_gave = sections.shows_what_i_gave
        consent.register()
        keys.register()
        reporting.register()
        sources.register()
        belongings.register("company", belonging)
        common.register("gatherings", our_gatherings)

        people_sections.register("kept", Section("company/_kept.html", 70, sections.kept_section))
        for code, link in (
            ("together", Link("Something small together", "company:together", "footprints", 10)),
            ("mine", Link("Who I could call", "company:mine", "phone", 12)),
            ("keep", Link("People I keep", "company:keep", "hand-heart", 30)),
            ("gatherings", Link("Gatherings", "company:gatherings", "calendar-days", 40, folded=True)),
            (
                "gave",
                Link("What I gave, what came back", "company:gave", "scale", 50, shows_gave, folded=True),
            ),
            ("lonely", Link("How connected I feel", "company:lonely", "heart", 60, folded=True)),
        ):
            people_links.register(code, link)
        calendar_entries.register("company", calendar.entries_of)
        next_things.register("together", Next(Pull.PROMISED, today.near))
        next_things.register("gathering", Next(Pull.COMING, today.gathering))
        cards.register("was-it-good", Card("company/_card_after.html", 62, today.after_card, question=True))
        cards.register(
            "three-questions", Card("company/_card_questions.html", 66, today.questions_card, question=True)
        )
        desk = frozenset({"coordinator"})
        nav.register(
            "desk-gatherings",
            Place("Gatherings", "company:desk", "calendar", order=64, page="desk-gatherings", roles=desk),
        )

        on_block.register("company", actions.apart)
        on_leaving.register("company", actions.step_out_of_everything)
        on_pause.register("company", actions.stay_away)
        minute, hours = timedelta(minutes=1), timedelta(hours=6)
        clockwork.register("together-in-time", Job("together-in-time", minute, actions.settle))
        clockwork.register("together-near", Job("together-near", minute, actions.remind))
        clockwork.register("gatherings-near", Job("gatherings-near", minute, actions.remind_of_gatherings))
        clockwork.register("gatherings-over", Job("gatherings-over", hours, actions.pass_gatherings))
