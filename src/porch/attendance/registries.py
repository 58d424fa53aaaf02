"""What a sitting is, told by whoever holds them: meetings here, live rooms beside them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from porch.groups.models import Group
from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class Running:
    """A sitting of a group's that goes on now or is about to begin. ``key`` names it among those of its kind."""

    kind: str
    key: str
    group: Group
    title: str
    zone: str
    starts: datetime
    ends: datetime

    @property
    def code(self) -> str:
        """How a page names it."""
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True)
class Source:
    """Somewhere people sit together. ``running(groups, since, until)``: what ends after ``since`` and begins before
    ``until``, in as many queries as for one group. ``chairs(running, member, now)``: who may open its proof.
    ``keeps(group, member, now)``: who chairs by serving in the group, whether or not something goes on.
    """

    running: Callable[[Collection[Group], datetime, datetime], list[Running]]
    chairs: Callable[[Running, Member, datetime], bool]
    keeps: Callable[[Group, Member, datetime], bool]


# by kind
sources: Registry[Source] = Registry("sources")
