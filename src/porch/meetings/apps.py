from datetime import timedelta

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "porch.meetings"
    label = "meetings"

    def ready(self) -> None:
        from porch.groups.registries import Section, calendar_sources, on_end, sections
        from porch.meetings import actions, keys, queries, reporting, sitting, today
        from porch.meetings.commons import common as our_meetings
        from porch.people.registries import common
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Place, nav, next_things
        from porch.wire.registries import Job, clockwork

        keys.register()
        reporting.register()
        sitting.register()
        common.register("meetings", our_meetings)

        on_end.register("meetings", actions.of_ended_group)
        clockwork.register("listings-doubted", Job("listings-doubted", timedelta(hours=1), actions.pass_on))
        calendar_sources.register("meetings", queries.occasions)
        sections.register("meetings", Section("meetings/_of_group.html", 20, today.of_group, for_anyone=True))
        next_things.register("next-meeting", Next(Pull.COMING, today.coming))
        desk = frozenset({"coordinator"})
        nav.register(
            "meetings",
            Place("Meetings", "meetings:find", "calendar-days", 20, "meetings", bar=True, for_family=True),
        )
        nav.register(
            "desk-meetings",
            Place("Our meetings", "meetings:desk", "calendar", order=62, page="desk-meetings", roles=desk),
        )
