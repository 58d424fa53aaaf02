from datetime import timedelta

from django.apps import AppConfig


class BondsConfig(AppConfig):
    name = "porch.bonds"
    label = "bonds"

    def ready(self) -> None:
        from porch.bonds import actions, consent, contact, keys, reporting, tasks, today
        from porch.bonds.belongings import belonging
        from porch.bonds.commons import common as how_we_pair
        from porch.people.registries import belongings, common, on_block, on_leaving, on_pause
        from porch.talk.registries import sidelights
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Place, nav, next_things
        from porch.wire.registries import Job, clockwork

        consent.register()
        reporting.register()
        contact.register()
        desk = frozenset({"coordinator"})
        nav.register("people", Place("People", "bonds:people", "users", order=30, page="people", bar=True))
        nav.register(
            "desk",
            Place("Pairing desk", "bonds:desk", "heart-handshake", order=60, page="desk-pairing", roles=desk),
        )
        next_things.register("offer", Next(Pull.WAITS, today.offered))
        next_things.register("hello", Next(Pull.WAITS, today.hello))
        next_things.register("lacking", Next(Pull.WAITS, today.lacking))
        next_things.register("agreed", Next(Pull.NOW, today.agreed))
        next_things.register("could-ask", Next(Pull.COULD, today.could_ask))
        sidelights.register("bonds", today.sidelight)
        keys.register()
        belongings.register("bonds", belonging)
        common.register("pairing", how_we_pair)

        on_block.register("bonds", actions.part_quietly)
        on_leaving.register("bonds", actions.leave_everything)
        on_leaving.register("circles", actions.leave_circles)
        on_pause.register("bonds", actions.withdraw_all)
        on_pause.register("circles", actions.leave_circles)
        clockwork.register("offers-in-time", Job("offers-in-time", timedelta(minutes=1), tasks.keep_time))
        clockwork.register(
            "someone-for-each", Job("someone-for-each", timedelta(minutes=10), tasks.look_again)
        )
        clockwork.register("meetings-near", Job("meetings-near", timedelta(minutes=1), tasks.remind))
        clockwork.register("bonds-tidy", Job("bonds-tidy", timedelta(hours=6), tasks.tidy))
