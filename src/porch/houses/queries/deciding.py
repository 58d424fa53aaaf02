"""Votes and officers of a house, for those who live there or look after it."""

from dataclasses import dataclass
from datetime import datetime

from porch.groups.models import Term
from porch.groups.queries import motions as of_groups
from porch.groups.queries import norms_of, posts_of
from porch.groups.queries.motions import Seen
from porch.groups.queries.service import Post
from porch.groups.queries.settings import Norm
from porch.houses.models import House
from porch.houses.queries.who import Place, homes_of
from porch.houses.rules.deciding import DECIDED_BY_A_HOUSE, KEEPS_THE_BOOK
from porch.people.models import Member


@dataclass(frozen=True)
class Votes:
    """What is open for somebody who lives in the house: ``open`` with the first that waits for them in front."""

    open: list[Seen]
    waiting: int


def votes_in(place: Place, now: datetime) -> Votes:
    """Nothing for whoever does not live there: a vote is the house's own."""
    if not place.lives_here:
        return Votes([], 0)
    found = of_groups.open_in(place.member, place.house.group, now)
    waits = [one for one in found if one.can_vote and not one.has_voted]
    return Votes([*waits, *(one for one in found if one not in waits)], len(waits))


def officers(place: Place, now: datetime) -> list[Post]:
    """Every office of the house in its order, with who holds it and until when."""
    return posts_of(place.house.group, place.member, now)


def norms_of_house(house: House) -> list[Norm]:
    """What only houses decide, as it holds in this one."""
    codes = {setting.code for setting in DECIDED_BY_A_HOUSE}
    return [norm for norm in norms_of(house.group) if norm.setting.code in codes]


def keeps_the_book(place: Place) -> bool:
    """Whether they say when the house meets and write its minutes: president or secretary, or where neither serves
    whoever lives there."""
    if not place.lives_here or KEEPS_THE_BOOK & place.offices:
        return place.lives_here
    serving = Term.objects.filter(
        position__group=place.house.group_id, position__code__in=KEEPS_THE_BOOK, state="held"
    )
    return not serving.exists()


def house_of(member: Member, now: datetime) -> House | None:
    """Where they live today."""
    return next(iter(homes_of(member, now)), None)
