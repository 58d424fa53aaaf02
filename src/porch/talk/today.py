"""The card on Today: up to three conversations with something new."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.queries import something_new_for, with_whom


def something_new(member: Member, now: datetime) -> dict[str, Any] | None:
    found = something_new_for(member)
    rows = [_row(conversation, member) for conversation in found]
    return {"rows": rows, "wants_primary": True} if rows else None


def _row(conversation: Conversation, member: Member) -> dict[str, Any]:
    others = [place.member for place in conversation.memberships.all() if place.member_id != member.pk]
    asks = conversation.state == Conversation.State.ASKED and conversation.asked_by_id != member.pk
    return {"conversation": conversation, "name": with_whom(others), "others": others, "asks": asks}
