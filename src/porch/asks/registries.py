"""What other rooms add to asking: home groups, who rests, rooms one can sit in, and what follows the end of an ask."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.asks.models import Ask
from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class OpenRoom:
    """Somewhere one can go and say nothing: open at ``starts``, or now where that has passed."""

    title: str
    starts: datetime
    ends: datetime
    url: str


# who serves the home group of this member: they are asked when nobody on shift can come
home_group_servants: Registry[Callable[[Member, datetime], set[UUID]]] = Registry("home_group_servants")

# of these helpers, those who rest after a hard talk: nobody is sent to them now
resting: Registry[Callable[[Collection[UUID], datetime], set[UUID]]] = Registry("resting")

# what is open to this member now or next, soonest first
open_rooms: Registry[Callable[[Member, datetime], list[OpenRoom]]] = Registry("open_rooms")

# called when somebody who came is free again, as entry(ask, now), in the same transaction
on_end: Registry[Callable[[Ask, datetime], None]] = Registry("on_end")
