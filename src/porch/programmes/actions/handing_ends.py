"""What ends a hand-over besides the two: time, a block, a pair that began, somebody who rests, leaves or died."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from porch.bonds.actions.moving import TooLate, move
from porch.bonds.models import Pair
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.programmes.actions.aftercare import begin as begin_word_a_week
from porch.programmes.actions.handing import go_on, path_of
from porch.programmes.models import Episode, HandOver
from porch.programmes.queries.handing import last_day
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.handing import (
    ASKED,
    FOR_AN_ANSWER,
    IN_LINE,
    LIVE,
    LOOKING,
    UNANSWERED,
    WALKS,
    closes_after,
    due_on,
)
from porch.wire.actions import tell


def keep_time(now: datetime) -> int:
    """The clock: an answer that did not come goes on to the next, what could not be is closed; how many moved."""
    return _mourn(now) + _let_pass(now) + _say_that_nobody_could(now) + _close(now)


def _mourn(now: datetime) -> int:
    """Nobody is asked whether they met somebody who has died."""
    rows = HandOver.objects.filter(state__in=sorted(LIVE), episode__ending=Ending.DIED)
    return _end(rows, now)


def _let_pass(now: datetime) -> int:
    late = HandOver.objects.filter(state=ASKED, asked_at__lte=now - FOR_AN_ANSWER)
    moved = 0
    for row in late.select_related("episode__member", "episode__cohort"):
        try:
            with transaction.atomic():
                move(row, "pass")
                go_on(row.episode, now)
                moved += 1
        except TooLate:  # they answered in the last moment
            continue
    return moved


def _say_that_nobody_could(now: datetime) -> int:
    """Once no answer could come any more a no is over for whoever asked, and if nobody is left they are told so."""
    said = HandOver.objects.filter(
        state__in=sorted(UNANSWERED), closed_at=None, asked_at__lte=now - FOR_AN_ANSWER
    )
    told = 0
    for row in said.select_related("episode__member"):
        with transaction.atomic():
            if not HandOver.objects.filter(pk=row.pk, closed_at=None).update(closed_at=now):
                continue
            left = row.episode.hand_overs.filter(Q(state__in=sorted(LIVE)) | Q(closed_at=None))
            if not left.exists() and row.episode.member.is_here:
                tell(row.episode.member, kind="ask-answered", path=path_of(row.episode), now=now)
                told += 1
    return told


def _close(now: datetime) -> int:
    """What the two did not both say they had done by its day, and some days more, is closed without a word."""
    closed = 0
    rows = HandOver.objects.filter(state__in=(LOOKING, WALKS))
    for row in rows.select_related("episode__member", "episode__cohort"):
        member = row.episode.member
        due = due_on(last_day(row.episode), today_in(member.time_zone, row.asked_at))
        if due != row.due_on:  # the stay ended sooner or later than it was meant to
            HandOver.objects.filter(pk=row.pk).update(due_on=due)
        if today_in(member.time_zone, now) > closes_after(due):
            try:
                move(row, "close", closed_at=now)
                _end(row.episode.hand_overs.filter(state=IN_LINE), now, ask_next=False)
                closed += 1
            except TooLate:
                continue
    return closed


@transaction.atomic
def found(pair: Pair, now: datetime) -> None:
    """The pairing desk found somebody: the pair that began is who walks on with them."""
    for member, other in ((pair.first, pair.second), (pair.second, pair.first)):
        rows = HandOver.objects.filter(state=LOOKING, episode__member=member)
        for row in rows.select_related("episode__member"):
            if other is not None and member is not None:
                row.peer = other
                move(row, "found", peer=other, answered_at=now)
                begin_word_a_week(row.episode, now)
                tell(member, kind="stands-by", path=path_of(row.episode), now=now)


@transaction.atomic
def apart(by: Member, whom: Member, now: datetime) -> None:
    """A block: it ends silently, and whoever stood next is asked."""
    between = Q(peer=by, episode__member=whom) | Q(peer=whom, episode__member=by)
    _end(HandOver.objects.filter(between, state__in=sorted(LIVE)), now)


@transaction.atomic
def leave(member: Member, now: datetime) -> None:
    _end(HandOver.objects.filter(episode__member=member, state__in=sorted(LIVE)), now, ask_next=False)
    _end(HandOver.objects.filter(peer=member, state__in=sorted(LIVE)), now)


@transaction.atomic
def rest(member: Member, now: datetime) -> None:
    """Whoever rests is asked nothing: what they were asked goes on to the next. Whom they walk with stays."""
    for row in HandOver.objects.filter(peer=member, state=ASKED).select_related(
        "episode__member", "episode__cohort"
    ):
        move(row, "pass")
        go_on(row.episode, now)


def _end(rows: QuerySet[HandOver], now: datetime, *, ask_next: bool = True) -> int:
    ended = 0
    for row in rows.select_related("episode__member", "episode__cohort"):
        move(row, "end", closed_at=now)
        ended += 1
        if ask_next and _goes_on(row.episode):
            go_on(row.episode, now)
    return ended


def _goes_on(episode: Episode) -> bool:
    return episode.ending != Ending.DIED and episode.hand_overs.filter(state=IN_LINE).exists()
