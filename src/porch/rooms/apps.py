from datetime import timedelta

from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "porch.rooms"
    label = "rooms"

    def ready(self) -> None:
        from porch.asks.registries import open_rooms
        from porch.groups.registries import Section, group_settings, on_leaving_group, sections
        from porch.meetings.registries import MeetingSection, meeting_sections
        from porch.people.registries import belongings, common, on_block, on_leaving, on_pause
        from porch.rooms import actions, fragments, keys, kinds, of_groups, queries, reporting, today
        from porch.rooms.belongings import belonging
        from porch.rooms.commons import common as our_scripts
        from porch.rooms.rules.by_themselves import BY_THEMSELVES
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Place, nav, next_things
        from porch.wire.registries import Job, Topic, clockwork, topics

        kinds.register()
        of_groups.register()
        reporting.register()
        keys.register()
        belongings.register("rooms", belonging)
        common.register("scripts", our_scripts)
        topics.register("room", Topic(queries.may_listen, fragments.since, queries.heads, queries.hears_from))
        next_things.register("rooms", Next(Pull.OPEN, today.open_or_soon))
        sections.register("rooms", Section("rooms/_of_group.html", 15, today.of_group))
        meeting_sections.register("rooms", MeetingSection("rooms/_of_group.html", 15, today.of_meeting))
        nav.register("rooms", Place("Rooms", "rooms:rooms", "door-open", 22, "rooms"))
        open_rooms.register("rooms", today.to_sit_in)
        on_leaving.register("rooms", actions.leave_everything)
        on_pause.register("rooms", actions.leave_everything)
        on_leaving_group.register("rooms", actions.leave_group)
        on_block.register("rooms", actions.part)
        clockwork.register("rooms", Job("rooms", timedelta(seconds=5), actions.keep_time))
        group_settings.register(BY_THEMSELVES.code, BY_THEMSELVES)
        minutes = timedelta(minutes=10)
        clockwork.register("rooms-opened", Job("rooms-opened", minutes, actions.open_for_sessions))
        clockwork.register("rooms-near", Job("rooms-near", timedelta(minutes=1), actions.remind_hosts))
        clockwork.register("rooms-tidy", Job("rooms-tidy", timedelta(minutes=10), actions.tidy))
