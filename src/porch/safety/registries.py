"""What upper rooms let people report, who must not judge whom, and what follows when something is hidden or read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.kit.registry import Registry
from porch.people.models import Member
from porch.safety.rules.pattern import Encounter


@dataclass(frozen=True)
class Reportable:
    """A kind of thing that can be reported.

    ``label(id, viewer)`` names it for the reporter, or is None where the viewer cannot see it: then there is
    nothing to report. ``whom(id, viewer)`` is the person it is about. ``snapshot(id, viewer)`` gives the last
    few words as the viewer sees them, taken only when they tick it; ``along`` is what the tick says, and empty
    where nothing ever goes along. ``back(id)`` is the page to return to. ``can_be_hidden``: the desk may keep
    others from reading it.
    """

    label: Callable[[str, Member], str | None]
    whom: Callable[[str, Member], Member | None]
    snapshot: Callable[[str, Member], str]
    back: Callable[[str], str]
    along: str = ""
    can_be_hidden: bool = False


@dataclass(frozen=True)
class Openable:
    """A kind of thing that one of the desk may look into for an hour, once a second person says yes.

    ``find(member, other)`` is the thing's id, or None where there is none; ``show(id)`` gives it as lines.
    ``yours`` names it to its owner, with ``name`` for the other person where it is ``of_two``. ``scope`` is what
    the gate and the ledger call it.
    """

    label: str
    yours: str
    scope: str
    find: Callable[[Member, Member | None], str | None]
    show: Callable[[str], list[str]]
    of_two: bool = False


reportables: Registry[Reportable] = Registry("reportables")

openables: Registry[Openable] = Registry("openables")

# ids of those whom this member must not judge: people they walk with, or hold power over
conflicts: Registry[Callable[[Member], set[UUID]]] = Registry("conflicts")

# called with (kind, id, now) when the desk hid something or shows it again, in the same transaction
on_hiding: Registry[Callable[[str, str, datetime], None]] = Registry("on_hiding")

# how many different people this member wrote first to since then
first_contacts: Registry[Callable[[Member, datetime], int]] = Registry("first_contacts")

# first contacts with newcomers, from (since, now), told from metadata alone
encounters: Registry[Callable[[datetime, datetime], list[Encounter]]] = Registry("encounters")
