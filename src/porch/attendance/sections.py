"""Where proof shows elsewhere, while a group has it: on its page, on the pages of its meetings, among my people."""

from datetime import datetime
from typing import Any

from porch.attendance import queries
from porch.groups.models import Group
from porch.meetings.models import Meeting
from porch.people.models import Member


def of_group(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    """For anyone who sees the group: that there is proof, what to do now, and the chair's way in."""
    return _section(group, member, now) if queries.is_on(group) else None


def of_meeting(meeting: Meeting, member: Member | None, now: datetime) -> dict[str, Any] | None:
    group = meeting.group
    return _section(group, member, now) if group is not None and queries.is_on(group) else None


def _section(group: Group, member: Member | None, now: datetime) -> dict[str, Any]:
    chairs = bool(
        member
        and member.in_recovery
        and (queries.keeps(group, member, now) or queries.ready_for(group, member, now))
    )
    return {"group": group, "chairs": chairs, "is_member": member is not None}


def shows(member: Member) -> bool:
    """Whether my people leads here: somebody has something, or there is something to be had."""
    return queries.is_anywhere(member) or queries.has_something(member)
