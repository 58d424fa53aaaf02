"""What this room keeps of a member: their own words, and others' as far as they can read them now."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from porch.kit.clock import now as clock_now
from porch.kit.crypto import KeyGone
from porch.people.models import Member
from porch.talk.actions import close
from porch.talk.models import Conversation, HeldMessage, Likeness, Membership, Message
from porch.talk.queries import Line, held_of, name_of, name_to, place_of, visible


def export(member: Member) -> list[dict[str, Any]]:
    return [
        _exported(conversation, member)
        for conversation in Conversation.objects.filter(memberships__member=member).order_by("began_at", "pk")
    ]


def _exported(conversation: Conversation, member: Member) -> dict[str, Any]:
    place, now = place_of(member, conversation), clock_now()
    said = visible(conversation, member).filter(act=Message.Act.SAID).select_related("author").order_by("seq")
    return {
        "with": name_to(conversation, member),
        "kind": conversation.kind,
        "state": conversation.state,
        "began_at": conversation.began_at.isoformat(),
        "i_keep_messages_days": place.keep_days,
        "my_words_that_wait_or_were_not_sent": [
            {"at": held.at.isoformat(), "content_note": held.note, "words": held.body, "state": held.state}
            for held in held_of(member, conversation)
        ],
        "messages": [_as_values(Line(message, name_of(message.author), member, now)) for message in said],
    }


def _as_values(line: Line) -> dict[str, Any]:
    message = line.message
    return {
        "at": message.sent_at.isoformat(),
        "by": "me" if line.is_mine else line.name,
        "content_note": message.note,
        "words": message.body,
        "taken_back": message.taken_back_at is not None,
    }


def _leave_without_a_name(mine: QuerySet[Message]) -> None:
    """What stays goes under the conversation's key alone: its author's key is about to be destroyed."""
    for message in mine.exclude(sealed_body=b"", sealed_note=b"").iterator(chunk_size=200):
        with suppress(KeyGone):  # a copy that was put back may hold what is shut already
            message.give_to_the_conversation()
            message.save(update_fields=["sealed_body", "sealed_note"])


@transaction.atomic
def erase(member: Member, now: datetime) -> None:
    """Their words are emptied and read "taken back", or stay under nobody's name if they chose to leave them.

    Talks between two end; their places go. What only they could read goes in any case.
    """
    mine = Message.objects.filter(author=member)
    HeldMessage.objects.filter(author=member).delete()
    Likeness.objects.filter(author=member).delete()
    going = mine.filter(withheld=True) if member.leaves_words else mine
    going.filter(taken_back_at=None).update(taken_back_at=now.replace(microsecond=0))
    going.update(sealed_body=b"", sealed_note=b"")
    _leave_without_a_name(mine)
    mine.update(client_id=None)
    for conversation in Conversation.objects.filter(memberships__member=member).exclude(two=""):
        close(conversation, now=now)
    Conversation.objects.filter(memberships__member=member).update(two="")
    Membership.objects.filter(member=member).delete()
