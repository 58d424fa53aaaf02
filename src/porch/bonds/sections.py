"""My people as a whole page: what the rooms above add to it, the closest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.bonds.models import Pair
from porch.bonds.registries import Beside, Link, beside_desk, beside_pair, people_links, people_sections
from porch.people.models import Member

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


def links_for(member: Member) -> list[Link]:
    """The lines at the end of the page."""
    return sorted((link for link in people_links if link.shows(member)), key=lambda link: link.order)


def beside_this(pair: Pair, viewer: Member, now: datetime) -> list[Beside]:
    """What upper rooms put on the page of one pair, for one of the two."""
    return [found for entry in beside_pair if (found := entry(pair, viewer, now))]


def at_the_desk(viewer: Member, now: datetime) -> list[Beside]:
    """Lines that lead on from the pairing desk."""
    return [found for entry in beside_desk if (found := entry(viewer, now))]
