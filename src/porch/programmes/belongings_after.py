"""This room's share of a person in what comes after a stay: who walks on with them, what was noticed, what they said.

Of somebody else one gets the name, and only where one of the two said yes to the other.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Q

from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.registries import Belonging
from porch.programmes.models import Aftercare, Drift, FollowUp, HandOver, Word
from porch.programmes.rules.handing import MET, WALKS


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages, in full."""
    away = blocked_ids(member)
    said_yes = HandOver.objects.filter(state__in=(WALKS, MET)).select_related("peer", "episode__member")
    return {
        "who_walks_on_with_me": [
            {"name": one.peer.handle, "we_met": _day(one.said_by_member_on)}
            for one in said_yes.filter(episode__member=member, peer__isnull=False).exclude(peer__in=away)
            if one.peer is not None
        ],
        "whom_i_walk_on_with": [
            {"name": one.episode.member.handle, "we_met": _day(one.said_by_peer_on)}
            for one in said_yes.filter(peer=member).exclude(episode__member__in=away)
        ],
        "a_word_a_week": [
            _word_a_week(one, member)
            for one in Aftercare.objects.filter(Q(episode__member=member) | Q(peer=member))
            .select_related("episode__member", "peer")
            .order_by("begun_on", "pk")
            if not {one.peer_id, one.episode.member_id} & away
        ],
        "noticed_that_i_came_less": [
            {
                "noticed": _moment(one.noticed_at),
                "my_peer_was_told": _moment(one.peer_told_at),
                "staff_were_told": _moment(one.staff_told_at),
                "over": _moment(one.over_at),
            }
            for one in Drift.objects.filter(episode__member=member).order_by("noticed_at")
        ],
        "asked_again": [
            {"after_months": one.months, "due": one.due_on.isoformat(), "said": one.said}
            for one in FollowUp.objects.filter(member=member).order_by("due_on")
        ],
    }


def _word_a_week(one: Aftercare, member: Member) -> dict[str, Any]:
    mine = Word.objects.filter(aftercare=one, by=member).order_by("week")
    other = one.peer if one.episode.member_id == member.pk else one.episode.member
    return {
        "with": other.handle,
        "from": one.begun_on.isoformat(),
        "until": one.until.isoformat(),
        "weeks_i_said_we_spoke": [row.week.isoformat() for row in mine],
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def erase(member: Member, now: datetime) -> None:
    """All of theirs goes. Whoever had asked them keeps only that somebody was asked."""
    HandOver.objects.filter(episode__member=member).delete()
    HandOver.objects.filter(peer=member).update(peer=None)
    Aftercare.objects.filter(Q(episode__member=member) | Q(peer=member)).delete()
    Word.objects.filter(by=member).delete()
    Drift.objects.filter(episode__member=member).delete()
    FollowUp.objects.filter(member=member).delete()


belonging = Belonging(
    title="Walking on after a programme",
    models=(HandOver, Aftercare, Word, Drift, FollowUp),
    export=export,
    erase=erase,
)
