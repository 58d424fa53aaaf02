"""What other rooms tell this one: when two had to do with each other, what somebody gave, which groups are theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.company.rules.balance import Line
from porch.company.rules.keeping import Met
from porch.kit.registry import Registry
from porch.people.models import Member

# every time this member had to do with one other person that both of them know of, from a moment on
meetings_of_two: Registry[Callable[[Member, datetime], Iterable[Met]]] = Registry("meetings_of_two")

# what this member gave, and what came to them, from a moment on; read by nobody but themselves
gave: Registry[Callable[[Member, datetime], list[Line]]] = Registry("gave")


@dataclass(frozen=True)
class MyGroup:
    """A group somebody belongs to: what they may propose something small to."""

    id: UUID
    name: str


groups_of: Registry[Callable[[Member], list[MyGroup]]] = Registry("groups_of")


@dataclass(frozen=True)
class SomeoneNow:
    """Where one is led who would like company now: named by the room that has somebody to send."""

    url_name: str
    label: str


someone_now: Registry[SomeoneNow] = Registry("someone_now")
