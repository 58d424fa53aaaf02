from datetime import timedelta

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "porch.groups"
    label = "groups"

    def ready(self) -> None:
        from porch.groups import actions, consent, keys, reporting, tasks, today
        from porch.groups.actions.topics import keep_as_decided
        from porch.groups.belongings import belonging
        from porch.groups.commons import common as our_groups
        from porch.groups.registries import group_settings, on_setting
        from porch.groups.rules.norms import all_norms
        from porch.people.registries import belongings, common, on_leaving
        from porch.wire.registries import Job, clockwork

        keys.register()
        consent.register()
        reporting.register()
        today.register()
        for setting in all_norms():
            group_settings.register(setting.code, setting)
        _conscience()
        on_setting.register("kept", keep_as_decided)
        belongings.register("groups", belonging)
        common.register("groups", our_groups)
        on_leaving.register("groups", actions.step_back)
        clockwork.register("groups", Job("groups", timedelta(minutes=10), tasks.keep_time))


def _conscience() -> None:
    """What the group conscience adds: its settings, its words, its clock."""
    from porch.groups import motion_reporting, tasks, today
    from porch.groups.actions.motions_leaving import end_motions, leave_motions
    from porch.groups.motion_belongings import belonging
    from porch.groups.motion_commons import common as book
    from porch.groups.registries import group_settings, on_end
    from porch.groups.rules.deciding import DECIDING
    from porch.people.registries import belongings, common, on_leaving
    from porch.ui.next_thing import Next, Pull
    from porch.ui.registries import next_things
    from porch.wire.registries import Job, clockwork

    for setting in DECIDING:
        group_settings.register(setting.code, setting)
    motion_reporting.register()
    belongings.register("motions", belonging)
    common.register("decisions", book)
    on_leaving.register("motions", leave_motions)
    on_end.register("motions", end_motions)
    next_things.register("vote", Next(Pull.TO_DECIDE, today.vote))
    clockwork.register("motions-in-time", Job("motions-in-time", timedelta(minutes=1), tasks.keep_motions))
    clockwork.register("motions-tidy", Job("motions-tidy", timedelta(hours=6), tasks.tidy_motions))
