from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "porch.stories"
    label = "stories"

    def ready(self) -> None:
        from porch.people.registries import belongings, common
        from porch.stories import consent, keys, reporting
        from porch.stories.belongings import belonging
        from porch.stories.commons import common as how_we_read

        consent.register()
        keys.register()
        reporting.register()
        belongings.register("stories", belonging)
        common.register("stories", how_we_read)
