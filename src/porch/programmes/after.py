"""What this room registers about what comes after: handing over, a sign of drifting, a word a week, asking again."""

from datetime import datetime, timedelta

from porch.bonds.registries import Link, on_pair, people_links
from porch.mentoring.registries import mentor_links
from porch.people.models import Member
from porch.people.registries import belongings, on_block, on_consent, on_leaving, on_pause
from porch.programmes import consent_after, reporting_after, tasks_after, today_after
from porch.programmes.actions import aftercare, drifting, handing_ends
from porch.programmes.belongings_after import belonging
from porch.programmes.queries import live
from porch.ui.next_thing import Next, Pull
from porch.ui.registries import Card, cards, next_things
from porch.wire.registries import Job, clockwork


def register() -> None:
    consent_after.register()
    reporting_after.register()
    live.register()
    belongings.register("walking-on", belonging)
    on_pair.register("walking-on", handing_ends.found)
    on_block.register("walking-on", _apart)
    on_leaving.register("walking-on", _leave)
    on_pause.register("walking-on", handing_ends.rest)
    on_consent.register("walking-on", drifting.follow_consent)
    next_things.register("walk-on", Next(Pull.WAITS, today_after.asked))
    question = Card("programmes/_card_walking_on.html", 54, today_after.question_card, question=True)
    cards.register("walking-on", question)
    link = Link("Walking on", "programmes:walking-on", "footprints", 18, today_after.has_something)
    people_links.register("walking-on", link)
    mentor_links.register(
        "asked-again", Link("Being asked again after months", "programmes:again", "calendar", 10)
    )
    hour = timedelta(hours=1)
    clockwork.register("walking-on", Job("walking-on", timedelta(minutes=10), tasks_after.keep_time))
    clockwork.register("coming-less", Job("coming-less", hour, tasks_after.watch))
    clockwork.register("asked-again", Job("asked-again", hour, tasks_after.ask_again))


def _apart(by: Member, whom: Member, now: datetime) -> None:
    handing_ends.apart(by, whom, now)
    drifting.apart(by, whom, now)
    aftercare.apart(by, whom, now)


def _leave(member: Member, now: datetime) -> None:
    handing_ends.leave(member, now)
    drifting.leave(member, now)
    aftercare.leave(member, now)
