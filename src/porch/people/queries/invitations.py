"""Invitations that open the door, and the sheets they were made on."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Sheet:
    """What the desk sees of invitations made together: numbers, and never which of them was used."""

    batch: UUID
    place: str
    made: datetime
    ends: datetime
    count: int
    lets_in: int
    used: int
    left: int


def sheets(viewer: Member, now: datetime, batch: UUID | None = None) -> list[Sheet]:
    """For the desk, newest first; only ``batch`` when one is named."""
    if not viewer.holds(*INVITE):
        return []
    made = Invitation.objects.exclude(batch=None) if batch is None else Invitation.objects.filter(batch=batch)
    is_open = Q(ended_at=None, until__gt=now)
    rows: Any = made.values("batch").annotate(
        place=Max("note"),
        made=Max("made_at"),
        ends=Max("until"),
        count=Count("pk"),
        lets_in=Sum("most_uses"),
        used=Sum("uses"),
        left=Sum(F("most_uses") - F("uses"), filter=is_open, default=0),
    )
    return [Sheet(**row) for row in rows.order_by("-made", "batch")]


def sheet(viewer: Member, batch: UUID, now: datetime) -> Sheet | None:
    """One of ``sheets``; None when there is no such sheet for this viewer."""
    return next(iter(sheets(viewer, now, batch)), None)
