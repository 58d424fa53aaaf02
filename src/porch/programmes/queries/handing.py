"""Who walks on with whom, as each of the two sees it. Of a no there is nothing to see for anybody but who said it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.commitments.queries.giving import may_be_asked
from porch.commitments.queries.seen import conversation_of
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.programmes.models import Episode, HandOver
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.handing import (
    ASKED,
    IN_LINE,
    LIVE,
    LOOKING,
    MET,
    NOT_MET,
    UNANSWERED,
    WALKS,
    closes_after,
    is_time_to_choose,
)
from porch.talk.models import Conversation


@dataclass(frozen=True)
class Asked:
    """Where somebody's asking stands. ``waits``: those named who may still say yes, in order, whatever they said;
    ``looking``: the pairing desk looks; ``walks``: who said yes. ``over``: nobody of those could. ``not_met``: somebody
    said yes, and the time in which they would have met is over.
    """

    walks: HandOver | None
    waits: tuple[Member, ...]
    looking: bool
    over: bool
    not_met: bool

    @property
    def is_open(self) -> bool:
        return bool(self.walks or self.waits or self.looking)


def could_be_asked(member: Member) -> list[Member]:
    """Those they walk with or keep, by name."""
    return may_be_asked(member)


def asked_of(episode: Episode) -> Asked:
    """For the one whose stay it is."""
    away = blocked_ids(episode.member)
    rows = list(episode.hand_overs.select_related("peer").order_by("place", "asked_at", "pk"))
    there = [row for row in rows if row.peer_id is None or row.peer_id not in away]
    walks = [row for row in there if row.state in (WALKS, MET) and row.peer_id is not None]
    waits = [row.peer for row in there if _may_still_answer(row) and row.peer is not None]
    looking = any(row.state == LOOKING for row in rows)
    still = bool(walks or waits or looking)
    not_met = not still and any(row.state == NOT_MET for row in rows)
    over = not still and not not_met and any(row.state in UNANSWERED for row in rows)
    return Asked(walks[-1] if walks else None, tuple(waits), looking, over, not_met)


def _may_still_answer(row: HandOver) -> bool:
    """To whoever asked, a no is an answer that has not come."""
    return row.state in (IN_LINE, ASKED) or (row.state in UNANSWERED and row.closed_at is None)


def of_peer(peer: Member) -> QuerySet[HandOver]:
    """What somebody is asked, and whom they walk on with; nobody they are not to meet."""
    rows = HandOver.objects.filter(peer=peer, state__in=(ASKED, WALKS, MET))
    rows = rows.exclude(episode__member__in=blocked_ids(peer))
    return rows.select_related("episode__member", "episode__cohort").order_by("asked_at", "pk")


def hand_over_for(viewer: Member, pk: UUID) -> HandOver | None:
    """The hand-over, for the one whose stay it is and for the one who is asked or said yes."""
    mine = Q(episode__member=viewer, state__in=(*LIVE, MET)) | Q(peer=viewer, state__in=(ASKED, WALKS, MET))
    away = blocked_ids(viewer)
    rows = HandOver.objects.filter(mine, pk=pk).exclude(Q(peer__in=away) | Q(episode__member__in=away))
    return rows.select_related("episode__member", "episode__cohort", "peer").first()


@dataclass(frozen=True)
class Together:
    """A hand-over that was said yes to, as one of the two sees it. ``they_said`` is not among it."""

    row: HandOver
    other: Member
    conversation: Conversation | None
    i_said: date | None
    both_said: date | None

    @property
    def may_say(self) -> bool:
        return self.row.state == WALKS and self.i_said is None


def together(row: HandOver, viewer: Member) -> Together | None:
    """None where the other has left."""
    mine = row.episode.member_id == viewer.pk
    other = row.peer if mine else row.episode.member
    if other is None:
        return None
    return Together(
        row,
        other,
        conversation_of(viewer, other),
        row.said_by_member_on if mine else row.said_by_peer_on,
        row.met_on,
    )


def to_say(member: Member, now: datetime) -> list[Together]:
    """Those of whom they could say that they have met, while it can be said."""
    today, away = today_in(member.time_zone, now), blocked_ids(member)
    mine = Q(episode__member=member, said_by_member_on=None) | Q(peer=member, said_by_peer_on=None)
    rows = HandOver.objects.filter(mine, state=WALKS, peer__isnull=False)
    rows = rows.exclude(Q(peer__in=away) | Q(episode__member__in=away))
    rows = rows.select_related("episode__member", "peer").order_by("due_on", "pk")
    found = [together(row, member) for row in rows if today <= closes_after(row.due_on)]
    return [one for one in found if one is not None]


def to_choose(member: Member, now: datetime) -> Episode | None:
    """A stay near its last day for which they have asked nobody, unless they would rather not be asked about it."""
    today = today_in(member.time_zone, now)
    stays = Episode.objects.filter(member=member, left_choosing_at=None, hand_overs=None)
    stays = stays.exclude(ending=Ending.DIED).select_related("cohort").order_by("started_on", "pk")
    return next((one for one in stays if is_time_to_choose(last_day(one), today)), None)


def last_day(episode: Episode) -> date:
    """The last day of a stay, or the one on which it is meant to be over."""
    return episode.ended_on or episode.cohort.ends_on


def to_answer(member: Member) -> list[HandOver]:
    """What they are asked and have not answered."""
    return [row for row in of_peer(member) if row.state == ASKED]
