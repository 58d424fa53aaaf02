"""A sign that somebody comes less, as each may read it: they themselves, the peer they chose, staff if they may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.commitments.queries.between import last_written
from porch.commitments.queries.seen import conversation_of
from porch.people import consent
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.programmes.models import Drift, Episode, Mark, Programme
from porch.programmes.rules.drifting import SETTLES, STAFF_AFTER, Came
from porch.programmes.rules.roll import Here
from porch.programmes.rules.telling import PURPOSE, SCOPE
from porch.talk.models import Conversation


def roll_of(episode: Episode, now: datetime) -> list[Came]:
    """The sessions of a stay in their order, as far as the roll has settled; that they came counts at once."""
    rows = Mark.objects.filter(episode=episode, session__called_off=False, session__starts_at__lte=now)
    settled = rows.filter(Q(at__lte=now - SETTLES) | Q(here=Here.PRESENT)).select_related("session")
    return [
        Came(one.session.starts_at, Here(one.here)) for one in settled.order_by("session__starts_at", "pk")
    ]


def have_spoken(drift: Drift) -> bool:
    """Whether one of the two said so, or one of them wrote to the other since the peer was told. Only that."""
    if drift.spoken_at is not None:
        return True
    episode = drift.episode
    if episode.peer is None or drift.peer_told_at is None:
        return False
    conversation = conversation_of(episode.member, episode.peer)
    last = last_written(conversation) if conversation else None
    return last is not None and last >= drift.peer_told_at


def staff_see_it(now: datetime, of: str = "") -> Q:
    """As a condition on Episode, or on what has one under ``of``: staff may see now whether they come at all."""
    holds = {"isnull": False, "revoked_at": None, "paused_at": None, "until__gt": now}
    return Q(**{f"{of}grant__{what}": value for what, value in holds.items()})


@dataclass(frozen=True)
class Noticed:
    """What was noticed, as the one it is about reads it: when, and who was told when. ``staff_from``: the earliest
    moment for staff, where they may be told and have not been.
    """

    drift: Drift
    peer: Member | None
    staff_from: datetime | None

    @property
    def is_open(self) -> bool:
        return self.drift.over_at is None


def noticed_of(episode: Episode) -> list[Noticed]:
    """The latest first."""
    return [_noticed(one, episode) for one in episode.drifts.order_by("-noticed_at", "pk")[:12]]


def _noticed(drift: Drift, episode: Episode) -> Noticed:
    goes_on = drift.over_at is None and drift.spoken_at is None and drift.staff_told_at is None
    may = goes_on and episode.may_tell_staff
    return Noticed(
        drift, episode.peer, (drift.peer_told_at or drift.noticed_at) + STAFF_AFTER if may else None
    )


@dataclass(frozen=True)
class Told:
    """Somebody who comes less, as one who was told of it reads it. ``is_peer``: they were told as the peer."""

    drift: Drift
    who: Member
    is_peer: bool
    conversation: Conversation | None
    spoken: bool


def told_to(viewer: Member, now: datetime) -> QuerySet[Drift]:
    """Of what this viewer was told and may still be: as the peer somebody chose, or as one who works there, while
    those may see whether somebody comes.
    """
    peer = Q(episode__peer=viewer, peer_told_at__isnull=False)
    works = Q(episode__cohort__programme__workers__member=viewer) & Q(
        episode__cohort__programme__workers__until=None
    )
    staff = works & Q(episode__may_tell_staff=True, staff_told_at__isnull=False)
    staff &= staff_see_it(now, "episode__")
    open_now = Drift.objects.filter(peer | staff, over_at=None, episode__ended_on=None)
    open_now = open_now.exclude(episode__member__in=blocked_ids(viewer)).exclude(episode__member=viewer)
    return open_now.select_related(
        "episode__member", "episode__peer", "episode__cohort__programme"
    ).distinct()


def read(viewer: Member, pk: UUID, now: datetime) -> Told | None:
    """One of them, read through the gate: the look stands in the ledger of whom it is about."""
    found = _through_the_gate(viewer, told_to(viewer, now).filter(pk=pk), now)
    return found[0] if found else None


def told_in(viewer: Member, programme: Programme, now: datetime) -> list[Told]:
    """Those of one programme, for whoever works there: the latest first, each look written down."""
    rows = told_to(viewer, now).filter(episode__cohort__programme=programme, staff_told_at__isnull=False)
    return _through_the_gate(viewer, rows.order_by("-staff_told_at", "pk"), now)


def _through_the_gate(viewer: Member, rows: Iterable[Drift], now: datetime) -> list[Told]:
    found = []
    for drift in rows:
        who = drift.episode.member
        if consent.see(viewer, who, SCOPE, item=str(drift.episode_id), purpose=PURPOSE, now=now):
            is_peer = drift.episode.peer_id == viewer.pk and drift.peer_told_at is not None
            talk = conversation_of(viewer, who)
            found.append(Told(drift, who, is_peer, talk, have_spoken(drift)))
    return found


def was_told(viewer: Member, pk: UUID) -> bool:
    """Whether this viewer was once told of it: what has passed looks to them as if there were nothing now."""
    peer = Q(episode__peer=viewer, peer_told_at__isnull=False)
    works = Q(episode__cohort__programme__workers__member=viewer, staff_told_at__isnull=False)
    return Drift.objects.filter(peer | works, pk=pk).exists()
