"""The one thing Today offers next: what a room may offer, and how much each kind of thing pulls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any


class Pull(IntEnum):
    """Why a thing would be next, the strongest first."""

    NOW = 1  # somebody is asked for this minute, or what they said yes to has begun
    WAITS = 2  # somebody waits for their answer
    PROMISED = 3  # they said that they come, and it is near
    FIRST_DAYS = 4  # the first week: greet, meet one person, sit in one room
    TO_DECIDE = 5  # others decide something, with them or without them
    OPEN = 6  # a door stands open
    COMING = 7  # something anyone may come to is near
    COULD = 8  # nothing waits and nothing is near: what might be good


@dataclass(frozen=True)
class NextThing:
    """What one room offers. ``at`` is when it begins or runs out, aware; of two alike the sooner is next.

    ``title`` and ``says`` name nobody whose being looked at is written down: such a thing has a ``template`` drawn
    with what ``draw()`` gives, which is asked only where the thing is shown. ``about`` is the rest of the button's
    words for whoever hears the page; ``not_now`` an address to post to that puts the thing away.
    """

    pull: Pull
    title: str
    url: str
    does: str
    says: str = ""
    about: str = ""
    at: datetime | None = None
    not_now: str = ""
    template: str = ""
    draw: Callable[[], dict[str, Any]] = dict


@dataclass(frozen=True)
class Next:
    """A room's candidate: ``offer(member, now)`` gives a thing or None. ``best``: the strongest pull it ever has.

    A room is not asked at all when another's thing pulls more than its best, so that Today costs little.
    """

    best: Pull
    offer: Callable[[Any, Any], NextThing | None]
