"""Programmes as a coordinator sees them: which run, who leads them, and not who stays in one."""

from dataclasses import dataclass
from datetime import datetime

from porch.people import consent
from porch.people.models import Member
from porch.programmes.models import Programme, Worker

SCOPE, PURPOSE = "programme-work", "roles"


@dataclass(frozen=True)
class Row:
    programme: Programme
    workers: list[Worker]


def programmes_at_the_desk(viewer: Member, now: datetime) -> list[Row]:
    """All of them, open ones first; of those who work there whoever may be named."""
    rows = list(Programme.objects.order_by("closed_at", "name"))
    workers = list(
        Worker.objects.filter(programme__in=rows, until=None).select_related("member").order_by("-part", "pk")
    )
    ids = {one.member_id for one in workers}
    seen = consent.see_each(viewer, ids, SCOPE, purpose=PURPOSE, now=now)
    named = [one for one in workers if one.member_id in seen]
    return [Row(one, [w for w in named if w.programme_id == one.pk]) for one in rows]


def programme_at(slug: str) -> Programme | None:
    return Programme.objects.filter(slug=slug).first()
