"""What upper rooms, and other parts of this one, add to groups."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from porch.groups.models import Group, Motion
from porch.groups.rules.conscience import HALF
from porch.groups.rules.settings import Setting
from porch.kit.registry import Registry
from porch.people.models import Member

# by the setting's code, in the order a group reads them
group_settings: Registry[Setting] = Registry("group_settings")

# by the setting's code: called as entry(group, value, now) in the transaction that changes it
on_setting: Registry[Callable[[Group, str, datetime], None]] = Registry("on_setting")


@dataclass(frozen=True)
class Occasion:
    """Something of a group's at one time. ``place`` is for its people only; ``uid`` names it in a calendar file.

    ``day`` is the date by the clock of ``zone``; ``path`` a page about it, empty where there is none. ``people`` are
    those who are in it, where it is not everybody's: whoever is not to meet one of them does not read of it, and it
    stands in no file.
    """

    group: UUID
    uid: str
    at: datetime
    zone: str
    minutes: int
    title: str
    place: str = ""
    path: str = ""
    changed_at: datetime | None = None
    version: int = 0
    is_off: bool = False
    people: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Matter:
    """Something an upper room puts to a group's vote: in secret, at once, and carried out by that room.

    ``name`` says what it is without anybody's name; ``title(motion)`` is read by those who have the vote.
    ``threshold(group)`` is a code of ``rules/conscience.py``, and so is ``quorum``. ``carried`` and ``not_carried`` are
    called in the transaction that counts; ``motion.state`` tells a "failed" from a "no-quorum". ``carried`` may raise
    ``actions.matters.DoesNotFit``, and then nothing it did is kept.

    ``whom(motion)`` is the member it is about: they have no vote in it. Nobody reads its numbers. ``path(motion)`` is
    where those who vote read more; empty where there is nothing more.
    """

    name: str
    title: Callable[[Motion], str]
    threshold: Callable[[Group], str]
    carried: Callable[[Motion, datetime], None]
    not_carried: Callable[[Motion, datetime], None]
    quorum: str = HALF.code
    vote_days: int = 3
    whom: Callable[[Motion], UUID | None] = lambda motion: None
    path: Callable[[Motion], str] = lambda motion: ""


# by the code a motion keeps
matters: Registry[Matter] = Registry("matters")

# what these groups do in a span of time, as entry(groups, since, until), in as many queries as for one group
calendar_sources: Registry[Callable[[Collection[UUID], datetime, datetime], list[Occasion]]] = Registry(
    "calendar_sources"
)


@dataclass(frozen=True)
class Section:
    """A block on a group's page: ``context(group, member, now)`` gives the template's ``section``, or None.

    ``for_anyone``: also for whoever finds the group and does not belong. It never draws the primary button.
    """

    template: str
    order: int
    context: Callable[[Group, Member, datetime], dict[str, Any] | None]
    for_anyone: bool = False


sections: Registry[Section] = Registry("sections")

# called when someone belongs to a group no longer, whyever, in the same transaction
on_leaving_group: Registry[Callable[[Group, Member, datetime], None]] = Registry("on_leaving_group")

# called when a group has ended, in the same transaction
on_end: Registry[Callable[[Group, datetime], None]] = Registry("on_end")
