from datetime import timedelta

from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "porch.mentoring"
    label = "mentoring"

    def ready(self) -> None:
        from porch.bonds.registries import (
            Link,
            Section,
            beside_desk,
            beside_pair,
            calendar_entries,
            circles_elsewhere,
            people_links,
            people_sections,
        )
        from porch.care.registries import helping, loads
        from porch.mentoring import (
            actions,
            consent,
            keys,
            mentors,
            of_groups,
            queries,
            reporting,
            tasks,
            today,
        )
        from porch.mentoring.belongings import belonging
        from porch.mentoring.commons import common as what_we_do
        from porch.people.registries import belongings, common, on_leaving
        from porch.talk.registries import sidelights, titles
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Place, nav, next_things
        from porch.wire.registries import Job, clockwork

        consent.register()
        mentors.register()
        of_groups.register()
        keys.register()
        reporting.register()
        belongings.register("mentoring", belonging)
        common.register("mentoring", what_we_do)
        on_leaving.register("mentor-circles", actions.leave_mentor_circles)
        helping.register("circles", queries.mentors_a_circle)
        loads.register("circles", queries.load_of)

        circles_elsewhere.register("mentor-circles", queries.taken_over)
        sidelights.register("shared-work", today.work_sidelight)
        titles.register("mentor-circles", queries.titles_of)
        calendar_entries.register("mentor-circles", today.calendar_of)
        beside_pair.register("shared-work", today.work_beside)
        beside_desk.register("circles", today.desk_line)
        people_sections.register("circles", Section("mentoring/_circles.html", 15, today.circles_section))
        people_links.register(
            "shared-work",
            Link(
                "What we work on together", "mentoring:all-work", "list-checks", 15, today.has_a_mentor_pair
            ),
        )
        people_links.register("circles", Link("Circles", "mentoring:circles", "users", 16))
        next_things.register("circle-tonight", Next(Pull.NOW, today.circle))
        desk = frozenset({"coordinator"})
        nav.register(
            "desk-circles",
            Place("Circles", "mentoring:circles-desk", "users", order=64, page="desk-circles", roles=desk),
        )
        clockwork.register("mentor-circles", Job("mentor-circles", timedelta(minutes=1), tasks.keep_circles))
        clockwork.register("mentoring-tidy", Job("mentoring-tidy", timedelta(hours=6), tasks.tidy))
