"""What the parts of this room, and rooms above, put on the page of those who live in a house."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from porch.houses.models import House, Stay
from porch.houses.queries.who import Place
from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class HomeCard:
    """A block on the house's own page: ``context(place, now)`` gives the template's ``card``, or None to stay away.

    Who lives there and who looks after the house both open that page: ``place`` says which. With ``wants_primary`` in
    what it gives, it gets ``primary`` where no card before it did: then, and only then, its template draws the page's
    one filled button.
    """

    template: str
    order: int
    context: Callable[[Place, datetime], dict[str, Any] | None]


# orders: 5 what is open about me, 10 the meeting, 20 votes, 30 chores, 40 who is away, 50 what I owe, 60 officers,
# 65 notices, 70 guests, 75 repairs, 80 what is written about me, 90 what I can do when something is not right
home_cards: Registry[HomeCard] = Registry("home_cards")


@dataclass(frozen=True)
class Recorded:
    """One thing that was written down about somebody while they lived in a house: what it is, and by whom.

    ``on``: the day it counts for, where that is what it goes by; it may have been written down on another.
    """

    at: datetime
    what: str
    words: str = ""
    by: str = ""
    on: date | None = None


# everything recorded about somebody's stay, for whose it is, as entry(stay)
recorded_about: Registry[Callable[[Stay], list[Recorded]]] = Registry("recorded_about")

# what has to be done before somebody moves in, as entry(house, member, now): one sentence for whoever lets them in, or
# None where it is done
before_moving_in: Registry[Callable[[House, Member, datetime], str | None]] = Registry("before_moving_in")
