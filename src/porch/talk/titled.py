"""Conversations that are a room's own: what it calls them, and why somebody cannot write in one just now."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import Hush, Title, hushes, titles


def titles_of(ids: Collection[UUID]) -> dict[UUID, Title]:
    """The titles of those of these conversations that have one, one query a room."""
    return {pk: title for given in titles for pk, title in given(ids).items()} if ids else {}


def title_of(conversation: Conversation) -> Title | None:
    """What a room calls it; None for a conversation that is named after whoever is in it."""
    if conversation.kind != Conversation.Kind.GROUP:
        return None
    return titles_of([conversation.pk]).get(conversation.pk)


def hush_of(conversation: Conversation, member: Member, now: datetime) -> Hush | None:
    """The first reason why this member cannot write here now."""
    return next((hush for why in hushes if (hush := why(conversation, member, now))), None)
