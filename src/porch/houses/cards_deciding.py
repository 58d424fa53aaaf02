"""What is decided in a house, as blocks: on its own page, on Today, at My people and on its group's page."""

from datetime import datetime
from typing import Any

from porch.groups import motion_words
from porch.groups.models import Group
from porch.houses.models import House
from porch.houses.queries import deciding as queries
from porch.houses.queries import gathering
from porch.houses.queries.who import Place
from porch.people.models import Member


def meeting(place: Place, now: datetime) -> dict[str, Any] | None:
    """The next house meeting; on its day it is the first thing on the page."""
    if not place.lives_here:
        return None
    tonight = gathering.tonight(place.house, now)
    coming = tonight or gathering.next_of(place.house, now)
    return {"house": place.house, "next": coming, "tonight": tonight, "wants_primary": tonight is not None}


def on_today(member: Member, now: datetime) -> dict[str, Any] | None:
    """On Today: the house meeting of this day. A vote that waits is offered there by its group."""
    house = queries.house_of(member, now)
    tonight = gathering.tonight(house, now) if house else None
    return {"house": house, "tonight": tonight} if tonight else None


def votes(place: Place, now: datetime) -> dict[str, Any] | None:
    """Votes that are open, and the way to what the house decides."""
    if not place.lives_here:
        return None
    found = queries.votes_in(place, now)
    rows = [{"seen": seen, "title": motion_words.title(seen.motion)} for seen in found.open]
    return {"rows": rows, "group": place.house.group, "wants_primary": found.waiting > 0}


def officers(place: Place, now: datetime) -> dict[str, Any] | None:
    posts = queries.officers(place, now)
    return {"posts": posts, "house": place.house, "nobody": all(post.is_free for post in posts)}


def norms(place: Place, now: datetime) -> dict[str, Any] | None:
    """What holds in this house and could hold otherwise."""
    return {
        "house": place.house,
        "norms": queries.norms_of_house(place.house),
        "lives_here": place.lives_here,
    }


def my_stay(place: Place, now: datetime) -> dict[str, Any] | None:
    """Since when they live there, and what is theirs by right, whoever decides what."""
    return {"house": place.house, "stay": place.stay} if place.stay else None


def my_house(member: Member, now: datetime) -> dict[str, Any] | None:
    """At My people: the house they live in."""
    house = queries.house_of(member, now)
    return {"house": house} if house else None


def back_to_the_house(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    """On the page of a house's group: the way to the house."""
    house = House.objects.filter(group=group).first() if group.is_household else None
    return {"house": house} if house else None
