"""Naming peer supervisors: a coordinator asks, the member says yes or no, and either ends it at any time."""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.care.models import Debrief, Lot, Rest, Supervisor
from porch.care.rules.lifecycles import WAITING
from porch.people.models import Member
from porch.record.actions import note
from porch.wire.actions import tell

MINE = "/people/helping/care/"


class NotToBeNamed(Exception):
    """They are named already, are not here, or it is oneself. Nothing was changed."""


@transaction.atomic
def name_supervisor(member: Member, *, by: Member, now: datetime) -> Supervisor:
    """Ask somebody to listen to helpers. They are in nobody's way until they said yes and took the short course."""
    if member == by or not member.is_here:
        raise NotToBeNamed
    try:
        with transaction.atomic():
            made = Supervisor.objects.create(member=member, named_by=by, named_at=now)
    except IntegrityError as twice:
        raise NotToBeNamed from twice
    note("supervisor-named", by=by.pk, about=member.pk, now=now)
    tell(member, kind="part-changed", path=MINE, now=now)
    return made


@transaction.atomic
def agree_to_listen(member: Member, *, now: datetime) -> bool:
    """Yes, I would listen. False when nobody asked."""
    return bool(Supervisor.objects.filter(member=member, until=None, agreed_at=None).update(agreed_at=now))


@transaction.atomic
def end_listening(member: Member, *, by: Member, now: datetime) -> bool:
    """No longer, or no thank you: by themselves or by a coordinator. What was asked of them goes on."""
    ended = Supervisor.objects.filter(member=member, until=None).update(until=now)
    if ended:
        Debrief.objects.filter(asked=member, state__in=WAITING).update(due_at=now)
        note("supervisor-ended", by=by.pk, about=member.pk, now=now)
        if by != member:
            tell(member, kind="part-changed", path=MINE, now=now)
    return bool(ended)


@transaction.atomic
def leave_care(member: Member, now: datetime) -> None:
    """Someone is leaving: what they asked ends, what they were asked goes on to others."""
    Debrief.objects.filter(member=member, state__in=WAITING).update(
        state="withdrawn", closed_at=now, due_at=None, asked=None
    )
    Debrief.objects.filter(asked=member, state__in=WAITING).update(due_at=now)
    Lot.objects.filter(member=member).delete()
    Rest.objects.filter(member=member).delete()
    Supervisor.objects.filter(member=member, until=None).update(until=now)
