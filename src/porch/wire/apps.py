from datetime import timedelta

from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "porch.wire"
    label = "wire"

    def ready(self) -> None:
        from porch.people.registries import Belonging, belongings, on_sign_in, on_way_back
        from porch.ui.registries import Card, cards
        from porch.wire import actions, keys, models, phones, queries, registries
        from porch.wire.belongings import erase, export

        cards.register("news", Card("wire/_news.html", 40, queries.news_card))
        registries.topics.register(
            "me", registries.Topic(queries.may_hear, queries.rings_since, queries.bell_heads)
        )
        registries.clockwork.register(
            "old-notices", registries.Job("old-notices", timedelta(days=1), actions.forget_old_notices)
        )
        registries.clockwork.register(
            "gone-phones", registries.Job("gone-phones", timedelta(days=1), phones.forget_gone)
        )
        keys.register()
        on_way_back.register("wire", actions.tell_of_way_back)
        on_sign_in.register("wire", actions.tell_of_sign_in)
        belongings.register(
            "wire", Belonging("Notices", (models.Notice, models.Bell, models.Phone), export, erase)
        )
