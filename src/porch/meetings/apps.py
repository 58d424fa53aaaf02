from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "porch.meetings"
    label = "meetings"

    def ready(self) -> None:
        from porch.groups.registries import Section, calendar_sources, sections
        from porch.meetings import queries, reporting, sitting, today
        from porch.meetings.commons import common as our_meetings
        from porch.people.registries import common
        from porch.ui.registries import Card, Place, cards, nav

        reporting.register()
        sitting.register()
        common.register("meetings", our_meetings)

        calendar_sources.register("meetings", queries.occasions)
        sections.register("meetings", Section("meetings/_of_group.html", 20, today.of_group, for_anyone=True))
        cards.register("next-meeting", Card("meetings/_card_next.html", 40, today.next_card))
        desk = frozenset({"coordinator"})
        nav.register(
            "meetings",
            Place("Meetings", "meetings:find", "calendar-days", order=20, page="meetings", bar=True),
        )
        nav.register(
            "desk-meetings",
            Place("Our meetings", "meetings:desk", "calendar", order=62, page="desk-meetings", roles=desk),
        )
