"""What this room shows on Today: one question, and never an announcement."""

from datetime import datetime
from typing import Any

from porch.milestones.queries import offered_to
from porch.milestones.words import question_of
from porch.people.models import Member


def card(member: Member, now: datetime) -> dict[str, Any] | None:
    one = offered_to(member, now)
    return {"one": one, "question": question_of(one)} if one else None
