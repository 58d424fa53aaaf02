"""What this room shows elsewhere: on Today the next meeting, when it is soon; on a group's page its own meetings."""

from datetime import datetime, timedelta
from typing import Any

from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.meetings import queries
from porch.meetings.words import day_in_words
from porch.people.models import Member

SOON = timedelta(hours=12)
MEETINGS = "meetings"  # what a position opens to whoever keeps its group's meetings


def next_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The meeting that is on, or the next one within half a day, by the member's own clock; else nothing."""
    coming = next(iter(queries.next_few(member.time_zone, now, 1)), None)
    if coming is None or coming.starts - now > SOON:
        return None
    ahead = (coming.day - now.astimezone(coming.starts.tzinfo).date()).days
    return {"coming": coming, "meeting": coming.meeting, "when": day_in_words(coming.day, max(0, ahead))}


def of_group(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    """A group's own meetings, and for those who serve the way to keep them."""
    rows = list(queries.of_group(group).filter(active=True))
    keeps = MEETINGS in powers_of(member, group, now)
    return {"rows": rows, "keeps": keeps, "group": group} if rows or keeps else None
