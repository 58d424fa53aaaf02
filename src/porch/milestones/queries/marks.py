"""One's own marks, and to whom they are shown."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from porch.groups.models import Group
from porch.groups.queries import belonging_in
from porch.milestones.models import Mark, Shown, Wishes
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.queries.giving import near_to


@dataclass(frozen=True)
class Marked:
    """``kind`` is empty for one's own words. ``on`` is the day it is about."""

    id: UUID
    words: str
    on: date
    kind: str
    key: str
    at: datetime


def read(row: Mark) -> Marked | None:
    """A mark opened; None once its owner's key is gone."""
    said: dict[str, Any] = row.said
    if not said:
        return None
    on = date.fromisoformat(said["on"])
    return Marked(row.pk, said["words"], on, said.get("kind", ""), said.get("key", ""), row.at)


def marks_of(member: Member) -> list[Marked]:
    """Everything they marked, by the day it is about, the newest first. Nothing is left out, whatever came after."""
    found = [read(row) for row in Mark.objects.filter(member=member)]
    there = [one for one in found if one is not None]
    return sorted(there, key=lambda one: (one.on, one.at), reverse=True)


def mark_of(member: Member, pk: UUID) -> Marked | None:
    """One of their own; None for anybody else's."""
    row = Mark.objects.filter(member=member, pk=pk).first()
    return read(row) if row else None


def my_shown(member: Member, pk: UUID) -> list[Shown]:
    """To whom they show one mark of theirs."""
    rows = Shown.objects.filter(mark=pk, mark__member=member).select_related("to_member", "to_group")
    return list(rows.order_by("at", "pk"))


def people_choices(member: Member) -> list[Member]:
    """Whom they can show something to by name: those close to them, and nobody they are apart from."""
    apart = blocked_ids(member)
    return [one for one in near_to(member) if one.is_here and one.pk not in apart]


def group_choices(member: Member) -> list[Group]:
    """The groups they belong to."""
    return [row.group for row in belonging_in(member)]


def wishes_of(member: Member) -> Wishes:
    return Wishes.objects.filter(member=member).first() or Wishes(member=member)
