from datetime import timedelta

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "porch.comments"
    label = "comments"

    def ready(self) -> None:
        from porch.comments import actions, commons, consent, reporting, under
        from porch.comments.belongings import belonging
        from porch.people.registries import belongings, common
        from porch.stories.registries import Under, under_story
        from porch.ui.registries import Place, nav
        from porch.wire.registries import Job, clockwork

        consent.register()
        reporting.register()
        belongings.register("comments", belonging)
        common.register("comment-questions", commons.questions)
        common.register("visitors-comments", commons.strangers)
        under_story.register("comments", Under(under.TEMPLATE, under.ORDER, under.under))
        desk = frozenset({"coordinator", "moderator"})
        nav.register(
            "desk-comments",
            Place(
                "Comments that wait",
                "comments:desk",
                "message-circle",
                order=66,
                page="desk-comments",
                roles=desk,
            ),
        )
        clockwork.register(
            "comments-late", Job("comments-late", timedelta(minutes=10), actions.call_everyone)
        )
        clockwork.register("comments-let-go", Job("comments-let-go", timedelta(hours=6), actions.let_go))
