"""Whose rooms there are from here: everybody's, those of a group, and those of a meeting on the list."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.groups.models import Belonging, Group
from porch.groups.queries import setting_of
from porch.groups.queries.service import powers_of
from porch.groups.queries.voices import has_a_voice
from porch.meetings.models import Meeting
from porch.meetings.queries import on_the_list
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.rooms.registries import Kind, kinds
from porch.rooms.rules.norms import OPENS

OPEN, GROUP, MEETING = "open", "group", "meeting"
MAY_OPEN = ("facilitator", "mentor", "coordinator")
LEADING = frozenset({"calendar", "meetings", "announce"})  # one of these powers opens a room for a group


def register() -> None:
    kinds.register(OPEN, Kind("open", everybodys, may_host_everybodys))
    kinds.register(GROUP, Kind("group", of_my_groups, may_host_of_group))
    kinds.register(MEETING, Kind("meeting", of_listed_meetings, may_host_of_meeting))


def everybodys(member: Member, now: datetime) -> Q:
    """An open room is its opener's: whoever is not to meet them finds nothing there."""
    return Q(kind=OPEN) & ~Q(opened_by__in=blocked_ids(member))


def may_host_everybodys(member: Member, of: UUID | None, now: datetime) -> bool:
    return of is None and member.holds(*MAY_OPEN)


def of_my_groups(member: Member, now: datetime) -> Q:
    """Whoever belongs comes, whoever else belongs."""
    mine = Belonging.objects.filter(member=member, group__state="open").values("group")
    return Q(kind=GROUP, belongs_to__in=mine)


def may_host_of_group(member: Member, of: UUID | None, now: datetime) -> bool:
    group = Group.objects.filter(pk=of, state="open").first() if of else None
    if group is None:
        return False
    if setting_of(group, OPENS.code) == "home" and member.in_recovery and has_a_voice(group, member):
        return True
    return bool(LEADING & powers_of(member, group, now))


def of_listed_meetings(member: Member, now: datetime) -> Q:
    """Whoever may read of a meeting may sit in its room; a group's own meeting stays its group's."""
    listed = on_the_list()
    mine = Belonging.objects.filter(member=member).values("group")
    own = listed.filter(Q(group=None) | Q(open_to=Meeting.Open.ANYONE) | Q(group__in=mine))
    return Q(kind=MEETING, belongs_to__in=own.values("pk"))


def may_host_of_meeting(member: Member, of: UUID | None, now: datetime) -> bool:
    """Whoever serves in the meeting's group, and a coordinator."""
    meeting = on_the_list().select_related("group").filter(pk=of).first() if of else None
    if meeting is None:
        return False
    if member.holds("coordinator"):
        return True
    return meeting.group is not None and bool(LEADING & powers_of(member, meeting.group, now))
