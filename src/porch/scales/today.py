"""What this room shows on Today: one set of questions they asked to be asked, when its day has come."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.scales.queries import due
from porch.wire.queries import is_hushed


def card(member: Member, now: datetime) -> dict[str, Any] | None:
    sheet = due(member, now)
    return {"sheet": sheet} if sheet and not is_hushed(member, now) else None
