"""Seating someone in a service position, and the end of their term."""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.groups.models import Belonging, Position, Standing, Term
from porch.groups.rules.terms import end_of_term
from porch.people.models import Member
from porch.record.actions import note


class NotToBeSeated(Exception):
    """They no longer belong to the group, or somebody holds the position. Nothing was changed."""


@transaction.atomic
def seat(
    position: Position, member: Member, *, by: Member | None, now: datetime, until: datetime | None = None
) -> Term:
    """``member`` serves in ``position`` from now on, until the end of a term unless ``until`` says otherwise.

    Whoever held it before is done with it. NotToBeSeated when the member does not belong to the group.
    """
    if not member.is_here or not Belonging.objects.filter(group=position.group_id, member=member).exists():
        raise NotToBeSeated("they do not belong to this group")
    unseat(position, by=by, now=now)
    end = until or end_of_term(now, position.term_months)
    try:
        with transaction.atomic():
            term = Term.objects.create(position=position, member=member, since=now, until=end)
    except IntegrityError as two_at_once:
        raise NotToBeSeated("somebody else was seated in the same moment") from two_at_once
    Standing.objects.filter(position=position).delete()
    detail = {"group": str(position.group_id), "position": str(position.pk)}
    note("seated", by=by.pk if by else None, about=member.pk, now=now, detail=detail)
    return term


@transaction.atomic
def unseat(position: Position, *, by: Member | None, now: datetime) -> bool:
    """Whoever holds it holds it no longer; false when nobody did."""
    held = Term.objects.filter(position=position, state="held").first()
    if held is None or not Term.objects.filter(pk=held.pk, state="held").update(state="over", ended_at=now):
        return False
    detail = {"group": str(position.group_id), "position": str(position.pk)}
    note("unseated", by=by.pk if by else None, about=held.member_id, now=now, detail=detail)
    return True
