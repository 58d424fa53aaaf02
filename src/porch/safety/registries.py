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


reportables: Registry[Reportable] = Registry("reportables")

# ids of those whom this member must not judge: people they walk with, or hold power over
conflicts: Registry[Callable[[Member], set[UUID]]] = Registry("conflicts")

# called with (kind, id, now) when the desk hid something or shows it again, in the same transaction
on_hiding: Registry[Callable[[str, str, datetime], None]] = Registry("on_hiding")

# called with (reader, whose words, who sent them, now) when someone at the desk opened what was sent along
on_evidence: Registry[Callable[[Member, Member | None, Member | None, datetime], None]] = Registry(
    "on_evidence"
)

# how many different people this member wrote first to since then
first_contacts: Registry[Callable[[Member, datetime], int]] = Registry("first_contacts")

# first contacts with newcomers, from (since, now), told from metadata alone
encounters: Registry[Callable[[datetime, datetime], list[Encounter]]] = Registry("encounters")
