"""What other rooms add: whose a room can be, and what follows its end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from porch.kit.registry import Registry
from porch.people.models import Member
from porch.rooms.models import Room


@dataclass(frozen=True)
class Kind:
    """Something rooms can belong to.

    ``whose`` is one word for it on a page. ``open_to(member, now)`` are the rooms of this kind a member may come
    to, as a condition on Room: what is not among them is not there for them. ``may_host(member, id, now)``: they may
    open a room for it, and lead one that is open.
    """

    whose: str
    open_to: Callable[[Member, datetime], Q]
    may_host: Callable[[Member, UUID | None, datetime], bool]


# by the code that stands in Room.kind
kinds: Registry[Kind] = Registry("kinds")


@dataclass(frozen=True)
class RoomSection:
    """A block beside the floor, for whoever sits there: ``context(room, member, now)`` gives the template's
    ``section``, or None. It never draws the primary button, and is not drawn anew while the floor moves.
    """

    template: str
    order: int
    context: Callable[[Room, Member, datetime], dict[str, Any] | None]


room_sections: Registry[RoomSection] = Registry("room_sections")

# called when a room has come to its end, in the same transaction
on_over: Registry[Callable[[Room, datetime], None]] = Registry("on_over")
