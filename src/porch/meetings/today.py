"""What this room shows on Today: the next meeting, when it is soon."""

from datetime import datetime, timedelta
from typing import Any

from porch.meetings import queries
from porch.meetings.words import day_in_words
from porch.people.models import Member

SOON = timedelta(hours=12)


def next_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The meeting that is on, or the next one within half a day, by the member's own clock; else nothing."""
    coming = next(iter(queries.next_few(member.time_zone, now, 1)), None)
    if coming is None or coming.starts - now > SOON:
        return None
    ahead = (coming.day - now.astimezone(coming.starts.tzinfo).date()).days
    return {"coming": coming, "meeting": coming.meeting, "when": day_in_words(coming.day, max(0, ahead))}
