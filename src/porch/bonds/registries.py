"""What upper rooms do when two people have found each other; who may mentor, who has a say over whom; what they add to
My people, to an offer, to a pair and to one's calendar."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from porch.bonds.models import Pair
from porch.bonds.rules.calendar import Entry
from porch.kit.registry import Registry
from porch.people.models import Member

# called when both have said yes, as entry(pair, now), in the same transaction
on_pair: Registry[Callable[[Pair, datetime], None]] = Registry("on_pair")

# called when a pair ended, whoever ended it and however, as entry(pair, now), in the same transaction
on_end: Registry[Callable[[Pair, datetime], None]] = Registry("on_end")

# of these mentors, those who may be put forward to somebody new now. A room asked for nobody answers with all
may_mentor: Registry[Callable[[Collection[UUID], datetime], set[UUID]]] = Registry("may_mentor")

# what a room above asks of mentors besides and this one lacks, in words for their own page
asked_of_mentors: Registry[Callable[[Member, datetime], list[str]]] = Registry("asked_of_mentors")

# of these circles that the pairing desk brought together, those that a room above has given a page of their own
circles_elsewhere: Registry[Callable[[Collection[UUID]], set[UUID]]] = Registry("circles_elsewhere")

# among these people: (who holds power, over whom). They are never brought together, and never mentor each other
powers_over: Registry[Callable[[Collection[UUID]], set[tuple[UUID, UUID]]]] = Registry("powers_over")


@dataclass(frozen=True)
class Beside:
    """A template drawn at a place of this room's pages, with its values."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


# beside each offer of a mentor: from (who reads it, the mentors' ids, how it is read, now), by mentor
beside_offer: Registry[Callable[[Member, Collection[UUID], str, datetime], Mapping[UUID, Beside]]] = Registry(
    "beside_offer"
)

# on the page of one pair, as entry(pair, who reads it, now)
beside_pair: Registry[Callable[[Pair, Member, datetime], Beside | None]] = Registry("beside_pair")

# at the pairing desk, for whoever reads it: a line or two that lead on
beside_desk: Registry[Callable[[Member, datetime], Beside | None]] = Registry("beside_desk")


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
    """A line in the list at the end of /people/. ``shows``: to whom, everyone by default.

    ``folded``: one opens the list first, so that the page stays short on a phone; the first few others are in sight.
    """

    label: str
    url_name: str
    icon: str
    order: int
    shows: Callable[[Member], bool] = lambda member: True
    folded: bool = False


people_sections: Registry[Section] = Registry("people_sections")
people_links: Registry[Link] = Registry("people_links")

# what else stands in a member's own calendar: entries from ``since`` on, all of them where it is None
calendar_entries: Registry[Callable[[Member, datetime | None], list[Entry]]] = Registry("calendar_entries")
