from datetime import timedelta

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "porch.stories"
    label = "stories"

    def ready(self) -> None:
        from porch.people.registries import belongings, common, names_elsewhere
        from porch.stories import actions, consent, keys, reporting, sources, today
        from porch.stories.belongings import belonging
        from porch.stories.commons import common as how_we_read
        from porch.stories.queries.naming import on_stories
        from porch.ui.registries import Card, Place, cards, nav
        from porch.wire.registries import Job, clockwork

        consent.register()
        keys.register()
        reporting.register()
        sources.register()
        belongings.register("stories", belonging)
        common.register("stories", how_we_read)
        names_elsewhere.register("stories", on_stories)

        cards.register("stories", Card("stories/_card.html", 32, today.news_card, for_family=True))
        nav.register(
            "stories", Place("Stories", "journal:front", "book-open", 41, "stories", for_family=True)
        )
        nav.register("my-stories", Place("My stories", "stories:mine", "pencil", order=42, page="my-stories"))
        desk = frozenset({"coordinator", "moderator"})
        nav.register(
            "desk-stories",
            Place(
                "Stories that wait", "stories:desk", "file-text", order=65, page="desk-stories", roles=desk
            ),
        )
        clockwork.register(
            "stories-in-time", Job("stories-in-time", timedelta(minutes=10), actions.call_again)
        )
        clockwork.register("stories-drawn", Job("stories-drawn", timedelta(hours=1), actions.redraw_old))
