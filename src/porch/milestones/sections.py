"""What this room shows on a group's page: that somebody marked something. What it was is opened by choice."""

from datetime import datetime
from typing import Any

from porch.groups.models import Group
from porch.milestones.queries import marked_in
from porch.people.models import Member


def marked_section(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    found = marked_in(group, member, now)
    return {"shown": found} if found else None
