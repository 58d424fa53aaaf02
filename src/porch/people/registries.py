"""What each room keeps of a member: how it is given to them, and how it is erased."""

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
    ``models`` are the tables this covers: a house test finds any table nobody covers.
    """

    title: str
    models: tuple[type[models.Model], ...]
    export: Callable[[Member], Any]
    erase: Callable[[Member, datetime], None]


belongings: Registry[Belonging] = Registry("belongings")
