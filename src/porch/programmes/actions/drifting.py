"""Who may be told that one comes less, noticing it, and telling: the peer first, staff later and only if they may.

Nothing of it happens in the two days after a return to use. See ``docs/decisions/0087``.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from porch.people import consent
from porch.people.actions.consent import give, revoke
from porch.people.models import Grant, Member
from porch.people.rules.consent import until
from porch.programmes.models import Drift, Episode, Worker
from porch.programmes.queries.drifting import have_spoken, roll_of, staff_see_it
from porch.programmes.queries.handing import could_be_asked
from porch.programmes.rules.drifting import came_again, comes_less, staff_may_hear
from porch.programmes.rules.telling import PURPOSE, SCOPE, TO_WORKERS
from porch.wire.actions import tell
from porch.wire.queries import is_hushed


class NotTheirs(Exception):
    """Not their stay, nobody of theirs, or not told to them. Nothing was changed."""


@transaction.atomic
def choose(episode: Episode, peer: Member | None, *, staff: bool, by: Member, now: datetime) -> None:
    """Who may be told that ``by`` comes less in this stay: a peer of theirs first, staff later. Nobody: it is off, and
    nothing is even noticed. It holds for a year, or until the stay ends or they take it back.
    """
    if episode.member_id != by.pk or (
        peer is not None and peer not in could_be_asked(by) and peer.pk != episode.peer_id
    ):
        raise NotTheirs
    _take_back(episode, now)
    Episode.objects.filter(pk=episode.pk).update(peer=peer, may_tell_staff=staff)
    episode.peer, episode.may_tell_staff = peer, staff
    for whom in ([peer] if peer else []) + ([TO_WORKERS] if staff else []):
        give(
            SCOPE,
            whom,
            by=by,
            now=now,
            item=str(episode.pk),
            purpose=PURPOSE,
            ends=until("year", now),
            origin=episode.cohort.programme.origin,
        )
    if peer is None and not staff:
        episode.drifts.filter(over_at=None).update(over_at=now)


def _take_back(episode: Episode, now: datetime) -> None:
    mine = Grant.objects.filter(subject=episode.member, scope=SCOPE, item=str(episode.pk), revoked_at=None)
    for grant in mine:
        revoke(grant.pk, by=episode.member, now=now)


def follow_consent(grant: Grant, now: datetime) -> None:
    """Taken back where all permissions stand: it is switched off here too, so that no page says otherwise.

    One that names no stay was given for all of them.
    """
    if grant.scope != SCOPE or grant.revoked_at is None:
        return
    stays = Episode.objects.filter(member=grant.subject_id, **({"pk": grant.item} if grant.item else {}))
    if grant.to_member_id:
        stays.filter(peer=grant.to_member_id).update(peer=None)
    else:
        stays.update(may_tell_staff=False)
    off = Q(episode__peer=None, episode__may_tell_staff=False)
    Drift.objects.filter(off, episode__in=stays, over_at=None).update(over_at=now)


@transaction.atomic
def say_spoken(drift: Drift, *, by: Member, now: datetime) -> None:
    """The one it is about, or the peer who was told, says that they had a word. It is told to nobody else then."""
    if by.pk not in (drift.episode.member_id, drift.episode.peer_id):
        raise NotTheirs
    Drift.objects.filter(pk=drift.pk, spoken_at=None).update(spoken_at=now)


# ---- the clock ----


def watch(now: datetime) -> int:
    """Look at the roll of everybody who lets somebody be told; how many were noticed or told of."""
    over = Drift.objects.filter(over_at=None).exclude(episode__ended_on=None)
    over.update(over_at=now)
    stays = Episode.objects.filter(ended_on=None).exclude(peer=None, may_tell_staff=False)
    stays = stays.select_related("member", "peer", "cohort__programme")
    return sum(_look_at(one, now) for one in stays.iterator(chunk_size=200))


def _look_at(episode: Episode, now: datetime) -> int:
    member = episode.member
    if not member.is_here or member.is_left_in_peace or is_hushed(member, now):
        return 0
    roll, drift = roll_of(episode, now), episode.drifts.filter(over_at=None).first()
    before = episode.drifts.exclude(over_at=None).order_by("-over_at").first()
    less = comes_less(roll, now=now, since=before.over_at if before else None)
    if drift is None:
        drift = _notice(episode, now) if less and _somebody_may_be_told(episode, now) else None
        return 1 + _tell_peer(drift, now) if drift else 0
    if not less or came_again(roll, after=drift.noticed_at):  # they came, or the roll was put right
        Drift.objects.filter(pk=drift.pk, over_at=None).update(over_at=now)
        return 0
    drift.episode = episode
    return _tell_peer(drift, now) + _tell_staff(drift, now)


def _somebody_may_be_told(episode: Episode, now: datetime) -> bool:
    """Whether a permission holds by which the peer or somebody of staff may be told; if none, nothing is noticed."""
    who = [episode.peer] if episode.peer else []
    if episode.may_tell_staff and Episode.objects.filter(staff_see_it(now), pk=episode.pk).exists():
        who += _staff(episode)
    about, item = episode.member, str(episode.pk)
    return any(consent.allowed(one, about, SCOPE, item=item, purpose=PURPOSE, now=now) for one in who)


def _staff(episode: Episode) -> list[Member]:
    works = Worker.objects.filter(programme=episode.cohort.programme_id, until=None)
    return [one.member for one in works.select_related("member")]


def _notice(episode: Episode, now: datetime) -> Drift | None:
    try:
        with transaction.atomic():
            return Drift.objects.create(episode=episode, noticed_at=now)
    except IntegrityError:  # another clock was first
        return None


@transaction.atomic
def _tell_peer(drift: Drift, now: datetime) -> int:
    """Told once, and not to somebody who rests, has a hard day of their own, or is not to meet them."""
    peer = drift.episode.peer
    if peer is None or drift.peer_told_at is not None or drift.spoken_at is not None:
        return 0
    if not _can_be_told(peer, drift, now):
        return 0
    if not Drift.objects.filter(pk=drift.pk, peer_told_at=None).update(peer_told_at=now):
        return 0
    drift.peer_told_at = now
    tell(peer, kind="quiet-between", path=path_of(drift), now=now)
    return 1


@transaction.atomic
def _tell_staff(drift: Drift, now: datetime) -> int:
    """Three days after the peer at the earliest, only if nobody has had a word with them, and only while staff may see
    whether they come at all.
    """
    if not drift.episode.may_tell_staff or drift.staff_told_at is not None or have_spoken(drift):
        return 0
    if not Episode.objects.filter(staff_see_it(now), pk=drift.episode_id).exists():
        return 0
    if not staff_may_hear(noticed_at=drift.noticed_at, peer_told_at=drift.peer_told_at, now=now):
        return 0
    who = [one for one in _staff(drift.episode) if _can_be_told(one, drift, now)]
    if not who or not Drift.objects.filter(pk=drift.pk, staff_told_at=None).update(staff_told_at=now):
        return 0
    for one in who:
        tell(one, kind="something-new", path=path_of(drift), now=now)
    return 1


def _can_be_told(whom: Member, drift: Drift, now: datetime) -> bool:
    """Being told is a look: the gate decides, and writes it down. It opens to nobody they are not to meet."""
    about = drift.episode.member
    if whom.is_left_in_peace or is_hushed(whom, now):
        return False
    item = str(drift.episode_id)
    return bool(consent.see(whom, about, SCOPE, item=item, purpose=PURPOSE, how="notice", now=now))


def path_of(drift: Drift) -> str:
    return reverse("programmes:noticed", args=[drift.pk])


# ---- what follows elsewhere ----


@transaction.atomic
def apart(by: Member, whom: Member, now: datetime) -> None:
    """A block: whoever was to be told first is not any more."""
    for one, other in ((by, whom), (whom, by)):
        for stay in Episode.objects.filter(member=one, peer=other).select_related(
            "cohort__programme", "member"
        ):
            choose(stay, None, staff=stay.may_tell_staff, by=one, now=now)


@transaction.atomic
def leave(member: Member, now: datetime) -> None:
    """Whoever leaves is told of nothing, and nothing of theirs is noticed."""
    Drift.objects.filter(episode__member=member, over_at=None).update(over_at=now)
    for stay in Episode.objects.filter(peer=member).select_related("cohort__programme", "member"):
        choose(stay, None, staff=stay.may_tell_staff, by=stay.member, now=now)
