"""Signing someone out: in one browser, in all the others, everywhere."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.people.models import Member, Visit
from porch.people.visits import forget_over
from porch.record.actions import note

__all__ = ["end_others", "end_sessions", "end_visit", "forget_over"]


def end_sessions(member: Member, *, but: UUID | None = None) -> int:
    """End every session of this member, ``but`` perhaps one; returns how many. Their streams end within two seconds."""
    theirs = Visit.objects.filter(member=member)
    ended, _ = (theirs.exclude(pk=but) if but else theirs).delete()
    return ended


@transaction.atomic
def end_visit(visit: Visit, *, by: Member, now: datetime) -> None:
    """Sign one browser out."""
    Visit.objects.filter(pk=visit.pk).delete()
    note("session-ended", by=by.pk, about=visit.member_id, now=now)


@transaction.atomic
def end_others(member: Member, *, but: UUID | None, now: datetime) -> int:
    """Sign every browser out ``but`` this one, in answer to its owner; returns how many."""
    ended = end_sessions(member, but=but)
    note("sessions-ended", by=member.pk, about=member.pk, now=now)
    return ended
