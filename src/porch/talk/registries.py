"""What an upper room adds to a conversation's page, and what it says about conversations that are its own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from porch.kit.registry import Registry
from porch.people.models import Member
from porch.talk.models import Conversation


@dataclass(frozen=True)
class SideLight:
    """A template drawn under the header's details, with its values."""

    template: str
    context: dict[str, Any]


sidelights: Registry[Callable[[Conversation, Member], SideLight | None]] = Registry("sidelights")


@dataclass(frozen=True)
class Title:
    """What a room calls a conversation of its own, and the page it belongs to.

    Under a title nobody is listed: who is there is not shown, and how long words are kept is the room's to say.
    """

    name: str
    path: str


@dataclass(frozen=True)
class Hush:
    """Why someone cannot write in a conversation just now. ``lasts``: it is no use to show a place to write."""

    words: str
    lasts: bool = False


# the titles of those of these conversations that are a room's own
titles: Registry[Callable[[Collection[UUID]], dict[UUID, Title]]] = Registry("titles")

# why this member cannot write here now, as entry(conversation, member, now); None where they can
hushes: Registry[Callable[[Conversation, Member, datetime], Hush | None]] = Registry("hushes")

# of these people, those to whom this member does not write first, whatever the shield says
not_first: Registry[Callable[[Member, Collection[UUID]], set[UUID]]] = Registry("not_first")
