"""Asking a peer to walk on, their answer, and saying that the two have met. See ``docs/decisions/0087``."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from porch.bonds.actions import ask as ask_the_desk
from porch.bonds.actions.moving import TooLate, move
from porch.bonds.rules.parts import PEERS
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.programmes.actions.aftercare import begin as begin_word_a_week
from porch.programmes.models import Aftercare, Episode, HandOver
from porch.programmes.queries.handing import could_be_asked, last_day
from porch.programmes.rules.handing import (
    ASKED,
    FOR_AN_ANSWER,
    IN_LINE,
    LIVE,
    LOOKING,
    MET,
    MOST,
    NO,
    WALKS,
    due_on,
    met_on,
)
from porch.wire.actions import seen, tell


class NotThem(Exception):
    """Nobody of theirs, too many at once, or not theirs to ask for. Nothing was asked."""


class NotForThem(Exception):
    """They are not one of the two."""


class NotADay(Exception):
    """A day that has not come, or lies before anybody was asked."""


def path_of(episode: Episode) -> str:
    return reverse("programmes:after", args=[episode.pk])


@transaction.atomic
def ask(episode: Episode, peers: Sequence[Member], *, by: Member, now: datetime, desk: bool = False) -> None:
    """Ask these, one after another in this order, whether they would walk on with ``by``; a no goes on to the next.

    ``desk``: when nobody of them can, or nobody is named, the pairing desk looks. Whoever stands in line already is not
    asked twice, and what was asked before and waits goes.
    """
    if episode.member_id != by.pk or not (peers or desk) or len(peers) > MOST:
        raise NotThem
    if any(one not in could_be_asked(by) for one in peers):
        raise NotThem
    _locked(episode)
    for row in episode.hand_overs.filter(state=IN_LINE):
        move(row, "end", closed_at=now)
    there = set(episode.hand_overs.filter(state__in=sorted(LIVE)).values_list("peer", flat=True))
    place = episode.hand_overs.count()
    due = due_on(last_day(episode), today_in(by.time_zone, now))
    whom: list[Member | None] = [*peers, *([None] if desk else [])]
    for one in whom:
        if (one.pk if one else None) not in there:
            place += 1
            HandOver.objects.create(episode=episode, peer=one, place=place, asked_at=now, due_on=due)
    go_on(episode, now)


def go_on(episode: Episode, now: datetime) -> None:
    """Whoever is next is asked, unless somebody has been and may still answer, or has said yes."""
    if episode.hand_overs.filter(state__in=(ASKED, LOOKING, WALKS)).exists():
        return
    for row in episode.hand_overs.filter(state=IN_LINE).select_related("peer").order_by("place", "pk"):
        if row.peer is None:
            move(row, "look", asked_at=now)
            ask_the_desk(episode.member, PEERS, now=now)
            return
        if row.peer.state != Member.State.HERE or row.peer not in could_be_asked(episode.member):
            move(row, "end", closed_at=now)
            continue
        move(row, "ask", asked_at=now)
        if not _said_no(episode, row.peer):
            tell(row.peer, kind="stand-by", path=_asked_path(row), now=now)
            return
        move(row, "no")  # asked once and for all; to whoever asks again it looks as it did the first time


def _said_no(episode: Episode, peer: Member) -> bool:
    return episode.hand_overs.filter(peer=peer, state=NO).exists()


def _asked_path(row: HandOver) -> str:
    return reverse("programmes:asked", args=[row.pk])


@transaction.atomic
def answer(row: HandOver, verb: str, *, by: Member, now: datetime) -> None:
    """Say yes or no. Only a yes is told; a no goes on to the next silently. TooLate when it is not asked any more."""
    if row.peer_id != by.pk or verb not in ("yes", "no"):
        raise NotForThem
    episode = row.episode
    if are_blocked(by, episode.member) or not episode.member.is_active:
        raise TooLate("it is not asked any more")
    _locked(episode)
    move(row, verb, answered_at=now)
    seen(by, _asked_path(row), now)
    if verb == "yes":
        begin_word_a_week(episode, now)
        tell(episode.member, kind="stands-by", path=path_of(episode), now=now)
    else:
        go_on(episode, now)


@transaction.atomic
def say_met(row: HandOver, *, by: Member, on: date, now: datetime) -> bool:
    """One of the two says that they had met by ``on``; when both have, it is closed. True when it is.

    What one says the other neither sees nor is told: each speaks for themselves.
    """
    column = _side(row, by)
    today = today_in(by.time_zone, now)
    if not today_in(by.time_zone, row.asked_at) <= on <= today:
        raise NotADay
    HandOver.objects.filter(pk=row.pk, state=WALKS).update(**{column: on})
    row.refresh_from_db(fields=["state", "said_by_member_on", "said_by_peer_on"])
    if row.state == MET and getattr(row, column) is not None:  # both said so at the same moment
        return True
    if row.state != WALKS:
        raise TooLate("it is closed")
    met = met_on(row.said_by_member_on, row.said_by_peer_on)
    if met is None:
        return False
    move(row, "met", closed_at=now)
    _write_first_meeting(row.episode, met)
    for waits in row.episode.hand_overs.filter(state=IN_LINE):
        move(waits, "end", closed_at=now)
    return True


def _write_first_meeting(episode: Episode, met: date) -> None:
    """The first day on which they had met a peer; an earlier one stays."""
    if episode.met_peer_on is None or met < episode.met_peer_on:
        on = max(met, episode.started_on)
        Episode.objects.filter(pk=episode.pk).update(met_peer_on=on)


@transaction.atomic
def step_back(row: HandOver, *, by: Member, now: datetime) -> None:
    """Either ends it, without a reason. Who is left with nobody is told that something changed, and of nothing else."""
    _side(row, by)
    before = move(row, "end", closed_at=now)
    episode = row.episode
    Aftercare.objects.filter(episode=episode, peer=row.peer, ended_at=None).update(ended_at=now)
    if episode.member_id == by.pk:
        return
    go_on(episode, now)
    if before == WALKS and not episode.hand_overs.filter(state__in=sorted(LIVE)).exists():
        tell(episode.member, kind="pair-ended", path=path_of(episode), now=now)


@transaction.atomic
def stop_asking(episode: Episode, *, by: Member, now: datetime) -> None:
    """The one whose stay it is asks nobody any more; whoever said yes already stays until one of the two ends it."""
    if episode.member_id != by.pk:
        raise NotForThem
    for row in episode.hand_overs.filter(state__in=(IN_LINE, ASKED, LOOKING)):
        move(row, "end", closed_at=now)
    HandOver.objects.filter(episode=episode, closed_at=None).exclude(state=WALKS).update(closed_at=now)


@transaction.atomic
def not_now(episode: Episode, *, by: Member, now: datetime) -> None:
    """Rather not be asked whether somebody should walk on. The page stays where it is."""
    if episode.member_id != by.pk:
        raise NotForThem
    Episode.objects.filter(pk=episode.pk).update(left_choosing_at=now)


def _side(row: HandOver, by: Member) -> str:
    if row.episode.member_id == by.pk:
        return "said_by_member_on"
    if row.peer_id == by.pk:
        return "said_by_peer_on"
    raise NotForThem


def _locked(episode: Episode) -> None:
    """Of two who move one line at once, one comes after the other."""
    Episode.objects.select_for_update().get(pk=episode.pk)


def answer_by(row: HandOver) -> datetime:
    """Until when somebody can answer; for whoever asked, until when an answer may come."""
    return row.asked_at + FOR_AN_ANSWER
