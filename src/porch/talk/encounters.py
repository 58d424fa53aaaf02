"""First contacts with newcomers as the safety room counts them: who, when, and how it went; never what was said."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Min

from porch.people.models import Block, Member, Role
from porch.safety.queries import kind_of
from porch.safety.rules.pattern import SOON, Encounter
from porch.safety.rules.shield import SHIELD, VOUCHED
from porch.talk.models import Conversation, Membership, Message

A_HANDFUL = 10  # messages
SILENT_AFTER = timedelta(days=3)


def first_contacts_with_newcomers(since: datetime, now: datetime) -> list[Encounter]:
    """Every conversation somebody asked for with someone new since then, whatever became of it."""
    asked = list(
        Conversation.objects.filter(began_at__gte=since, asked_by__isnull=False)
        .exclude(two="")
        .order_by("pk")
    )
    askers = {one.pk: one.asked_by_id for one in asked}
    places = {
        place.conversation_id: place
        for place in Membership.objects.filter(conversation__in=asked).select_related("member__lived")
        if place.member_id != askers[place.conversation_id]
    }
    vouched = set(Role.objects.filter(until=None, role__in=VOUCHED).values_list("member_id", flat=True))
    blocks = {(one.by_id, one.whom_id): one.since for one in Block.objects.filter(since__gte=since)}
    spoken = _spoken(asked)
    return [
        _met(conversation, place, blocks, spoken.get(conversation.pk), now)
        for conversation in asked
        if (place := places.get(conversation.pk)) is not None
        and place.member_id not in vouched
        and conversation.began_at.date() - place.member.joined_on < SHIELD
    ]


def _spoken(asked: list[Conversation]) -> dict[UUID, tuple[int, datetime, datetime]]:
    """How many messages, when the first and when the last, as far as they are still kept."""
    said = Message.objects.filter(conversation__in=asked, act=Message.Act.SAID)
    rows = said.values_list("conversation").annotate(Count("pk"), Min("sent_at"), Max("sent_at"))
    return {pk: (count, first, last) for pk, count, first, last in rows}


def _met(
    conversation: Conversation,
    place: Membership,
    blocks: dict[tuple[UUID, UUID], datetime],
    spoken: tuple[int, datetime, datetime] | None,
    now: datetime,
) -> Encounter:
    opener, newcomer = conversation.asked_by_id, place.member
    assert opener is not None
    ends = [conversation.closed_at, place.set_aside_at, blocks.get((newcomer.pk, opener))]
    ended = any(end is not None and end - conversation.began_at <= SOON for end in ends)
    return Encounter(
        opener=str(opener),
        newcomer=str(newcomer.pk),
        at=conversation.began_at,
        kind=_kind(newcomer),
        ended=ended,
        quiet=not ended and _fell_silent(conversation, spoken, now),
    )


def _fell_silent(
    conversation: Conversation, spoken: tuple[int, datetime, datetime] | None, now: datetime
) -> bool:
    """Said yes to, a handful of messages within three days, and nothing for two weeks since."""
    if conversation.state == Conversation.State.ASKED or spoken is None:
        return False
    count, first, last = spoken
    return count <= A_HANDFUL and last - first <= SILENT_AFTER and now - last >= SOON


def _kind(newcomer: Member) -> str:
    return kind_of(newcomer.lived.gender_lists) if hasattr(newcomer, "lived") else ""
