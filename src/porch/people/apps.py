from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "porch.people"
    label = "people"

    def ready(self) -> None:
        from porch.people.belongings import belonging
        from porch.people.registries import belongings

        belongings.register("people", belonging)
