"""How a conversation ends, goes on as friends, and how long its words are kept."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.talk import log
from porch.talk.models import Conversation, Membership, Message
from porch.talk.rules import LIFE, LONGEST, days_kept, gone_before, plain


@transaction.atomic
def close(conversation: Conversation, *, now: datetime, parting: str = "", by: Member | None = None) -> bool:
    """End it: from now on it can only be read. ``by`` may leave a parting line. False when it had ended already."""
    ending = Conversation.objects.filter(pk=conversation.pk, state__in=LIFE.sources("close"))
    closed = ending.update(state=Conversation.State.CLOSED, closed_at=now, closed_by=by)
    conversation.refresh_from_db()
    if not closed:
        return False
    words = plain(parting)[:LONGEST]
    log.add(
        conversation, Message.Act.CLOSED, by=by, now=now, body=words, withheld=_is_kept_from(conversation, by)
    )
    return True


def _is_kept_from(conversation: Conversation, by: Member | None) -> bool:
    if by is None or conversation.kind == Conversation.Kind.GROUP:
        return False
    others = Membership.objects.filter(conversation=conversation).exclude(member=by).select_related("member")
    return any(are_blocked(by, place.member) for place in others)


@transaction.atomic
def keep_as_friends(conversation: Conversation, *, now: datetime) -> bool:
    """The pairing is over and both wish to go on: the conversation stays as it is. False when it has ended."""
    going = Conversation.objects.filter(pk=conversation.pk, kind=Conversation.Kind.PAIR)
    kept = going.exclude(state=Conversation.State.CLOSED).update(kind=Conversation.Kind.FRIENDS)
    conversation.refresh_from_db()
    return bool(kept) or (
        conversation.kind == Conversation.Kind.FRIENDS and conversation.state == Conversation.State.OPEN
    )


def let_go_of_old(now: datetime) -> None:
    """The nightly job: messages older than the shorter time their people chose go for good."""
    choices: dict[UUID, list[int]] = {}
    for pk, days in Membership.objects.values_list("conversation_id", "keep_days").iterator():
        choices.setdefault(pk, []).append(days)
    for conversation in Conversation.objects.filter(last_seq__gt=0).iterator():
        kept = days_kept(choices.get(conversation.pk, []))
        limit = gone_before(kept, closed_at=conversation.closed_at, now=now)
        if limit is not None:
            Message.objects.filter(conversation=conversation, sent_at__lt=limit).delete()
