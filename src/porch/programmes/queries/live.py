"""The live room of a session: who may come to it, who hosts, and whether it is open. See ``rooms.registries.kinds``."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from porch.people.models import Member
from porch.programmes.models import Episode, Session, Worker
from porch.rooms.models import Room
from porch.rooms.registries import Kind, kinds
from porch.rooms.rules.rooms import OVER

PROGRAMME = "programme"


def register() -> None:
    kinds.register(PROGRAMME, Kind("programme", of_my_programmes, may_host))


def sessions_for(member: Member) -> Q:
    """As a condition on Session: those of the cohort they stay in, and of programmes they work in.

    Whether staff may see how they come makes no difference to whether they may come.
    """
    stays = Episode.objects.filter(member=member, ended_on=None).values("cohort")
    works = Worker.objects.filter(member=member, until=None).values("programme")
    return Q(called_off=False) & (Q(cohort__in=stays) | Q(cohort__programme__in=works))


def of_my_programmes(member: Member, now: datetime) -> Q:
    mine = Session.objects.filter(sessions_for(member)).values("pk")
    return Q(kind=PROGRAMME, belongs_to__in=mine)


def may_host(member: Member, of: UUID | None, now: datetime) -> bool:
    """Whoever works in the programme hosts its sessions."""
    if of is None:
        return False
    works = Worker.objects.filter(member=member, until=None).values("programme")
    return Session.objects.filter(pk=of, called_off=False, cohort__programme__in=works).exists()


@dataclass(frozen=True)
class LiveRoom:
    """A session as somebody who may come to its room sees it. ``room`` is None until a host has opened it."""

    session: Session
    room: Room | None
    hosts: bool
    is_over: bool


def live_room_for(viewer: Member, pk: UUID, now: datetime) -> LiveRoom | None:
    session = Session.objects.filter(sessions_for(viewer), pk=pk).select_related("cohort__programme").first()
    if session is None:
        return None
    rooms = Room.objects.filter(kind=PROGRAMME, belongs_to=pk).exclude(state=OVER)
    over = session.starts_at + timedelta(minutes=session.minutes) <= now
    return LiveRoom(session, rooms.order_by("-starts").first(), may_host(viewer, pk, now), over)
