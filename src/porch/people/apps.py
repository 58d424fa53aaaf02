from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "porch.people"
    label = "people"

    def ready(self) -> None:
        from porch.people.belongings import belonging
        from porch.people.models import Role
        from porch.people.registries import belongings
        from porch.ui.registries import Place, nav

        belongings.register("people", belonging)
        nav.register("settings", Place("Settings", "people:settings", "settings", 90, page="settings"))
        nav.register(
            "roles", Place("Roles", "people:roles", "users", 85, page="desk-roles", roles=Role.STAFF)
        )
