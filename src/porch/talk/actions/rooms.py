"""Conversations that another room keeps open for many: people come later, leave with their words, or come back."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from porch.people.models import Member
from porch.talk import log
from porch.talk.models import Conversation, HeldMessage, Membership, Message
from porch.talk.rules import KEEP_CHOICES


class NotARoom(Exception):
    """Between two nobody else comes in."""


@transaction.atomic
def open_room(*, keep_days: int, now: datetime) -> Conversation:
    """A conversation for many, with nobody in it yet. Whoever keeps it says how long words are kept."""
    assert keep_days in KEEP_CHOICES
    return Conversation.objects.create(
        kind=Conversation.Kind.GROUP, state=Conversation.State.OPEN, began_at=now
    )


@transaction.atomic
def join(
    conversation: Conversation,
    member: Member,
    *,
    now: datetime,
    from_the_start: bool = False,
    keep_days: int = 90,
) -> bool:
    """``member`` is in it from now on, and reads what follows; with ``from_the_start`` also what was said before.

    False when they were in it already. NotARoom where the conversation is between two.
    """
    if conversation.kind != Conversation.Kind.GROUP:
        raise NotARoom
    conversation.refresh_from_db(fields=["last_seq", "state"])
    last = conversation.last_seq
    try:
        with transaction.atomic():
            Membership.objects.create(
                conversation=conversation,
                member=member,
                opened_seq=last,
                from_seq=0 if from_the_start else last,
                keep_days=keep_days,
            )
    except IntegrityError:  # they were in it, or came in from two pages at once
        return False
    return True


def keep_for(conversations: list[UUID], days: int) -> None:
    """From now on words in these are kept for ``days`` (0: until they end), whoever is there."""
    assert days in KEEP_CHOICES
    Membership.objects.filter(conversation__in=conversations).update(keep_days=days)


@transaction.atomic
def take_all_back(conversation: Conversation, *, by: Member, now: datetime) -> int:
    """Everything ``by`` said here is emptied, whenever it was said; returns how many messages that were.

    What waited for the desk goes too. Must come before they step out, so that their own pages see it.
    """
    HeldMessage.objects.filter(conversation=conversation, author=by).delete()
    mine = Message.objects.filter(conversation=conversation, author=by, act=Message.Act.SAID)
    there = list(mine.filter(taken_back_at=None).order_by("seq"))
    mine.update(taken_back_at=now.replace(microsecond=0), sealed_body=b"", sealed_note=b"")
    for message in there:
        log.add(
            conversation,
            Message.Act.TAKEN_BACK,
            by=by,
            now=now,
            about_seq=message.seq,
            withheld=message.withheld,
        )
    return len(there)
