"""Gatherings, for members and for the desk that announces them. Nobody's name, and no small numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from porch.bonds.rules.waiting import shown
from porch.company.models import Attending, Gathering
from porch.people.models import Member


@dataclass(frozen=True)
class Announced:
    """A gathering as one member sees it. ``people`` is how many mean to come, from eleven on; else None."""

    gathering: Gathering
    i_come: bool
    people: int | None


def _announced(rows: QuerySet[Gathering], viewer: Member) -> list[Announced]:
    mine = Attending.objects.filter(gathering=OuterRef("pk"), member=viewer)
    found = rows.annotate(i_come=Exists(mine), coming=Count("attendings")).order_by("at", "pk")
    return [Announced(row, row.i_come, shown(row.coming) or None) for row in found]


def gatherings_ahead(viewer: Member, now: datetime) -> list[Announced]:
    """What is announced and still to come, or was called off and would have been; the soonest first."""
    rows = Gathering.objects.filter(at__gt=now - timedelta(hours=6), state__in=("announced", "called-off"))
    return _announced(rows, viewer)


def gathering_for(viewer: Member, pk: UUID) -> Announced | None:
    found = _announced(Gathering.objects.filter(pk=pk), viewer)
    return found[0] if found else None


def all_gatherings(viewer: Member) -> list[Announced]:
    """Every gathering, for a coordinator, the latest first."""
    if not viewer.holds("coordinator"):
        return []
    return list(reversed(_announced(Gathering.objects.all(), viewer)))
