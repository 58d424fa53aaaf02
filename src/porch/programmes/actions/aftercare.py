"""A word a week with the peer who said yes: it begins, is said, goes on for longer, and ends.

See ``docs/decisions/0087``.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from porch.bonds.actions.moving import TooLate
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.programmes.models import Aftercare, Episode, HandOver, Word
from porch.programmes.rules.aftercare import BEYOND, USUAL, goes_until, week_of
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.handing import MET, WALKS


class NotTheirs(Exception):
    """Not one of the two, or nobody has said yes yet. Nothing was changed."""


@transaction.atomic
def wish(episode: Episode, beyond: str, *, by: Member, now: datetime) -> Aftercare | None:
    """``by`` would like a word a week until the planned end and so much longer (a code of ``BEYOND``). It begins with
    whoever said yes, at once or when somebody does; said again it changes how long.
    """
    if episode.member_id != by.pk or beyond not in BEYOND:
        raise NotTheirs
    Episode.objects.filter(pk=episode.pk).update(wants_aftercare=True)
    episode.wants_aftercare = True
    return begin(episode, now, beyond)


def begin(episode: Episode, now: datetime, beyond: str = USUAL) -> Aftercare | None:
    """For whoever wished it and has somebody; None while there is nobody."""
    if not episode.wants_aftercare:
        return None
    yes = HandOver.objects.filter(episode=episode, state__in=(WALKS, MET), peer__isnull=False)
    found = yes.order_by("-answered_at").select_related("peer").first()
    if found is None or found.peer is None:
        return None
    today = today_in(episode.member.time_zone, now)
    until = goes_until(episode.cohort.ends_on, today, beyond)
    there = Aftercare.objects.filter(episode=episode, ended_at=None)
    there.exclude(peer=found.peer).update(ended_at=now)
    row, _ = Aftercare.objects.get_or_create(
        episode=episode, ended_at=None, defaults={"peer": found.peer, "begun_on": today, "until": until}
    )
    Aftercare.objects.filter(pk=row.pk).update(until=until, beyond=beyond)
    row.until, row.beyond = until, beyond
    return row


@transaction.atomic
def say_word(row: Aftercare, *, by: Member, now: datetime) -> None:
    """That they had a word this week, as one of the two says: once a week, and the other is not told."""
    if by.pk not in (row.peer_id, row.episode.member_id):
        raise NotTheirs
    today = today_in(by.time_zone, now)
    if row.ended_at is not None or row.until < today:
        raise TooLate("it is over")
    Word.objects.get_or_create(aftercare=row, week=week_of(today), by=by, defaults={"at": now})


@transaction.atomic
def end(row: Aftercare, *, by: Member, now: datetime) -> None:
    """Either ends it, without a reason; nobody is told. What was said of its weeks stays with whoever said it."""
    if by.pk not in (row.peer_id, row.episode.member_id):
        raise NotTheirs
    Aftercare.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now)
    if row.episode.member_id == by.pk:
        Episode.objects.filter(pk=row.episode_id).update(wants_aftercare=False)


def keep_time(now: datetime) -> int:
    """The clock: what has run its time is over, and nobody is asked for a word with somebody who has died."""
    goes_on = Aftercare.objects.filter(ended_at=None)
    died = goes_on.filter(episode__ending=Ending.DIED).update(ended_at=now)
    over = 0
    for row in goes_on.select_related("episode__member"):
        if row.until < today_in(row.episode.member.time_zone, now):
            over += Aftercare.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now)
    return died + over


def apart(by: Member, whom: Member, now: datetime) -> None:
    between = Q(peer=by, episode__member=whom) | Q(peer=whom, episode__member=by)
    Aftercare.objects.filter(between, ended_at=None).update(ended_at=now)


def leave(member: Member, now: datetime) -> None:
    theirs = Q(peer=member) | Q(episode__member=member)
    Aftercare.objects.filter(theirs, ended_at=None).update(ended_at=now)
