"""My people as a whole page: what the rooms above add to it, the closest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.bonds.models import Pair
from porch.bonds.registries import Beside, Link, beside_desk, beside_pair, people_links, people_sections
from porch.people.models import Member

IN_SIGHT = 4
OUR_OWN = 20  # peers, mentors and those one walks with stand here


@dataclass(frozen=True)
class Shown:
    """One section as the page draws it."""

    template: str
    context: dict[str, Any]


def sections_for(member: Member, now: datetime) -> tuple[list[Shown], list[Shown]]:
    """Those that stand before peer and mentor, and those after them."""
    before: list[Shown] = []
    after: list[Shown] = []
    for section in sorted(people_sections, key=lambda section: section.order):
        context = section.context(member, now)
        if context is not None:
            (before if section.order < OUR_OWN else after).append(Shown(section.template, context))
    return before, after


def links_for(member: Member) -> tuple[list[Link], list[Link]]:
    """The lines at the end of the page: a few in sight, the others behind a fold."""
    links = sorted((link for link in people_links if link.shows(member)), key=lambda link: link.order)
    sight = [link for link in links if not link.folded][:IN_SIGHT]
    return sight, [link for link in links if link not in sight]


def around(member: Member, now: datetime) -> dict[str, Any]:
    """All of it, as the page's template names it."""
    before, after = sections_for(member, now)
    links, more = links_for(member)
    return {"before": before, "after": after, "links": links, "more": more}


def beside_this(pair: Pair, viewer: Member, now: datetime) -> list[Beside]:
    """What upper rooms put on the page of one pair, for one of the two."""
    return [found for entry in beside_pair if (found := entry(pair, viewer, now))]


def at_the_desk(viewer: Member, now: datetime) -> list[Beside]:
    """Lines that lead on from the pairing desk."""
    return [found for entry in beside_desk if (found := entry(viewer, now))]
