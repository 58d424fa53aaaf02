from datetime import timedelta

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "porch.attendance"
    label = "attendance"

    def ready(self) -> None:
        from porch.attendance import actions, keys, of_meetings, of_rooms, sections
        from porch.attendance.belongings import belonging
        from porch.attendance.commons import common as our_keys
        from porch.attendance.rules.asking import PROOF_UNTIL
        from porch.bonds.registries import Link, people_links
        from porch.groups.registries import Section, group_settings, on_end, on_setting
        from porch.groups.registries import sections as on_group_pages
        from porch.groups.rules.norms import PROOF
        from porch.meetings.registries import MeetingSection, meeting_sections
        from porch.people.registries import belongings, common
        from porch.wire.registries import Job, clockwork

        keys.register()
        of_meetings.register()
        of_rooms.register()
        belongings.register("attendance", belonging)
        common.register("attendance", our_keys)
        group_settings.register(PROOF_UNTIL.code, PROOF_UNTIL)
        on_setting.register(PROOF.code, actions.follow_the_setting)
        on_end.register("attendance", actions.put_away_of)
        on_group_pages.register(
            "attendance", Section("attendance/_section.html", 25, sections.of_group, for_anyone=True)
        )
        meeting_sections.register(
            "attendance", MeetingSection("attendance/_section.html", 20, sections.of_meeting)
        )
        people_links.register(
            "attendance",
            Link("Proof that I was there", "attendance:mine", "check", 70, sections.shows, folded=True),
        )
        tenth = timedelta(minutes=10)
        clockwork.register("attendance-over", Job("attendance-over", tenth, actions.pass_what_is_over))
