"""What upper rooms tell people: what they keep of a member, and what follows a block or a leaving."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class Belonging:
    """One room's share of a person.

    ``export(member)`` returns plain JSON values under readable keys: the member's own words in full, others'
    only as far as the member can see them now, by the name they are known by here.
    ``erase(member, now)`` removes or empties what is theirs; what others need to keep stays without them.
    Rooms are asked from the top of the house down, and the member's own row goes last, with every row that
    points to it by ``CASCADE``: use ``SET_NULL`` for what is to stay.
    ``models`` are the tables this covers: a house test finds any table nobody covers.
    """

    title: str
    models: tuple[type[models.Model], ...]
    export: Callable[[Member], Any]
    erase: Callable[[Member, datetime], None]


belongings: Registry[Belonging] = Registry("belongings")

# called by block(whom, by=, now=) as entry(by, whom, now), in the same transaction
on_block: Registry[Callable[[Member, Member, datetime], None]] = Registry("on_block")

# called when someone asks to leave, at once: end or hide what others would still wait for
on_leaving: Registry[Callable[[Member, datetime], None]] = Registry("on_leaving")
