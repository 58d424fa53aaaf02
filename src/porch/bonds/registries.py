"""What upper rooms do when two people have found each other, and what they add to My people and to one's calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.bonds.models import Pair
from porch.bonds.rules.calendar import Entry
from porch.kit.registry import Registry
from porch.people.models import Member

# called when both have said yes, as entry(pair, now), in the same transaction
on_pair: Registry[Callable[[Pair, datetime], None]] = Registry("on_pair")


@dataclass(frozen=True)
class Section:
    """A block at /people/: ``context(member, now)`` gives the template's ``section``, or None to stay away.

    ``order`` is how close it is: under 20 what waits for an answer, before the peer and mentor that this room draws
    itself; 30 mentors, 40 groups, 50 a house, 60 family, 70 people one keeps. It never draws the primary button.
    """

    template: str
    order: int
    context: Callable[[Member, datetime], dict[str, Any] | None]


@dataclass(frozen=True)
class Link:
    """A line in the list at the end of /people/, for a page of one's own. ``shows``: to whom, everyone by default."""

    label: str
    url_name: str
    icon: str
    order: int
    shows: Callable[[Member], bool] = lambda member: True


people_sections: Registry[Section] = Registry("people_sections")
people_links: Registry[Link] = Registry("people_links")

# what else stands in a member's own calendar: entries from ``since`` on, all of them where it is None
calendar_entries: Registry[Callable[[Member, datetime | None], list[Entry]]] = Registry("calendar_entries")
