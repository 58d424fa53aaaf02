from datetime import timedelta

from django.apps import AppConfig


class AsksConfig(AppConfig):
    name = "porch.asks"
    label = "asks"

    def ready(self) -> None:
        from porch.asks import actions, consent, fragments, keys, neighbours, reporting, tasks, today
        from porch.asks.belongings import belonging
        from porch.asks.commons import common as how_we_answer
        from porch.bonds.registries import Link, on_pair, people_links
        from porch.people.registries import belongings, common, on_block, on_leaving, on_pause
        from porch.talk.registries import sidelights
        from porch.ui.next_thing import Next, Pull
        from porch.ui.registries import Card, Place, cards, nav, next_things
        from porch.wire.registries import Job, Topic, clockwork, topics

        consent.register()
        reporting.register()
        keys.register()
        neighbours.register()
        belongings.register("asks", belonging)
        common.register("asks", how_we_answer)

        people_links.register("be-there", Link("Be there for others", "asks:helping", "hand-heart", 19))
        on_pair.register("asks", actions.found_each_other)
        on_block.register("asks", actions.part_from)
        on_leaving.register("asks", actions.leave_asks)
        on_pause.register("asks", actions.stop_being_asked)

        topics.register("asks", Topic(fragments.may_listen, fragments.since, fragments.heads))
        next_things.register("could-come", Next(Pull.NOW, today.could_come))
        cards.register("my-ask", Card("asks/_card_my_ask.html", 12, today.my_ask_card, stays=True))
        cards.register("after-an-ask", Card("asks/_card_after.html", 56, today.after_card, question=True))
        sidelights.register("asks", today.sidelight)
        running = frozenset({"coordinator", "operator"})
        desk = frozenset({"coordinator"})
        nav.register("desk-asks", Place("Open asks", "asks:desk-asks", "bell", 58, "desk-asks", running))
        nav.register(
            "desk-shifts", Place("Shifts and gaps", "asks:desk-shifts", "clock", 59, "desk-shifts", desk)
        )

        clockwork.register("asks-in-time", Job("asks-in-time", timedelta(seconds=30), tasks.keep_time))
        clockwork.register("wishes", Job("wishes", timedelta(minutes=10), actions.stand_for_wishes))
        clockwork.register("how-soon", Job("how-soon", timedelta(hours=6), actions.work_out_figures))
        clockwork.register("asks-tidy", Job("asks-tidy", timedelta(hours=6), tasks.tidy))
