"""What this room registers about mentors themselves: who may mentor, what stands beside an offer, reviews and cover."""

from datetime import timedelta

from porch.bonds import registries as bonds
from porch.care.queries import has_trained
from porch.mentoring import consent_mentors, keys_mentors, sections
from porch.mentoring import tasks_mentors as tasks
from porch.mentoring.actions import mentors as actions
from porch.mentoring.belongings_mentors import belonging
from porch.mentoring.commons_mentors import common as what_mentors_are_asked
from porch.mentoring.queries import mentors as queries
from porch.mentoring.registries import trained
from porch.people.registries import belongings, common, on_role_change
from porch.ui.next_thing import Next, Pull
from porch.ui.registries import Card, Place, cards, nav, next_things
from porch.wire.registries import Job, clockwork


def register() -> None:
    consent_mentors.register()
    keys_mentors.register()
    belongings.register("mentors", belonging)
    common.register("mentors", what_mentors_are_asked)
    on_role_change.register("mentors", actions.begin_as_mentor)
    trained.register("care", has_trained)
    _with_bonds()
    next_things.register("review", Next(Pull.WAITS, sections.review))
    still = Card("mentoring/_card_still_there.html", 50, sections.still_there_card, question=True)
    cards.register("still-there", still)
    desk = frozenset({"coordinator"})
    nav.register(
        "desk-mentors",
        Place("Mentors", "mentoring:desk", "users", order=61, page="desk-mentors", roles=desk),
    )
    for name, every, run in (
        ("times-together", timedelta(minutes=10), tasks.mind_ends),
        ("cover", timedelta(minutes=5), tasks.mind_rests),
        ("mentors", timedelta(hours=6), tasks.mind_mentors),
    ):
        clockwork.register(name, Job(name, every, run))


def _with_bonds() -> None:
    bonds.may_mentor.register("mentoring", queries.may_mentor)
    bonds.on_pair.register("mentoring", actions.offer_when_lasting)
    bonds.on_end.register("mentoring", actions.end_with_the_pair)
    bonds.beside_offer.register("mentoring", sections.lines_beside)
    bonds.beside_pair.register("mentoring", sections.beside_pair)
    bonds.beside_desk.register("mentoring", sections.desk_line)
    waiting = bonds.Section("mentoring/_waiting.html", 10, sections.waiting_section)
    bonds.people_sections.register("mentoring", waiting)
    link = bonds.Link("My mentoring", "mentoring:mine", "heart-handshake", 10, sections.shows_to)
    bonds.people_links.register("mentoring", link)
