"""What upper rooms tell about those who help, and what follows when one of them rests."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from porch.kit.registry import Registry
from porch.people.models import Member

# what somebody carries besides the people they walk with, as lines that they alone read
loads: Registry[Callable[[Member, datetime], list[str]]] = Registry("loads")

# of these ids, those who help in the room that answers: they are offered rest, a talk, a check on themselves
helping: Registry[Callable[[Collection[UUID], datetime], set[UUID]]] = Registry("helping")

# called when somebody begins to rest from helping, in the same transaction: what was put to them goes to others
on_rest: Registry[Callable[[Member, datetime], None]] = Registry("on_rest")
