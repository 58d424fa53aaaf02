"""A word a week: whose, and of which week it was said. Each sees their own word and not the other's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.commitments.queries.seen import conversation_of
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.programmes.models import Aftercare, Word
from porch.programmes.rules.aftercare import week_of
from porch.talk.models import Conversation


@dataclass(frozen=True)
class ThisWeek:
    """One of them in the week it is where this person is. ``mine``: it goes on after their own stay."""

    row: Aftercare
    other: Member
    mine: bool
    week: date
    said: bool
    conversation: Conversation | None


def going_on(member: Member) -> QuerySet[Aftercare]:
    """Those that go on, of one's own stay or of somebody one walks on with; nobody they are not to meet."""
    away = blocked_ids(member)
    rows = Aftercare.objects.filter(Q(episode__member=member) | Q(peer=member), ended_at=None)
    rows = rows.exclude(Q(episode__member__in=away) | Q(peer__in=away))
    return rows.select_related("episode__member", "peer").order_by("begun_on", "pk")


def this_week(member: Member, now: datetime) -> list[ThisWeek]:
    today = today_in(member.time_zone, now)
    found = []
    for row in going_on(member).filter(until__gte=today):
        mine = row.episode.member_id == member.pk
        other = row.peer if mine else row.episode.member
        said = Word.objects.filter(aftercare=row, week=week_of(today), by=member).exists()
        found.append(ThisWeek(row, other, mine, week_of(today), said, conversation_of(member, other)))
    return found


def aftercare_for(member: Member, pk: UUID) -> Aftercare | None:
    return going_on(member).filter(pk=pk).first()


def today_of(member: Member, now: datetime) -> date:
    """The day it is where this person is."""
    return today_in(member.time_zone, now)
