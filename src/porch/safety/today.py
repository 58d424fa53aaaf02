"""What Today shows of this room: that something was decided about me, as long as it applies."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.safety.queries import in_force


def standing_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The first line of what applies, and the way to all of it."""
    found = in_force(now).filter(member=member).order_by("-made_at").first()
    return {"measure": found} if found else None
