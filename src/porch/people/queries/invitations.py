"""Invitations that open the door, and the sheets they were made on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from porch.people.models import Invitation, Member, Role

INVITE = (Role.Name.COORDINATOR, Role.Name.OPERATOR)
"""Who makes invitations, ends them, and answers those who wait at the door."""


def open_now(now: datetime) -> QuerySet[Invitation]:
    """Those that open the door at ``now``."""
    return Invitation.objects.filter(ended_at=None, until__gt=now, uses__lt=F("most_uses"))


def opens(digest: str, now: datetime) -> bool:
    """Whether the letters behind this digest open the door; ended, used up and unknown are all no."""
    return bool(digest) and open_now(now).filter(digest=digest).exists()


def sheets(viewer: Member, now: datetime) -> QuerySet[Invitation, dict[str, Any]]:
    """For the desk, newest first: each sheet's numbers, and never which of its invitations was used.

    Rows have ``batch note made_at until count places used left``.
    """
    if not viewer.holds(*INVITE):
        return Invitation.objects.none().values("batch")
    is_open = Q(ended_at=None, until__gt=now)
    return (
        Invitation.objects.exclude(batch=None)
        .values("batch")
        .annotate(
            note=Max("note"),
            made_at=Max("made_at"),
            until=Max("until"),
            count=Count("pk"),
            places=Sum("most_uses"),
            used=Sum("uses"),
            left=Sum(F("most_uses") - F("uses"), filter=is_open, default=0),
        )
        .order_by("-made_at", "batch")
    )


def sheet(viewer: Member, batch: UUID, now: datetime) -> dict[str, Any] | None:
    """One line of ``sheets``; None when there is no such sheet for this viewer."""
    return sheets(viewer, now).filter(batch=batch).first()
