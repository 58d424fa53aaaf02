"""Writing the next entry of a conversation's log: the one place where numbers are given."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from porch.people.models import Member
from porch.talk import fragments
from porch.talk.models import Conversation, Message
from porch.wire.actions import publish


def add(
    conversation: Conversation,
    act: Message.Act,
    *,
    by: Member | None,
    now: datetime,
    body: str = "",
    note: str = "",
    **values: object,
) -> Message:
    """Write one entry under the next number and wake the listeners on commit.

    The number is taken by updating the conversation's own row: that row is the lock, so numbers have no gaps and
    become visible in order. Must run inside the caller's transaction.
    """
    assert transaction.get_connection().in_atomic_block
    Conversation.objects.filter(pk=conversation.pk).update(last_seq=F("last_seq") + 1)
    seq = Conversation.objects.values_list("last_seq", flat=True).get(pk=conversation.pk)
    message = Message(
        conversation=conversation, seq=seq, act=act, author=by, sent_at=now.replace(microsecond=0), **values
    )
    message.seal(body=body, note=note)
    message.save(force_insert=True)
    conversation.last_seq = seq
    publish(
        conversation.topic,
        seq,
        lambda: fragments.drawn(message),
        only=fragments.only_for(message),
        apart=fragments.kept_from(message),
    )
    return message
