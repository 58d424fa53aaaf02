from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "porch.people"
    label = "people"

    def ready(self) -> None:
        from porch.people import circumstances, commons, keys, queries
        from porch.people.actions.consent import revoke_between
        from porch.people.belongings import belonging, brought
        from porch.people.belongings_consent import consents
        from porch.people.queries import INVITE
        from porch.people.registries import belongings, common, on_block
        from porch.people.rules.granting import AT_THE_ROLES_DESK
        from porch.ui.registries import Card, Place, cards, nav

        circumstances.register()
        on_block.register("consent", revoke_between)
        keys.register()
        belongings.register("people", belonging)
        belongings.register("consent", consents)
        belongings.register("brought_words", brought)
        self._ways_back()
        self._sessions()
        common.register("community", commons.about)
        common.register("parts", commons.rota)
        cards.register(
            "paused", Card("people/_card_paused.html", 2, queries.paused_card, for_family=True, stays=True)
        )
        cards.register(
            "closing", Card("people/_card_closing.html", 4, queries.closing_card, for_family=True, stays=True)
        )
        nav.register(
            "settings", Place("Settings", "people:settings", "settings", 90, page="settings", for_family=True)
        )
        desk = frozenset(INVITE)
        nav.register(
            "invitations",
            Place("Invitations", "people:invitations", "send", 70, page="desk-invitations", roles=desk),
        )
        nav.register(
            "joining", Place("Joining", "people:joining", "user-plus", 72, page="desk-joining", roles=desk)
        )
        nav.register(
            "roles", Place("Roles", "people:roles", "users", 85, page="desk-roles", roles=AT_THE_ROLES_DESK)
        )

    def _sessions(self) -> None:
        from allauth.account.signals import authentication_step_completed
        from django.contrib.auth.signals import user_logged_in

        from porch.people import in_use

        user_logged_in.connect(in_use.begun, dispatch_uid="a session begins")
        authentication_step_completed.connect(in_use.raised, dispatch_uid="a session opens more")

    def _ways_back(self) -> None:
        from porch.people import actions
        from porch.people.queries import way_back
        from porch.people.registries import on_leaving
        from porch.ui.registries import Banner, Card, Place, banners, cards, nav

        banners.register("way-back", Banner("people/_banner_way_back.html", way_back.banner))
        cards.register(
            "way-back",
            Card("people/_card_way_back.html", 1, way_back.today_card, for_family=True, stays=True),
        )
        on_leaving.register("way-back", actions.end_ways_back_of)
        nav.register(
            "back-in",
            Place(
                *("Let someone back in", "people:back-in", "key-round", 74),
                page="desk-back-in",
                roles=frozenset({"coordinator"}),
            ),
        )
