"""What days, goals, reads, the course and the calls put on the family's own page."""

from datetime import datetime
from typing import Any

from porch.family import material
from porch.family.queries.coaching import standing_of
from porch.family.queries.helping import course_of
from porch.family.queries.own import day_of, goals_of, today_of
from porch.family.registries import SpaceCard, space_cards
from porch.family.words_helping import HOWS
from porch.people.models import Member

FIRST_READS = (
    "after-a-return-to-use",
    "naloxone-at-home",
    "talking-without-fighting",
    "looking-after-yourself",
)


def how_are_you(member: Member, now: datetime) -> dict[str, Any]:
    """Today's word, or the question; and what they would like for themselves."""
    on = today_of(member, now)
    told = day_of(member, on)
    return {
        "told": told,
        "hows": HOWS,
        "on": on,
        "goals": goals_of(member)[:3],
        "wants_primary": told is None,
    }


def reads(member: Member, now: datetime) -> dict[str, Any]:
    """The reads that are asked for most."""
    return {"reads": [one for one in material.reads() if one.slug in FIRST_READS], "wants_primary": False}


def course(member: Member, now: datetime) -> dict[str, Any]:
    """The day that is open, and how the calls stand."""
    return {
        "mine": course_of(member, now),
        "coaching": standing_of(member, now),
        "wants_primary": False,
    }


def register() -> None:
    space_cards.register("how-are-you", SpaceCard("family/helping/_card_how.html", 30, how_are_you))
    space_cards.register("reads", SpaceCard("family/helping/_card_reads.html", 40, reads))
    space_cards.register("course", SpaceCard("family/helping/_card_course.html", 60, course))
