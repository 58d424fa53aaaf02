"""Talks with a supervisor as each of those concerned sees them. Who else was asked is shown to nobody."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.bonds.models import Pair
from porch.bonds.rules.lifecycles import LIVE
from porch.care.models import Debrief, Supervisor
from porch.care.queries.helping import resting
from porch.care.queries.training import course_done_by
from porch.care.rules.lifecycles import OPEN
from porch.people.models import Member, Role
from porch.people.queries import blocked_ids

LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Listening:
    """Where somebody stands who was asked to listen to helpers: ``agreed``, and ``trained`` for it."""

    agreed: bool
    trained: bool


def listening_of(member: Member, now: datetime) -> Listening | None:
    """None for whoever is not named."""
    named = Supervisor.objects.filter(member=member, until=None).first()
    if named is None:
        return None
    return Listening(named.agreed_at is not None, member.pk in course_done_by({member.pk}, now))


def supervisors_named(viewer: Member) -> QuerySet[Supervisor]:
    """Everyone who was named, for coordinators alone."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Supervisor.objects.none()
    return Supervisor.objects.filter(until=None).select_related("member").order_by("member__handle")


def supervisors_free_for(asker: Member, now: datetime) -> list[Member]:
    """Who could listen to this person now: said yes, took the course, does not rest, and stands apart from them.

    Not somebody they walk with, since the talk may be about that person; and nobody either of the two blocked.
    """
    named = Supervisor.objects.filter(until=None, agreed_at__isnull=False).exclude(member=asker)
    there = named.filter(member__is_active=True, member__state=Member.State.HERE).select_related("member")
    people = {one.member_id: one.member for one in there}
    apart = blocked_ids(asker) | _walked_with(asker) | resting(people, now)
    able = course_done_by(people, now) - apart
    return sorted((people[pk] for pk in able), key=lambda one: str(one.pk))


def _walked_with(member: Member) -> set[UUID]:
    seconds = Pair.objects.filter(first=member, state__in=LIVE).values_list("second", flat=True)
    return {pk for pk in seconds if pk is not None}


def listened_lately(now: datetime) -> Counter[UUID]:
    """How many talks each supervisor took in the last three months."""
    taken = Debrief.objects.filter(taken_by__isnull=False, asked_at__gt=now - LATELY)
    return Counter(pk for pk in taken.values_list("taken_by", flat=True) if pk is not None)


def my_debrief(member: Member) -> Debrief | None:
    """The talk this person asked for that is not over."""
    mine = Debrief.objects.filter(member=member, state__in=OPEN)
    return mine.select_related("taken_by", "conversation").first()


def asked_of(member: Member, now: datetime) -> list[Debrief]:
    """What this supervisor is asked now, and the talks they said yes to that are not over."""
    if not Supervisor.objects.filter(member=member, until=None, agreed_at__isnull=False).exists():
        return list(_taken_by(member))
    waiting = Debrief.objects.filter(Q(state="asked", asked=member) | Q(state="wide"))
    waiting = waiting.exclude(member=member).select_related("member").order_by("due_at", "pk")
    could = [one for one in waiting if member in supervisors_free_for(one.member, now)]
    return [*could, *_taken_by(member)]


def _taken_by(member: Member) -> QuerySet[Debrief]:
    taken = Debrief.objects.filter(taken_by=member, state="talking")
    return taken.select_related("member", "conversation").order_by("asked_at", "pk")


def at_the_desk(viewer: Member) -> QuerySet[Debrief]:
    """Talks nobody could take: for a coordinator, but not their own and not of people they must not meet."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Debrief.objects.none()
    waiting = Debrief.objects.filter(state="desk").exclude(member=viewer)
    waiting = waiting.exclude(member__in=blocked_ids(viewer))
    return waiting.select_related("member").order_by("asked_at", "pk")


def debrief_for(viewer: Member, pk: UUID, now: datetime) -> Debrief | None:
    """The talk, if this person asked for it, is asked it, or took it."""
    mine = Debrief.objects.filter(pk=pk, member=viewer).select_related("taken_by", "conversation").first()
    return mine or next((one for one in asked_of(viewer, now) if one.pk == pk), None)
