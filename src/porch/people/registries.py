"""What upper rooms tell people: what they keep of a member, and what follows a block, a leaving, a part."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from porch.kit.registry import Registry
from porch.people.models import Member, WayBack


def _no_files(member: Member) -> dict[str, bytes]:
    return {}


@dataclass(frozen=True)
class Belonging:
    """One room's share of a person.

    ``export(member)`` returns plain JSON values under readable keys: the member's own words in full, others'
    only as far as the member can see them now, by the name they are known by here.
    ``erase(member, now)`` removes or empties what is theirs; what others need to keep stays without them.
    Rooms are asked from the top of the house down, and the member's own row goes last, with every row that
    points to it by ``CASCADE``: use ``SET_NULL`` for what is to stay.
    ``models`` are the tables this covers: a house test finds any table nobody covers.
    ``files(member)`` may add files of another kind to the parcel, by name, such as a calendar.
    """

    title: str
    models: tuple[type[models.Model], ...]
    export: Callable[[Member], Any]
    erase: Callable[[Member, datetime], None]
    files: Callable[[Member], dict[str, bytes]] = _no_files


@dataclass(frozen=True)
class Common:
    """What a room keeps that is everyone's and nobody's own: it goes along when the community hands over.

    ``export()`` returns plain JSON values under readable keys, and nothing anybody said in private.
    """

    title: str
    export: Callable[[], Any]


belongings: Registry[Belonging] = Registry("belongings")
common: Registry[Common] = Registry("common")

# called by block(whom, by=, now=) as entry(by, whom, now), in the same transaction
on_block: Registry[Callable[[Member, Member, datetime], None]] = Registry("on_block")

# called when someone asks to leave, at once: end or hide what others would still wait for
on_leaving: Registry[Callable[[Member, datetime], None]] = Registry("on_leaving")

# called when someone joined and waits for a yes, in the same transaction: tell those who can answer
on_knock: Registry[Callable[[Member, datetime], None]] = Registry("on_knock")

# called when someone who waits was answered, either way: tell them that there is something new
on_answer: Registry[Callable[[Member, datetime], None]] = Registry("on_answer")

# called when a way back is made, refused, used or over, in the same transaction
on_way_back: Registry[Callable[[WayBack, datetime], None]] = Registry("on_way_back")

# called when someone begins a pause, in the same transaction: whatever was put to them falls away, nobody is told
on_pause: Registry[Callable[[Member, datetime], None]] = Registry("on_pause")

# called when someone else gave a member a part or ended one, in the same transaction
on_role_change: Registry[Callable[[Member, datetime], None]] = Registry("on_role_change")

# called when a member looked at a page of this room: what was new there is new no longer
on_look: Registry[Callable[[Member, str, datetime], object]] = Registry("on_look")
