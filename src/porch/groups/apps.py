from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "porch.groups"
    label = "groups"

    def ready(self) -> None:
        from porch.groups import keys
        from porch.groups.belongings import belonging
        from porch.groups.registries import group_settings
        from porch.groups.rules.norms import all_norms
        from porch.people.registries import belongings

        keys.register()
        for setting in all_norms():
            group_settings.register(setting.code, setting)
        belongings.register("groups", belonging)
