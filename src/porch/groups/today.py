"""What this room shows on Today."""

from datetime import datetime
from typing import Any

from porch.groups import motion_words
from porch.groups.queries.motions import votes_for
from porch.people.models import Member


def vote_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The vote that ends first of those that wait for this member."""
    waiting = votes_for(member, now)
    if not waiting:
        return None
    return {"seen": waiting[0], "title": motion_words.title(waiting[0].motion), "wants_primary": True}
