from datetime import timedelta

from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "porch.talk"
    label = "talk"

    def ready(self) -> None:
        from porch.people.registries import Belonging, belongings, on_block
        from porch.safety.registries import Openable, Reportable, on_hiding, openables, reportables
        from porch.talk import (
            actions,
            fragments,
            hiding,
            keys,
            models,
            one_message,
            opening,
            queries,
            reporting,
            shielding,
            today,
        )
        from porch.talk.belongings import erase, export
        from porch.ui.registries import Card, cards, last_words
        from porch.wire.registries import Job, Topic, clockwork, topics

        topics.register(
            "talk", Topic(queries.may_listen, fragments.since, queries.heads, queries.listens_from)
        )
        clockwork.register("old-messages", Job("old-messages", timedelta(hours=6), actions.let_go_of_old))
        on_block.register("talk", actions.hide_from_me)
        last_words.register("talk", today.said_since)
        cards.register("your-people", Card("talk/_something_new.html", 30, today.something_new, stays=True))
        reportables.register(
            "conversation",
            Reportable(
                reporting.label,
                reporting.whom,
                reporting.last_words,
                reporting.back,
                along="Send the last six messages along",
            ),
        )
        reportables.register(
            "message",
            Reportable(
                one_message.label,
                one_message.whom,
                one_message.around,
                one_message.back,
                along="Send this message along, with up to five before and after it",
                can_be_hidden=True,
            ),
        )
        on_hiding.register("talk", hiding.redraw)
        yours, two = "your conversation with %(name)s", "A conversation between two people"
        opener = Openable(two, yours, "opened-talk", opening.find, opening.show, of_two=True)
        openables.register("conversation", opener)
        shielding.register()
        tables = (
            *(models.Conversation, models.Membership, models.Message),
            *(models.HeldMessage, models.Likeness),
        )
        keys.register()
        belongings.register("talk", Belonging("Conversations", tables, export, erase))
