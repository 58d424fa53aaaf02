"""The card on Today: up to three conversations with something new."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.talk.models import Conversation, Message
from porch.talk.queries import names_of, something_new_for


def something_new(member: Member, now: datetime) -> dict[str, Any] | None:
    found = something_new_for(member)
    names = names_of(found, member)
    rows = [_row(conversation, member, names[conversation.pk]) for conversation in found]
    return {"rows": rows, "wants_primary": True} if rows else None


def _row(conversation: Conversation, member: Member, name: str) -> dict[str, Any]:
    group = conversation.kind == Conversation.Kind.GROUP
    others = [place.member for place in conversation.memberships.all() if place.member_id != member.pk]
    asks = conversation.state == Conversation.State.ASKED and conversation.asked_by_id != member.pk
    return {"conversation": conversation, "name": name, "others": [] if group else others, "asks": asks}


def said_since(member: Member, since: datetime) -> bool:
    return Message.objects.filter(author=member, act=Message.Act.SAID, sent_at__gte=since).exists()
