"""What each keeps to themselves in a conversation: quiet, how long, how far they have read, whom they blocked."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from porch.people.models import Member
from porch.talk.models import Conversation, Membership
from porch.talk.rules import KEEP_CHOICES, end_of_day
from porch.wire.actions import drop, seen


class NotAChoice(Exception):
    """Messages are kept 7 or 90 days, or until the conversation ends."""


def _place(conversation: Conversation, by: Member) -> QuerySet[Membership]:
    return Membership.objects.filter(conversation=conversation, member=by)


def mute(conversation: Conversation, *, by: Member, now: datetime) -> None:
    """No notices from here until midnight where they are."""
    _place(conversation, by).update(muted_until=end_of_day(now, by.time_zone))


def unmute(conversation: Conversation, *, by: Member) -> None:
    _place(conversation, by).update(muted_until=None)


def choose_keeping(conversation: Conversation, days: int, *, by: Member) -> None:
    """How long ``by`` wants words kept: 7 or 90 days, 0 until it ends. The shorter choice holds for all in it."""
    if days not in KEEP_CHOICES:
        raise NotAChoice
    _place(conversation, by).update(keep_days=days)


class NotAGroup(Exception):
    """Between two, a conversation is ended or blocked; there is no stepping out of it alone."""


@transaction.atomic
def step_out(conversation: Conversation, *, by: Member, now: datetime) -> None:
    """Leave a group without a word. What ``by`` said stays, unless they take it back; nobody is told."""
    if conversation.kind != Conversation.Kind.GROUP:
        raise NotAGroup
    _place(conversation, by).delete()
    seen(by, conversation.get_absolute_url(), now)
    drop(conversation.topic, by)


@transaction.atomic
def opened(conversation: Conversation, *, by: Member, seq: int, now: datetime) -> None:
    """``by`` has read up to ``seq``. It stays between them and the house: nobody else is ever shown it."""
    seen(by, conversation.get_absolute_url(), now)
    _place(conversation, by).filter(opened_seq__lt=seq).update(opened_seq=min(seq, conversation.last_seq))


def hide_from_me(by: Member, whom: Member, now: datetime) -> None:
    """After ``by`` blocked ``whom``: their conversation wakes ``by`` no more. For ``whom`` nothing changes."""
    two = "|".join(sorted((str(by.pk), str(whom.pk))))
    for conversation in Conversation.objects.filter(two=two):
        seen(by, conversation.get_absolute_url(), now)
        drop(conversation.topic, by)
