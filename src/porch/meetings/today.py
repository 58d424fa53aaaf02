"""What this room shows elsewhere: on Today the next meeting, when it is soon; on a group's page its own meetings."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.meetings import queries
from porch.meetings.words import day_in_words
from porch.people.models import Member
from porch.ui.next_thing import NextThing, Pull

SOON = timedelta(hours=12)
MEETINGS = "meetings"  # what a position opens to whoever keeps its group's meetings


def coming(member: Member, now: datetime) -> NextThing | None:
    """The meeting that is on, or the next one within half a day, by the member's own clock; else nothing."""
    found = queries.next_soon(member.time_zone, now, SOON)
    if found is None:
        return None
    ahead = (found.day - now.astimezone(found.starts.tzinfo).date()).days
    when = day_in_words(found.day, max(0, ahead))
    return NextThing(
        Pull.COMING,
        gettext("The next meeting"),
        found.meeting.get_absolute_url(),
        gettext("See the meeting"),
        at=found.starts,
        template="meetings/_next.html",
        draw=lambda: {"coming": found, "meeting": found.meeting, "when": when},
    )


def of_group(group: Group, member: Member, now: datetime) -> dict[str, Any] | None:
    """A group's own meetings, and for those who serve the way to keep them."""
    rows = list(queries.of_group(group).filter(active=True))
    keeps = MEETINGS in powers_of(member, group, now)
    return {"rows": rows, "keeps": keeps, "group": group} if rows or keeps else None
